package shouwang.pages.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shouwang.Camera;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.CareStory;
import shouwang.care.Contacts;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.pairing.Cards;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Kins;
import shouwang.people.Phone;

@House
class CareLookTest {
    private static final String SMALL = """
            () => [...document.querySelectorAll('main *, nav *')].filter(el => el.checkVisibility()
              && [...el.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())
              && parseFloat(getComputedStyle(el).fontSize) < 18)
              .map(el => el.outerHTML.slice(0, 120))""";
    private static final String LOW = """
            () => [...document.querySelectorAll('a, button, summary, select,'
              + 'input:not([type=hidden]):not([type=radio]):not([type=checkbox]), label.sw-pick')]
              .filter(el => el.checkVisibility() && el.getBoundingClientRect().height < 60)
              .map(el => el.outerHTML.slice(0, 120))""";
    @LocalServerPort int port;
    @Autowired CareStory story;
    @Autowired Needs needs;
    @Autowired Visits visits;
    @Autowired Contacts contacts;
    @Autowired Pairs pairs;
    @Autowired Kins kins;
    @Autowired Cards cards;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    private final Instant now = TestClock.given();

    @Test
    void every_page_of_care_reads_well_on_a_phone_and_at_a_desk() {
        var scene = story.scene();
        var at = villages.in(scene.village(), () -> fill(scene));
        var empty = signedIn.as(Role.CLERK, villages.fresh());
        var township = signedIn.as(Role.TOWNSHIP, scene.village().substring(0, 9));
        try (var camera = new Camera(port)) {
            camera.look(scene.clerk(), "/today", "today");
            camera.look(empty, "/today", "today-empty");
            camera.look(township, "/today", "today-township");
            camera.look(scene.clerk(), "/today/needs", "needs");
            camera.look(scene.clerk(), "/today/needs?show=all", "needs-all");
            camera.look(scene.clerk(), "/today/needs/new", "need-who");
            camera.look(scene.clerk(), "/today/needs/new?q=4135", "need-found");
            camera.look(scene.clerk(), "/today/needs/new?elder=" + scene.elder(), "need-new");
            camera.look(scene.clerk(), "/today/needs/" + at.get(0), "need");
            camera.look(scene.clerk(), "/care/visits", "visits");
            camera.look(scene.clerk(), "/today/waiting", "visits-waiting");
            camera.look(scene.clerk(), "/care/visits/" + at.get(1), "visit-done");
            camera.look(scene.clerk(), "/care/visits/" + at.get(2), "visit-planned");
            camera.look(scene.clerk(), "/care/visits/new?elder=" + scene.elder(), "visit-enter");
            camera.look(scene.clerk(), "/today/contacts", "contacts");
            camera.look(scene.clerk(), "/today/contacts/new?elder=" + scene.elder(), "contact");
            assertThat(camera.faults()).isEmpty();
        }
    }

    @Test
    void the_pages_in_the_hand_have_large_letters_and_large_targets() {
        var scene = story.scene();
        var at = villages.in(scene.village(), () -> fill(scene));
        var token = villages.in(scene.village(), () -> cards.tokens(List.of(scene.elder())))
                .get(scene.elder());
        var faults = new ArrayList<Object>();
        try (var camera = new Camera(port)) {
            var paths = List.of("/aide", "/aide/visits/" + at.get(1), "/aide/visits/" + at.get(2),
                    "/aide/visits/" + at.get(3), "/aide/help", "/c/" + token,
                    "/c/" + token + "?called=1", "/c/" + token + "/points");
            var names = List.of("aide", "aide-done", "aide-planned", "aide-started", "aide-help",
                    "door", "door-called", "door-points");
            for (var width : List.of(360, 390)) {
                for (var n = 0; n < paths.size(); n++) {
                    try (var context = camera.context(scene.aideGuest(), width)) {
                        var page = context.newPage();
                        page.navigate(camera.at(paths.get(n)));
                        camera.keep(page, names.get(n), width);
                        faults.addAll((List<?>) page.evaluate(SMALL));
                        faults.addAll((List<?>) page.evaluate(LOW));
                    }
                }
            }
            assertThat(faults).isEmpty();
            assertThat(camera.faults()).isEmpty();
        }
    }

    /** A need to give, a visit done, one planned, one begun; their ids. */
    private List<UUID> fill(CareStory.Scene scene) {
        var clerk = scene.clerk().actor();
        var aide = scene.aideGuest().actor();
        var hamlet = scene.village() + "001";
        pairs.pair(clerk, scene.elder(), scene.aide(), Pair.Manner.VOLUNTARY, "邻居");
        kins.add(clerk, Ids.fresh(), scene.elder(), "盖玉梅", "女儿", "宁波",
                Phone.parseAll("15466664135").orElseThrow());
        var names = List.of("周国贵", "蒲秀琴", "何芳", "刘荣才", "黄素", "单先先");
        var others = new ArrayList<UUID>();
        for (var n = 0; n < names.size(); n++) {
            others.add(story.elder(scene.clerk(), hamlet, names.get(n), "1545555990" + n));
        }
        var first = raise(scene, others.get(0), Service.MEDICAL, "去卫生院复查", 192);
        raise(scene, others.get(1), Service.ERRANDS, "买降压药", 450);
        raise(scene, others.get(2), Service.FARMING, "挖红苕，两个人", 900);
        raise(scene, others.get(3), Service.EMERGENCY, "胸口闷", 3);
        var given = raise(scene, scene.elder(), Service.MEALS, "送午饭，要软", 60);
        needs.give(clerk, given, scene.aide(), now.plusSeconds(600));
        contacts.log(clerk, Ids.fresh(), others.get(4), Contacts.Kind.CALL,
                now.minus(Duration.ofDays(41)), "");
        var done = plan(scene, scene.elder(), Service.CLEANING, "扫屋、洗衣", 120);
        visits.start(aide, done, now.minusSeconds(5_000));
        visits.finish(aide, done, new Visit.Finish(now.minusSeconds(2_000), "扫屋、洗衣", 4));
        var planned = plan(scene, others.get(4), Service.BATHING, "", -30);
        var begun = plan(scene, others.get(5), Service.COUNSEL, "陪着说说话", 20);
        visits.start(aide, begun, now.minusSeconds(600));
        return List.of(first, done, planned, begun);
    }

    private UUID raise(CareStory.Scene scene, UUID elder, Service service, String wish,
            int minutesAgo) {
        return needs.raise(scene.clerk().actor(), new Need.Raise(Ids.fresh(), elder, service, wish,
                service.people(), Need.RaisedAs.KIN, "儿子 周林", Need.Via.PHONE,
                now.minusSeconds(minutesAgo * 60L), false)).id();
    }

    private UUID plan(CareStory.Scene scene, UUID elder, Service service, String task,
            int minutesAgo) {
        return visits.plan(scene.clerk().actor(), new Visit.Plan(Ids.fresh(), elder, scene.aide(),
                null, service, task, now.minusSeconds(minutesAgo * 60L))).id();
    }
}
