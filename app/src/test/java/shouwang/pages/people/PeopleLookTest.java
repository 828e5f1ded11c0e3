package shouwang.pages.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shouwang.Camera;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.care.Contacts;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elder.Category;
import shouwang.people.ElderForm;
import shouwang.people.Elders;
import shouwang.people.Fictional;
import shouwang.people.Kins;
import shouwang.people.Phone;
import shouwang.places.Places;

@House
class PeopleLookTest {
    private static final List<String> NAMES = List.of("冉翠芳", "盖志清", "单先先", "仇全", "解全成",
            "蒲福正", "岳国", "苟淑", "向先琴", "覃文志", "赵素华", "何珍玉");
    @LocalServerPort int port;
    @Autowired Elders elders;
    @Autowired Aides aides;
    @Autowired Kins kins;
    @Autowired Pairs pairs;
    @Autowired Contacts contacts;
    @Autowired Places places;
    @Autowired Needs needs;
    @Autowired Visits visits;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;

    @Test
    void every_page_of_people_reads_well_on_a_phone_and_at_a_desk() {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village);
        var she = villages.in(village, () -> settle(village, clerk.actor()));
        var he = villages.in(village, () -> aides.all(village).getFirst().id());
        var home = villages.in(village, () -> elders.get(she).householdId());
        var empty = signedIn.as(Role.CLERK, villages.fresh());
        var township = signedIn.as(Role.TOWNSHIP, village.substring(0, 9));
        try (var camera = new Camera(port)) {
            camera.look(clerk, "/people/elders", "elders");
            camera.look(empty, "/people/elders", "elders-empty");
            camera.look(clerk, "/people/elders?q=zz", "elders-none");
            camera.look(township, "/people/elders", "elders-township");
            camera.look(clerk, "/people/elders/" + she, "elder");
            camera.look(clerk, "/people/elders/" + she + "/edit", "elder-edit");
            camera.look(clerk, "/people/elders/new", "elder-new");
            camera.look(township, "/people/elders/new", "elder-village");
            camera.look(clerk, "/people/reveal/" + she + "?field=PHONES", "reveal");
            camera.look(clerk, "/people/households/" + home, "household");
            camera.look(clerk, "/people/aides", "aides");
            camera.look(empty, "/people/aides", "aides-empty");
            camera.look(clerk, "/people/aides/" + he, "aide");
            camera.look(clerk, "/people/aides/new", "aide-new");
            camera.look(clerk, "/people/aides/new?elder=" + she, "aide-elder");
            assertThat(camera.faults()).isEmpty();
        }
    }

    private UUID settle(String village, Actor clerk) {
        var second = places.hamlet(village, "二社").code();
        var third = places.hamlet(village, "三社").code();
        UUID first = null;
        for (var i = 0; i < NAMES.size(); i++) {
            var number = Fictional.number(1936 + 2 * i, i % 2 == 1);
            var id = elders.add(clerk, Ids.fresh(), new ElderForm(i % 2 == 0 ? second : third,
                    NAMES.get(i), number.sex(), number.born(), number,
                    Phone.parseAll("1545555%04d".formatted(7302 + i)).orElseThrow(),
                    i == 0 ? EnumSet.of(Category.LIVING_ALONE, Category.EMPTY_NEST,
                            Category.HARD_TO_WALK) : EnumSet.of(Category.EMPTY_NEST),
                    i % 5, "高血压，每月 20 日量", "耳背，说话大声些", null, "饭要煮软", null,
                    "石桥过去第 " + (i + 1) + " 家", null));
            first = first == null ? id : first;
        }
        var aide = aides.add(clerk, Ids.fresh(), new Aides.Form(second, "王琼琼", Elder.Sex.F,
                LocalDate.of(1968, 3, 4), Phone.parseAll("15466661234").orElseThrow(),
                Aide.Origin.LEFT_BEHIND_WOMAN, Set.of("BATHING", "MEALS"), Aide.Vehicle.MOTORBIKE,
                6, 60, 31));
        pairs.pair(clerk, first, aide, Pair.Manner.VOLUNTARY, "邻居");
        kins.add(clerk, Ids.fresh(), first, "盖玉梅", "女儿", "宁波",
                Phone.parseAll("15466664135").orElseThrow());
        kins.add(clerk, Ids.fresh(), first, "盖林", "儿子", "成都", List.of());
        contacts.log(clerk, Ids.fresh(), first, Contacts.Kind.CALL,
                TestClock.given().minusSeconds(3600), "家里柴火够");
        liveAWhile(clerk, first, aide);
        return first;
    }

    /** An open need, a visit that waits for her word, one confirmed and one that failed. */
    private void liveAWhile(Actor clerk, UUID she, UUID aide) {
        var now = TestClock.given();
        needs.raise(clerk, new Need.Raise(Ids.fresh(), she, Service.MEALS, "送午饭，要软", 1,
                Need.RaisedAs.KIN, "女儿 盖玉梅", Need.Via.PHONE, now, false));
        for (var days = 1; days < 8; days++) {
            var at = now.minusSeconds(86_400L * days * 2);
            var done = visits.enter(clerk, new Visit.Plan(Ids.fresh(), she, aide, null,
                    days % 2 == 0 ? Service.CLEANING : Service.MEDICAL, "扫屋、换被套", at),
                    new Visit.Finish(at.plusSeconds(3_000), "精神好，吃得下", 4));
            if (days > 1) {
                visits.confirm(clerk, done.id(), new Visit.Confirm(Visit.Method.SIGNATURE, "冉翠芳",
                        5, null), null);
            }
        }
        var missed = visits.plan(clerk, new Visit.Plan(Ids.fresh(), she, aide, null,
                Service.CLEANING, "扫屋", now));
        visits.missed(clerk, missed.id(), "大雨断路");
        elders.remark(clerk, she, "听力残疾二级");
    }
}
