package shouwang.pages.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.Camera;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Audit;
import shouwang.access.Role;
import shouwang.care.LateVisits;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.timebank.SpendingStory;

@House
class BackingPagesTest {
    @LocalServerPort int port;
    /** When she came; five past midnight of New Year that was last year. */
    private static final Instant BEGAN = TestClock.given().minus(3, ChronoUnit.HOURS);
    @Autowired SpendingStory story;
    @Autowired Villages villages;
    @Autowired Audit audit;
    @Autowired SignedIn signedIn;
    @Autowired Visits visits;
    @Autowired LateVisits late;
    @Autowired MockMvcTester mvc;

    /** A household with eight points, a shelf, and one visit that was confirmed. */
    private SpendingStory.Scene scene() {
        var scene = story.scene();
        villages.in(scene.village(), () -> {
            story.earn(scene.village(), scene.household(), 480);
            story.good(scene, 1, "大米", 120, 3);
            var plan = story.care.visit(scene.care(), BEGAN);
            late.dropIn(scene.care().aideGuest().actor(), plan, new Visit.Finish(
                    BEGAN.plus(50, ChronoUnit.MINUTES), "送饭", 4));
            return visits.confirm(scene.clerk().actor(), plan.id(), new Visit.Confirm(
                    Visit.Method.CALL_BACK, "老人", 5, null), null);
        });
        return scene;
    }

    @Test
    void a_village_sees_what_it_promised_and_with_what_it_can_keep_it() {
        var scene = scene();
        var page = mvc.get().uri("/timebank/backing").with(scene.clerk()).exchange();
        assertThat(page).hasStatusOk().bodyText().contains("半年内记的").contains("还得起")
                .contains("6</b> 分");
        assertThat(mvc.get().uri("/timebank/backing?village=" + scene.village())
                .with(signedIn.as(Role.CLERK, villages.fresh()))).hasStatus(404);
        assertThat(mvc.get().uri("/timebank/backing").with(signedIn.as(Role.TOWNSHIP,
                scene.village().substring(0, 9)))).hasStatusOk().bodyText().contains("哪个村");
    }

    @Test
    void the_honour_stays_with_who_gave_the_hours() throws Exception {
        var scene = scene();
        assertThat(mvc.get().uri("/timebank/honours").with(scene.clerk())).hasStatusOk()
                .bodyText().contains("上门 1 次");
        assertThat(mvc.get().uri("/timebank/honours?year=1066").with(scene.clerk()))
                .hasStatus(422);
        var sheet = mvc.get().uri("/timebank/honours.xlsx?why=board&village=" + scene.village()
                + "&year=" + BEGAN.atZone(TestClock.HERE).getYear()).with(scene.clerk()).exchange();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(
                sheet.getResponse().getContentAsByteArray()))) {
            assertThat(book.getFirstSheet().read()).hasSize(3).last().satisfies(row ->
                    assertThat(row.getCellText(0)).contains("导出：", "号"));
        }
        assertThat(mvc.get().uri("/timebank/honours/" + scene.care().aide()).with(scene.clerk()))
                .hasStatusOk().bodyText().contains("荣誉证书");
        assertThat(mvc.get().uri("/timebank/honours/" + Ids.fresh()).with(scene.clerk()))
                .hasStatus(404);
    }

    @Test
    void a_statement_opens_and_closes_as_the_passbook_says() {
        var scene = scene();
        var path = "/timebank/passbook/" + scene.household() + "/statement";
        assertThat(mvc.get().uri(path).with(scene.clerk())).hasStatusOk().bodyText()
                .contains("期末").contains("对账单");
        assertThat(mvc.get().uri(path + "?from=2026-05-01&until=2026-04-01").with(scene.clerk()))
                .hasStatus(422).bodyText().contains("不能早于");
        assertThat(mvc.get().uri(path + "?from=2020-01-01&until=2020-12-31").with(scene.clerk()))
                .hasStatusOk().bodyText().contains("这一段没有入账");
        assertThat(mvc.get().uri(path + ".xlsx").with(scene.clerk())).as("nobody said why")
                .hasStatus(422);
        assertThat(mvc.get().uri(path + ".xlsx?why=audit").with(scene.clerk())).hasStatusOk();
        assertThat(villages.in(scene.village(), () -> audit.lines(scene.village(), null, 1)))
                .singleElement().satisfies(line -> {
                    assertThat(line.deed()).isEqualTo("导出对账单");
                    assertThat(line.subject()).containsPattern("第 [0-9]+ 号");
                    assertThat(line.reason()).isEqualTo("audit");
                });
        assertThat(mvc.get().uri(path).with(signedIn.as(Role.CLERK, villages.fresh())))
                .hasStatus(404);
    }

    @Test
    void the_pages_read_well_on_a_phone_and_at_a_desk() {
        var scene = scene();
        try (var camera = new Camera(port)) {
            camera.look(scene.clerk(), "/timebank/backing", "backing");
            camera.look(scene.clerk(), "/timebank/honours", "honours");
            camera.look(scene.clerk(), "/timebank/honours/" + scene.care().aide(), "certificate");
            camera.look(scene.clerk(), "/timebank/passbook/" + scene.household() + "/statement",
                    "statement");
            assertThat(camera.faults()).isEmpty();
        }
    }
}
