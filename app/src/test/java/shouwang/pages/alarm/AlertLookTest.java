package shouwang.pages.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
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
import shouwang.alarm.Alarm;
import shouwang.alarm.Alert;
import shouwang.care.CareStory;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.alarm.Watchman;
import shouwang.care.notice.Notice;
import shouwang.care.notice.Notices;
import shouwang.kernel.Ids;
import shouwang.pairing.Cards;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;

@House
class AlertLookTest {
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
    @Autowired Alarm alarm;
    @Autowired Needs needs;
    @Autowired Notices notices;
    @Autowired Pairs pairs;
    @Autowired Cards cards;
    @Autowired Watchman watchman;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired TestClock clock;

    private UUID raise(CareStory.Scene scene, UUID elder, Service service, String wish,
            boolean urgent) {
        return villages.in(scene.village(), () -> needs.raise(scene.clerk().actor(),
                new Need.Raise(Ids.fresh(), elder, service, wish, 1, Need.RaisedAs.NEIGHBOUR,
                        "周林", Need.Via.PHONE, clock.instant(), urgent))).id();
    }

    /** An alert on its way, an ended drill, a notice, needs that climbed. */
    private UUID fill(CareStory.Scene scene) {
        var village = scene.village();
        var clerk = scene.clerk().actor();
        villages.in(village, () -> {
            pairs.pair(clerk, scene.elder(), scene.aide(), Pair.Manner.VOLUNTARY, null);
            for (var name : List.of("覃国林", "何玉", "单先先")) {
                story.aide(scene.clerk(), village + "001", name);
            }
            for (var n = 0; n < 3; n++) {
                var drill = alarm.drill(clerk, Ids.fresh(), scene.elder(), "老人摔倒了，起不来");
                var later = Duration.ofSeconds(150 - 40 * n);
                clock.after(later, () -> {
                    alarm.going(scene.aideGuest().actor(), drill, scene.aide());
                    return true;
                });
                clock.after(later.multipliedBy(4), () -> {
                    alarm.arrived(scene.aideGuest().actor(), drill, scene.aide());
                    alarm.end(clerk, drill, Alert.Outcome.HOME, "");
                    return true;
                });
            }
            return notices.write(clerk, new Notice.Draft(Ids.fresh(), List.of(village),
                    Notice.Kind.SNOW, "今晚零下三度，路上有冰", TestClock.given(),
                    TestClock.given().plus(Duration.ofDays(2))));
        });
        raise(scene, scene.elder(), Service.EMERGENCY, "胸口闷，出冷汗", true);
        var alert = villages.in(village, () -> alarm.open(village, 3)).getFirst().id();
        villages.in(village, () -> {
            var other = alarm.told(List.of(alert)).get(alert).stream()
                    .filter(told -> told.name().equals("覃国林")).findFirst().orElseThrow().who();
            alarm.going(clerk, alert, other);
            alarm.going(scene.aideGuest().actor(), alert, scene.aide());
            alarm.note(clerk, alert, Ids.fresh(), "打了 120，说二十分钟到");
            return true;
        });
        return alert;
    }

    @Test
    void the_pages_of_what_cannot_wait_read_well_at_the_desk() {
        var scene = story.scene();
        var alert = fill(scene);
        var other = villages.in(scene.village(), () -> story.elder(scene.clerk(),
                scene.village() + "001", "周国贵", "15455559900"));
        clock.after(Duration.ofHours(-30), () -> raise(scene, other, Service.MEALS, "送午饭，要软",
                false));
        villages.everywhere(() -> {
            watchman.climb(scene.village());
            return true;
        });
        var township = signedIn.as(Role.TOWNSHIP, scene.village().substring(0, 9));
        var notice = villages.in(scene.village(), () -> notices.list(scene.village(), 1))
                .getFirst().id();
        try (var camera = new Camera(port)) {
            camera.look(scene.clerk(), "/today/alerts/" + alert, "alert");
            camera.look(signedIn.as(Role.DOCTOR, scene.village()), "/today/alerts/" + alert,
                    "alert-doctor");
            camera.look(scene.clerk(), "/today/alerts", "alerts");
            camera.look(scene.clerk(), "/today/drills", "drills");
            camera.look(scene.clerk(), "/today/drills/new", "drill-who");
            camera.look(scene.clerk(), "/today/drills/new?elder=" + scene.elder(), "drill-new");
            camera.look(scene.clerk(), "/today/tasks", "tasks");
            camera.look(scene.clerk(), "/today/notices", "notices");
            camera.look(township, "/today/notices", "notices-township");
            camera.look(scene.clerk(), "/today/notices/" + notice, "notice");
            camera.look(township, "/boards/climbed", "climbed-township");
            camera.look(signedIn.as(Role.COUNTY, "511922"), "/boards/climbed", "climbed-county");
            camera.look(township, "/today", "today-climbed");
            camera.look(signedIn.as(Role.CLERK, villages.fresh()), "/today/alerts", "alerts-empty");
            assertThat(camera.faults()).isEmpty();
        }
    }

    @Test
    void the_call_in_the_aides_hand_is_large_and_the_name_after_the_call_too() {
        var scene = story.scene();
        var alert = fill(scene);
        var token = villages.in(scene.village(), () -> cards.tokens(List.of(scene.elder())))
                .get(scene.elder());
        var faults = new ArrayList<Object>();
        try (var camera = new Camera(port)) {
            for (var width : List.of(360, 390)) {
                try (var context = camera.context(scene.aideGuest(), width)) {
                    var page = context.newPage();
                    page.navigate(camera.at("/aide"));
                    page.waitForSelector(".sw-callrow");
                    look(camera, page, "call-on-round", width, faults);
                    page.navigate(camera.at("/aide/alerts/" + alert));
                    look(camera, page, "call", width, faults);
                    page.navigate(camera.at("/c/" + token + "?called=1&call=" + Ids.fresh()));
                    look(camera, page, "door-by", width, faults);
                    page.navigate(camera.at("/c/" + token + "?called=1&named=1"));
                    look(camera, page, "door-named", width, faults);
                }
            }
            try (var context = camera.context(scene.aideGuest(), 360)) {
                var page = context.newPage();
                page.navigate(camera.at("/aide/alerts/" + alert));
                page.click("text=我到了");
                look(camera, page, "call-there", 360, faults);
            }
            assertThat(faults).isEmpty();
            assertThat(camera.faults()).isEmpty();
        }
    }

    private static void look(Camera camera, Page page, String name, int width,
            List<Object> faults) {
        camera.keep(page, name, width);
        faults.addAll((List<?>) page.evaluate(SMALL));
        faults.addAll((List<?>) page.evaluate(LOW));
    }

    @Test
    void a_call_reaches_the_open_desk_without_anyone_touching_it() {
        var scene = story.scene();
        try (var camera = new Camera(port); var context = camera.context(scene.clerk(), 1366)) {
            var page = context.newPage();
            page.navigate(camera.at("/today"));
            page.waitForSelector("#sw-bell > div", new Page.WaitForSelectorOptions()
                    .setState(WaitForSelectorState.ATTACHED));
            assertThat(page.innerText("[data-bell]")).contains("铃声：开");
            page.click("[data-bell]");
            assertThat(page.innerText("[data-bell]")).contains("铃声：关");
            raise(scene, scene.elder(), Service.EMERGENCY, "摔倒了", true);
            page.waitForSelector(".sw-bellrow", new Page.WaitForSelectorOptions()
                    .setTimeout(40_000));
            assertThat(page.title()).startsWith("（新求助）");
            var strip = page.locator(".sw-bellrow").first().boundingBox();
            assertThat(strip.x + strip.width).as("it goes across the page").isEqualTo(1366);
            page.waitForSelector("#h-needs >> xpath=../.. >> text=摔倒了",
                    new Page.WaitForSelectorOptions().setTimeout(40_000));
            camera.keep(page, "today-rung", 1366);
            assertThat(camera.faults()).isEmpty();
        }
    }
}
