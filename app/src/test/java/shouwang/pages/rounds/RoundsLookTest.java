package shouwang.pages.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shouwang.Camera;
import shouwang.House;
import shouwang.care.Service;
import shouwang.kernel.Rejected;
import shouwang.rounds.Rounds;
import shouwang.rounds.RoundsOfDay;
import shouwang.rounds.RoundsStory;
import shouwang.rounds.Stop;

@House
class RoundsLookTest {
    private static final List<String> NAMES =
            List.of("冉翠芳", "周国贵", "何芳", "蒲秀琴", "刘荣才", "黄素", "单先先");
    @LocalServerPort int port;
    @Autowired RoundsStory story;
    @Autowired Rounds rounds;

    private RoundsStory.Scene aDay() {
        var scene = story.scene();
        return story.in(scene, () -> {
            var first = story.aide(scene, 0, "王琼琼", "MEDICAL");
            story.aide(scene, 2, "覃国秀");
            var services = List.of(Service.COUNSEL, Service.CLEANING, Service.MEALS,
                    Service.MEDICAL, Service.ERRANDS, Service.MEALS, Service.BATHING);
            for (var n = 0; n < NAMES.size(); n++) {
                story.visit(scene, story.elder(scene, n % 3, NAMES.get(n)), first,
                        services.get(n), 9 + n % 4);
            }
            return scene;
        });
    }

    @Test
    void the_rounds_read_well_on_a_phone_and_at_a_desk() {
        var scene = aDay();
        var day = "/today/rounds?on=" + story.tomorrow;
        try (var camera = new Camera(port)) {
            camera.look(scene.clerk(), day, "rounds-before");
            var plan = story.proposed(scene);
            camera.look(scene.clerk(), day, "rounds");
            camera.look(scene.clerk(), day + "&visit=" + plan.stops().getFirst().visitId(),
                    "rounds-who");
            camera.look(scene.clerk(), "/today/rounds/" + plan.id() + "/sheets", "rounds-sheets");
            camera.look(scene.clerk(), "/settings/paths/" + scene.village(), "paths");
            assertThat(camera.faults()).isEmpty();
        }
    }

    @Test
    void a_clerk_proposes_drags_accepts_and_prints() {
        var scene = aDay();
        try (var camera = new Camera(port); var context = camera.context(scene.clerk(), 1366)) {
            var page = context.newPage();
            page.navigate(camera.at("/today/rounds?on=" + story.tomorrow));
            page.click("button:has-text('排路线')");
            page.waitForSelector("button:has-text('采用这些路线')");
            var before = plan(scene);
            var two = before.stops().stream().flatMap(one -> before.stops().stream()
                    .filter(onto -> may(scene, before, one, onto))
                    .map(onto -> List.of(one, onto))).findFirst().orElseThrow();
            var door = two.getFirst();
            var other = two.getLast();
            drag(page, door.visitId(), other.visitId());
            page.waitForSelector(".sw-said, [role=alert]");
            assertThat(page.locator(".sw-said, [role=alert]").allTextContents().toString())
                    .contains("已改：");
            assertThat(plan(scene).stops()).anySatisfy(stop -> {
                assertThat(stop.visitId()).isEqualTo(door.visitId());
                assertThat(stop.aideId()).isEqualTo(other.aideId());
                assertThat(stop.fixed()).isTrue();
            });
            page.click("button:has-text('采用这些路线')");
            page.waitForSelector("text=已采用，互助员照这个走");
            assertThat(plan(scene).status()).isEqualTo(RoundsOfDay.Status.ACCEPTED);
            page.click("a:has-text('打印路线单')");
            page.waitForSelector("th:has-text('老人签字')");
            assertThat(page.pdf().length).isGreaterThan(1_000);
        }
    }

    private RoundsOfDay plan(RoundsStory.Scene scene) {
        return story.in(scene, () -> rounds.find(scene.village(), story.tomorrow)).orElseThrow();
    }

    /** Whether the one door may go to the other's aide; who lacks the skill is refused. */
    private boolean may(RoundsStory.Scene scene, RoundsOfDay plan, Stop one, Stop onto) {
        if (one.aideId().equals(onto.aideId())) {
            return false;
        }
        try {
            return story.in(scene, () -> {
                rounds.price(plan.id(), one.visitId(), onto.aideId(), 0);
                rounds.price(plan.id(), one.visitId(), onto.aideId(), 1);
                return true;
            });
        } catch (Rejected refusal) {
            return false;
        }
    }

    private static void drag(Page page, UUID door, UUID onto) {
        page.locator("li[data-visit='" + door + "'] .time").dragTo(
                page.locator("li[data-visit='" + onto + "'] .time"));
    }
}
