package shouwang.pages.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import shouwang.Forms;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.access.Role;
import shouwang.care.Service;
import shouwang.family.FamilyStory;
import shouwang.family.Letters;
import shouwang.kernel.Ids;
import shouwang.people.Kin;
import shouwang.people.Kins;
import shouwang.people.network.Partner;
import shouwang.people.network.Partners;
import shouwang.places.site.Site;
import shouwang.places.site.Sites;
import shouwang.table.Courtyards;
import shouwang.table.TableStory;
import shouwang.timebank.SpendingStory;

/** Two desks open the same form; whoever saves later undoes nothing of the other's. */
@House
@Import({TableStory.class, FamilyStory.class})
class TwoPeopleTest {
    /** The forms that change what stands there already, by the method that takes them. */
    private static final Set<String> EDITS = Set.of("ElderFormPages.change", "ElderPages.remark",
            "AideFormPages.change", "HouseholdPages.change", "HouseholdPages.relate",
            "FamilyPages.agree", "HabitPages.know", "TermPages.set", "EnvelopePages.set",
            "PlacePages.rename", "PlacePages.numbers", "PathPages.spot", "CanteenPages.terms",
            "CanteenPages.menu", "CanteenPages.save", "YardMealPages.change", "ShelfPages.terms",
            "ReachPages.choose", "NeedPages.clarify", "LetterPages.add", "SiteFormPages.change",
            "KinFormPages.change", "PartnerPages.change");

    /** What no two people can undo to each other, and why. */
    private static final Map<String, List<String>> NO_EDITS = Map.of(
            "writes something new, its id made by the form", List.of("HelpPages.ask",
                    "ShelfPages.add", "LetterPages.make", "FamilyPages.answer",
                    "ActivityPages.enter", "KinPages.ask", "KinTalkPages.say",
                    "ProposalPages.ask", "AideFormPages.add", "ElderFormPages.add",
                    "ElderPages.addKin", "RosterPages.check", "ReplayPages.begin",
                    "RulesFormPages.write", "NewAccountPages.make", "PlacePages.add",
                    "SlipEntryPages.enter", "SlipPages.print", "SlipPaperPages.add",
                    "ContactPages.log", "NeedPages.raise", "NoticePages.write",
                    "VisitPages.write", "DayCarePages.begin", "TillPages.pay", "YardPages.found",
                    "CounterPages.step", "ChildDoor.ask", "DoorOfElder.call", "JoinPages.enter",
                    "RoundsPages.propose", "PairPages.pair", "MovePages.move", "GiftPages.step",
                    "AlertPages.begin", "ReachPages.subscribe", "ReachPages.tryOut",
                    "SiteFormPages.open", "PartnerPages.add", "SitePicturePages.keep", "JoiningPages.join", "RoomPages.add", "RoomPages.thing", "RoomPages.book",
                    "SitePages.check"),
            "one step of something that has states; the second finds it taken", List.of(
                    "AidePages.start", "AidePages.finish", "AidePages.missed",
                    "MoneyPages.step",
                    "AidePages.confirm", "AidePages.end", "AlertPages.going",
                    "AlertPages.cannot", "AlertPages.arrived", "AlertPages.note",
                    "AlertPages.hand", "AlertPages.doctor", "AlertPages.end", "CallPages.going",
                    "CallPages.cannot", "CallPages.arrived", "CallPages.note", "CallPages.end",
                    "LifePages.status", "LifePages.second", "LifePages.undo",
                    "PoolPages.step", "CounterPages.takeBack", "ShelfPages.change",
                    "ShelfPages.close", "DoorOfElder.by", "FamilyPages.withdraw",
                    "FamilyPages.approve", "FamilyPages.decline", "LetterPages.send",
                    "LetterPages.hold", "CheckPages.enter", "CheckPages.leave",
                    "CheckPages.close", "CheckPages.again", "CheckPages.remark",
                    "ErrandPages.settle", "PicturePages.remove", "HourPage.step",
                    "HourPages.review", "HealthPages.handOver", "PairPages.end",
                    "ProposalPages.stop", "ProposalPages.decide", "ElderPages.removeKin",
                    "CardPages.hung", "CardPages.lost", "RosterPages.begin", "RosterPages.stop",
                    "RosterPages.drop", "RosterPages.undo", "TwinPages.merge",
                    "TwinPages.part", "HouseholdPages.split", "PlacePages.close",
                    "RoundsPages.cancel",
                    "RoundsPages.move", "RoundsPages.fix", "RoundsPages.accept",
                    "RulesPages.step", "SlipPages.mark", "GivePages.give", "NeedPages.end",
                    "TaskPages.close", "VisitPages.confirm", "VisitPages.missed",
                    "VisitPages.cancel", "VisitPages.takeBack", "ContactPages.takeBack", "DayCarePages.tap",
                    "DayCarePages.end", "TillPages.undo", "YardMealPages.held",
                    "YardMealPages.off", "YardPages.arrange", "SentPages.again",
                    "SitePages.close", "SitePicturePages.remove", "PartnerPages.end",
                    "RoomPages.drop", "JoiningPages.part", "RoomPages.callOff",
                    "NoticePages.phones"),
            "says one thing outright, whatever stood there", List.of("BoundPages.bound",
                    "HabitPages.say", "ElderPages.pictures",
                    "FamilyPages.pictures", "PathPages.write", "PathPages.forget",
                    "PlacePages.stage", "CanteenPages.single", "KitchenPages.cook",
                    "KitchenPages.deliver", "YardPages.neighbour", "RosterPages.columns",
                    "RosterPages.sheet", "TwinPages.two", "SitePages.week",
                    "SitePages.special", "SitePages.ordinary", "SitePages.consent",
                    "RoomPages.change"),
            "reads only, or is between one person and the house", List.of("BoardPages.refresh",
                    "DoorPages.signIn", "DoorPages.makeFirst", "DoorPages.signInByLink",
                    "DoorPages.signOut", "DoorOfElder.points", "FamilyPages.invite",
                    "FieldDoor.sync", "PhonePages.revoke", "PhonePages.restore",
                    "LedgerPages.verify", "LedgerPages.check", "InboxPages.open",
                    "InboxPages.seen", "ReachPages.unsubscribe", "RevealPages.show", "PartnerPages.phone",
                    "AccountPages.password", "AccountPages.link", "AccountPages.endSessions",
                    "AccountPages.close", "MePages.password", "MePages.endAll",
                    "KitchenPages.open", "KeptPages.forget", "EverydayPages.choose"));

    /**
     * A form to try.
     *
     * @param field what both desks change to different values, one and other
     * @param apart another field that only the second desk changes, or the same where there is none
     */
    private record Try(SignedIn.Guest who, String page, String action, String field, String one,
            String other, String apart, String value) {}

    private static final AtomicInteger FRESH = new AtomicInteger();
    @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;
    @Autowired MockMvcTester mvc;
    @Autowired TableStory table;
    @Autowired Courtyards yards;
    @Autowired Kins kins;
    @Autowired Letters letters;
    @Autowired FamilyStory family;
    @Autowired shouwang.care.Needs needs;
    @Autowired Sites sites;
    @Autowired Partners partners;
    @Autowired SignedIn signedIn;
    @Autowired TestClock clock;
    SpendingStory.Scene scene;
    SignedIn.Guest clerk;
    SignedIn.Guest county;
    @Nullable MultiValueMap<String, String> weights;

    @BeforeEach
    void aVillage() {
        scene = table.scene();
        clerk = scene.clerk();
    }

    @Test
    void every_form_is_an_edit_or_named_as_none() {
        var named = new TreeSet<>(EDITS);
        NO_EDITS.values().forEach(named::addAll);
        var there = new TreeSet<String>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, page) -> {
            if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST)
                    && page.getBeanType().getPackageName().startsWith("shouwang")) {
                there.add(page.getBeanType().getSimpleName() + "." + page.getMethod().getName());
            }
        });
        assertThat(there).as("a new form: an edit is saved by Meeting and tried below").isEqualTo(
                named);
    }

    private Map<String, Try> tries() throws Exception {
        var care = scene.care();
        var elder = "/people/elders/" + care.elder();
        var aide = "/people/aides/" + care.aide();
        var village = scene.village();
        var settings = "/settings/places/" + village;
        var spot = "/settings/paths/" + village;
        var good = "/timebank/counter/shelf/" + table.in(scene, () ->
                table.spending.good(scene, 7, "大米", 60, 5));
        var tries = new LinkedHashMap<String, Try>();
        tries.put("ElderFormPages.change", new Try(clerk, elder + "/edit", elder + "/edit",
                "mood", "想女儿", "爱说笑", "wants", "一副老花镜"));
        tries.put("ElderPages.remark", new Try(clerk, elder, elder + "/remark",
                "remark", "怕狗", "爱听戏", "", ""));
        tries.put("AideFormPages.change", new Try(clerk, aide + "/edit", aide + "/edit",
                "mostElders", "4", "5", "mostHours", "33"));
        tries.put("HabitPages.know", new Try(clerk, "/people/pairs/elders/" + care.elder(),
                "/people/pairs/elders/" + care.elder() + "/habit",
                "temper", "QUIET", "LIVELY", "hobby", "CARDS"));
        tries.put("PlacePages.rename", new Try(clerk, settings, "/settings/places/" + village
                + "001/rename", "name", "竹林社", "石桥社", "", ""));
        tries.put("PlacePages.numbers", new Try(clerk, settings, settings + "/numbers",
                "doctor", "何医生", "蒲医生", "station", "0827-1234567"));
        tries.put("PathPages.spot", new Try(clerk, spot, spot + "/spot", "altitude", "777", "778",
                "lat", "31.9"));
        var site = Ids.fresh();
        table.in(scene, () -> sites.open(site, village, Site.Kind.STATION, new Site.Form("老村小",
                "", null, Site.Lending.OWN, ""), "蒲秀兰"));
        tries.put("SiteFormPages.change", new Try(clerk, "/settings/sites/" + site + "/edit",
                "/settings/sites/" + site + "/edit", "name", "新村小", "旧村小", "lender", "村委会"));
        tries.put("PartnerPages.change", partner());
        tries.put("ShelfPages.terms", new Try(clerk, good, good + "/terms", "name", "香米", "新米",
                "unit", "斤"));
        tries.put("ReachPages.choose", new Try(clerk, "/me/reach", "/me/reach", "from", "19:10",
                "19:20", "until", "08:40"));
        var need = "/today/needs/" + needOf(care.elder());
        tries.put("NeedPages.clarify", new Try(clerk, need, need + "/clarify", "wish", "买两斤盐",
                "买一斤盐", "service", Service.ERRANDS.name()));
        table(tries);
        family(tries);
        county(tries);
        return tries;
    }

    private Try partner() {
        var id = Ids.fresh();
        table.in(scene, () -> {
            partners.add(clerk.actor(), id, scene.village(), new Partner.Form(Partner.Part.TROUPE,
                    true, "太极队", null, false, "", "", null, LocalDate.now(clock), false));
            return true;
        });
        var page = "/people/network/" + id;
        return new Try(clerk, page, page, "offers", "打太极", "教太极", "contact", "蒲师傅");
    }

    private void table(Map<String, Try> tries) {
        var village = scene.village();
        tries.put("CanteenPages.terms", new Try(clerk, "/care/table?village=" + village,
                "/care/table/terms",
                "price", "9.50", "9.60", "points", "45"));
        tries.put("CanteenPages.menu", new Try(clerk, "/care/table?village=" + village + "&on="
                + table.day, "/care/table/menu", "dishes", "红烧豆腐", "清蒸鱼", "price", "7.00"));
        var eater = "/care/table/eaters/" + scene.care().elder();
        tries.put("CanteenPages.save", new Try(clerk, eater, eater, "awayUntil",
                day(5), day(6), "soft", "1"));
        var meal = "/care/courtyard/meals/" + table.in(scene, () -> {
            var yard = table.courtyard(scene).id();
            yards.neighbour(clerk.actor(), yard, scene.care().elder(), true, true);
            yards.neighbour(clerk.actor(), yard, scene.care().aide(), true, true);
            yards.arrange(clerk.actor(), yard);
            return yards.table(clerk.actor(), yard).ahead().getFirst().id();
        });
        tries.put("YardMealPages.change", new Try(clerk, meal, meal, "dishes", "豆花", "凉面",
                "host", scene.care().aide().toString()));
    }

    private void family(Map<String, Try> tries) {
        var home = "/people/households/" + scene.elderHousehold();
        tries.put("HouseholdPages.change", new Try(clerk, home, home, "head", "冉国栋", "冉国梁",
                "address", "石桥过去第三家"));
        tries.put("HouseholdPages.relate", new Try(clerk, home, home + "/relations",
                "relation-" + scene.care().elder(), "户主", "母亲", "", ""));
        var child = table.in(scene, () -> {
            var id = family.child(scene.care(), scene.care().elder(), "盖玉梅", "女儿");
            kins.consent(clerk.actor(), scene.care().elder(), id, new Kin.Consent(
                    Kin.How.values()[0], "蒲秀兰", LocalDate.now(clock),
                    EnumSet.allOf(Kin.Sight.class)));
            return id;
        });
        var kin = "/people/elders/" + scene.care().elder() + "/kin/" + child + "/edit";
        tries.put("KinFormPages.change", new Try(clerk, kin, kin, "relation", "大女儿", "二女儿",
                "livesIn", "成都"));
        var page = "/people/elders/" + scene.care().elder() + "/family";
        tries.put("FamilyPages.agree", new Try(clerk, page, page + "/" + child + "/consent", "may",
                Kin.Sight.values()[0].name(), Kin.Sight.values()[1].name(), "", ""));
        var month = YearMonth.now(clock).minusMonths(1);
        var letter = table.in(scene, () -> {
            letters.make(clerk.actor(), scene.village(), month);
            return letters.of(clerk.actor(), scene.village(), month).getFirst().id();
        });
        tries.put("LetterPages.add", new Try(clerk, "/people/letters?village=" + scene.village()
                + "&month=" + month, "/people/letters/" + letter + "/add", "added", "腊肉熏好了", "猪杀了",
                "", ""));
    }

    private void county(Map<String, Try> tries) throws Exception {
        county = signedIn.as(Role.COUNTY, scene.village().substring(0, 6));
        tries.put("TermPages.set", new Try(county, "/people/pairs/terms",
                "/people/pairs/terms", "hobby", "17",
                "18", "temper", "23"));
        weights = open(tries.get("TermPages.set"));
        // the county's bounds stay: each try sets others than the one before
        var fresh = FRESH.incrementAndGet();
        tries.put("EnvelopePages.set", new Try(county, "/timebank/envelope", "/timebank/envelope",
                "mostPercent", 400 + 2 * fresh + "", 401 + 2 * fresh + "", "leastAge",
                fresh + ""));
    }

    private String day(int ahead) {
        return LocalDate.now(clock).plusDays(ahead).toString();
    }

    private UUID needOf(UUID elder) {
        return table.in(scene, () -> needs.raise(clerk.actor(),
                table.spending.care.wish(scene.care(), Service.MEALS)).id());
    }

    private MultiValueMap<String, String> open(Try one) throws Exception {
        var page = mvc.get().uri(one.page()).with(one.who()).exchange();
        assertThat(page).as(one.page()).hasStatusOk();
        return Forms.of(page.getResponse().getContentAsString(), one.action());
    }

    private MvcTestResult send(Try one, MultiValueMap<String, String> form) {
        return mvc.post().uri(one.action()).with(one.who()).params(form).exchange();
    }

    private void saves(String which, Try one, MultiValueMap<String, String> form)
            throws Exception {
        var answer = send(one, form);
        assertThat(answer.getResponse().getStatus()).as(which + " " + form + "\n"
                + answer.getResponse().getContentAsString().replaceAll("(?s).*<main", "<main"))
                .isEqualTo(302);
    }

    @Test
    void every_edit_form_is_tried() throws Exception {
        assertThat(new TreeSet<>(tries().keySet())).isEqualTo(new TreeSet<>(EDITS));
    }

    @Test
    void what_two_people_change_apart_is_both_kept() throws Exception {
        for (var each : tries().entrySet()) {
            var one = each.getValue();
            if (one.apart().isEmpty()) {
                continue;
            }
            begin(each.getKey(), one);
            var mine = filled(each.getKey(), one, 2);
            var theirs = filled(each.getKey(), one, 1);
            theirs.set(one.apart(), one.value());
            saves(each.getKey(), one, theirs);
            mine.set(one.field(), one.one());
            saves(each.getKey(), one, mine);
            var now = open(one);
            assertThat(now.getFirst(one.field())).as(each.getKey()).isEqualTo(one.one());
            assertThat(now.getFirst(one.apart())).as(each.getKey()).isEqualTo(one.value());
        }
    }

    @Test
    void what_both_change_is_shown_and_chosen() throws Exception {
        for (var each : tries().entrySet()) {
            var one = each.getValue();
            begin(each.getKey(), one);
            var mine = filled(each.getKey(), one, 3);
            var theirs = filled(each.getKey(), one, 4);
            theirs.set(one.field(), one.other());
            saves(each.getKey(), one, theirs);
            mine.set(one.field(), one.one());
            var asked = send(one, mine);
            assertThat(asked.getResponse().getStatus()).as(each.getKey()).isEqualTo(409);
            var page = asked.getResponse().getContentAsString();
            assertThat(page).as(each.getKey()).contains("蒲秀兰存的今天", "您填的，还没有存");
            chosen(each.getKey(), one, Forms.of(page, one.action()), one.one());
        }
    }

    /** The county's weights are everybody's: they are put back. */
    @AfterEach
    void putBack() throws Exception {
        if (weights != null) {
            weights.remove("opened");
            assertThat(mvc.post().uri("/people/pairs/terms").with(county).params(weights))
                    .hasStatus3xxRedirection();
        }
    }

    private void chosen(String which, Try one, MultiValueMap<String, String> asked, String mine)
            throws Exception {
        assertThat(asked.get("met")).as(which).containsExactly(one.field());
        assertThat(send(one, new LinkedMultiValueMap<>(asked)).getResponse().getStatus())
                .as("none chosen: " + which).isEqualTo(409);
        var theirs = new LinkedMultiValueMap<>(asked);
        theirs.set("keep." + one.field(), "theirs");
        saves(which, one, theirs);
        var shown = !which.equals("ElderPages.remark");
        if (shown) {
            assertThat(open(one).getFirst(one.field())).as(which).isEqualTo(one.other());
        }
        var kept = new LinkedMultiValueMap<>(asked);
        kept.set("keep." + one.field(), "mine");
        again(which, kept, 9);
        saves(which, one, kept);
        if (shown) {
            assertThat(open(one).getFirst(one.field())).as(which).isEqualTo(mine);
        }
    }

    /** A record that is full enough for both its fields to be changed. */
    private void begin(String which, Try one) throws Exception {
        var first = open(one);
        if (which.equals("PathPages.spot")) {
            first.set("lon", "107.2");
            first.set("lat", "31.8");
            saves(which, one, first);
        } else if (which.equals("CanteenPages.menu")) {
            first.set("dishes", "青菜");
            saves(which, one, first);
        } else if (which.equals("CanteenPages.save")) {
            first.set("awayFrom", day(3));
            first.set("awayUntil", day(4));
            saves(which, one, first);
        }
    }

    /** A form as opened, with what it needs beside its fields. */
    private MultiValueMap<String, String> filled(String which, Try one, int day)
            throws Exception {
        var form = open(one);
        again(which, form, day);
        if (which.equals("FamilyPages.agree")) {
            form.set("how", Kin.How.values()[0].name());
            form.set("witness", "蒲秀兰");
        }
        return form;
    }

    /** The bounds of a county hold from a day that has none yet. */
    private void again(String which, MultiValueMap<String, String> form, int day) {
        if (which.equals("EnvelopePages.set")) {
            form.set("from", day(4000 + day));
            form.set("step", "set");
        }
    }
}
