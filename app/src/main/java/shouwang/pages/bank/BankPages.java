package shouwang.pages.bank;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.When;
import shouwang.pages.form.Ground;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.timebank.Passbook;
import shouwang.timebank.earning.Earnings;
import shouwang.timebank.honour.Honours;
import shouwang.timebank.rules.Article;
import shouwang.timebank.rules.Clauses;
import shouwang.timebank.rules.Rulebook;

/** 时间银行: what households hold, line by line. */
@Controller
@Needs(Right.SEE_POINTS)
class BankPages {
    private static final int PAGE = 50;
    private static final int VILLAGE = 12;
    private static final int LEVEL = 3;
    private final Passbook passbook;
    private final Households households;
    private final Earnings earnings;
    private final Honours honours;
    private final Rulebook rulebook;
    private final Places places;
    private final Ground ground;
    private final Clock clock;

    BankPages(Passbook passbook, Households households, Earnings earnings, Honours honours,
            Rulebook rulebook, Places places, Ground ground, Clock clock) {
        this.passbook = passbook;
        this.households = households;
        this.earnings = earnings;
        this.honours = honours;
        this.rulebook = rulebook;
        this.places = places;
        this.ground = ground;
        this.clock = clock;
    }

    @GetMapping("/timebank")
    @Transactional(readOnly = true)
    String overview(Actor actor, @RequestParam(required = false) @Nullable String place,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "0") String page, Model model) {
        var where = ground.within(actor, place);
        if (where.length() < VILLAGE) {
            model.addAttribute("view", region(where));
            return "bank/region";
        }
        model.addAttribute("view", village(actor, Place.villageOf(where),
                Given.optional(name, "name", "户主姓名", 40),
                Given.number(page, "page", "第几页", 0, 10_000)));
        return "bank/overview";
    }

    /** Figures for each place below: whoever wants to see homes goes down to a village. */
    private BankView.Region region(String where) {
        var below = places.children(where);
        var digits = where.length() + LEVEL;
        var holdings = passbook.holdings(where, digits);
        var waiting = earnings.waiting(where, digits);
        var place = places.get(where);
        return new BankView.Region(place.name(), passbook.outstanding(where).text(),
                below.stream().map(one -> {
                    var waits = waiting.get(one.code());
                    return new BankView.Below(one.code(), one.name(),
                            holdings.getOrDefault(one.code(), Points.ZERO).text(),
                            waits == null ? 0 : waits.held(), waits == null ? 0 : waits.disputed());
                }).toList());
    }

    private BankView village(Actor actor, String village, @Nullable String name, int page) {
        var homes = passbook.homes(village);
        var known = households.byIds(homes.stream().map(Passbook.Home::household).toList());
        var all = homes.stream().filter(home -> known.containsKey(home.household()))
                .filter(home -> name == null || head(known, home).contains(name))
                .sorted(Comparator.comparing(Passbook.Home::has).reversed()
                        .thenComparing(home -> head(known, home))
                        .thenComparing(Passbook.Home::household)).toList();
        var shown = all.stream().skip((long) page * PAGE).limit(PAGE).toList();
        var members = households.membersOf(shown.stream().map(Passbook.Home::household).toList());
        var at = "/timebank?place=" + village + "&name=" + URLEncoder.encode(
                name == null ? "" : name, StandardCharsets.UTF_8) + "&page=";
        return new BankView(places.get(village).name(), village,
                actor.placeCode().length() < VILLAGE, passbook.outstanding(village).text(),
                passbook.issued(village).text(), rule(village), name == null ? "" : name,
                all.size(), shown.stream().map(home -> row(home, head(known, home),
                        members.getOrDefault(home.household(), List.of()))).toList(),
                page == 0 ? null : at + (page - 1),
                (page + 1) * PAGE < all.size() ? at + (page + 1) : null);
    }

    private static String head(Map<UUID, Household> known, Passbook.Home home) {
        var found = known.get(home.household());
        return found == null ? "" : found.head();
    }

    private static BankView.Row row(Passbook.Home home, String head,
            List<Household.Member> members) {
        return new BankView.Row(home.household().toString(), head,
                members.stream().filter(Household.Member::aide).map(Household.Member::name)
                        .collect(Collectors.joining("、")), home.has().text(),
                zero(home.held()), zero(home.hanging()));
    }

    private static String zero(Points points) {
        return points.minutes() == 0 ? "" : points.text();
    }

    /** How hours are stored and when they count: the village's own articles. */
    private String rule(String village) {
        return Clauses.inShort(rulebook.inForce(village, LocalDate.now(clock)).rules());
    }

    @GetMapping("/timebank/passbook/{id}")
    @Transactional(readOnly = true)
    String passbook(@PathVariable String id, @RequestParam(required =
            false) @Nullable String before,
            Model model) {
        var household = households.find(Given.id(id)).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一户，可能不归您管。"));
        var lines = passbook.lines(household.id(), before == null ? null : Given.id(before), PAGE);
        var next = lines.size() < PAGE ? null
                : "/timebank/passbook/" + household.id() + "?before=" + lines.getLast().id();
        model.addAttribute("view", new BankView.Book(household.id().toString(), household.head(),
                passbook.balance(household.id()).text(), zero(passbook.held(household.id())),
                honours(household), lines.stream().map(BankPages::line).toList(), next));
        return "bank/passbook";
    }

    /** A line in words, with its whole day, for the passbook and for statements. */
    static BankView.Line line(Passbook.Line line) {
        return new BankView.Line(line.id().toString(), line.number(), When.paper(line.at()),
                line.memo(), line.clause() == null ? "" : line.clause(), article(line),
                line.moved(), line.after().text(), line.tag(),
                line.hours() == null ? null : "/timebank/hours/" + line.hours());
    }

    /** Where the clause stands in the printed rules of that version. */
    private static @Nullable String article(Passbook.Line line) {
        return line.rule() == null ? null : "/timebank/rules/" + line.rule()
                + (line.clause() == null ? "" : Article.namedIn(line.clause())
                .map(article -> "#a" + article.number()).orElse(""));
    }

    /** The honour stays the person's, whoever of the household spends the points. */
    private List<BankView.Honour> honours(Household household) {
        return households.members(household.id()).stream().filter(Household.Member::aide)
                .map(member -> new BankView.Honour(member.name(),
                        new Points(honours.tally(member.id())).text())).toList();
    }
}
