package shouwang.pages.hours;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
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
import shouwang.access.Role;
import shouwang.timebank.checks.Findings;
import shouwang.timebank.earning.Earning;
import shouwang.timebank.earning.EarningStory;

/** Notice, review, objection and ruling at the desk, and pictures of each page. */
@House
class HourPagesTest {
    private static final int DESK = 1366;
    @LocalServerPort int port;
    @Autowired EarningStory story;
    @Autowired MockMvcTester mvc;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Findings findings;
    @Autowired TestClock clock;

    private Instant at(int daysBack, int hour) {
        return LocalDate.now(clock).minusDays(daysBack).atTime(hour, 0).atZone(clock.getZone())
                .toInstant();
    }

    @Test
    void hours_hang_out_are_objected_to_ruled_and_reviewed_in_a_browser() {
        var s = story.scene(EarningStory.waiting(5, 1));
        var clerk = s.bank().clerk();
        var e = villages.in(s.village(), () -> {
            story.visit(s, at(2, 6), 445);
            story.visit(s, at(2, 14), 447);
            return story.visit(s, at(1, 9), 50);
        });
        try (var camera = new Camera(port); var desk = camera.context(clerk, DESK);
                var watch = camera.context(s.supervisor(), DESK)) {
            noticeTellsNothingPrivate(camera, desk.newPage(), e);
            joint(camera, desk.pages().getFirst());
            object(camera, desk.pages().getFirst(), e);
            camera.look(clerk, "/timebank/hours", "hours-desk-clerk");
            camera.look(s.supervisor(), "/timebank/hours", "hours-desk");
            camera.look(s.supervisor(), "/timebank/hours/" + e.id(), "hours-one");
            camera.look(clerk, "/timebank/notice", "hours-notice");
            camera.look(clerk, "/timebank/activities/new", "hours-activity");
            rule(camera, watch.newPage(), e);
            review(camera, watch.pages().getFirst());
            check(camera, watch.pages().getFirst(), YearMonth.from(LocalDate.now(clock)
                    .minusDays(2)));
            camera.look(s.supervisor(), "/timebank/checks", "hours-checks");
            camera.look(clerk, "/timebank/passbook/" + s.bank().household(), "hours-passbook");
            camera.look(s.bank().care().aideGuest(), "/aide/points", "hours-aide");
            var county = signedIn.as(Role.COUNTY, "511922");
            camera.look(county, "/timebank/hours", "hours-choose");
            camera.look(county, "/timebank/checks?village=" + s.village(), "hours-checks-county");
            assertThat(camera.faults()).isEmpty();
        }
        villages.in(s.village(), () -> {
            assertThat(story.points(s)).isEqualTo(40);
            assertThat(story.bank.sum(s.village())).isZero();
            clock.after(java.time.Duration.ofDays(6), () -> story.night(s.village()));
            assertThat(story.points(s)).isEqualTo(40 + 445 + 447 + 120);
            assertThat(story.bank.sum(s.village())).isZero();
            return null;
        });
    }

    @Test
    void the_notice_is_a_workbook_too_and_tells_no_more_than_the_paper() throws IOException {
        var s = story.scene(EarningStory.waiting(5, 1));
        var e = villages.in(s.village(), () -> story.visit(s, at(1, 9), 50));
        var answer = mvc.get().uri("/timebank/notice.xlsx").with(s.bank().clerk()).exchange();
        assertThat(answer).hasStatusOk();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(
                answer.getResponse().getContentAsByteArray()))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(4);
            assertThat(rows.get(2).getCellText(0)).isEqualTo(e.number());
            assertThat(rows.getLast().getCellText(0)).contains("导出：", "号");
            assertThat(rows.toString()).contains("王某", "50")
                    .doesNotContain("王琼琼", "冉翠芳", "154");
        }
        var township = signedIn.as(Role.TOWNSHIP, s.village().substring(0, 9));
        assertThat(mvc.get().uri("/timebank/notice.xlsx").with(township).exchange())
                .hasStatus(422);
        var stranger = signedIn.as(Role.CLERK, villages.fresh());
        var other = mvc.get().uri("/timebank/notice.xlsx?village=" + s.village()).with(stranger)
                .exchange().getResponse().getContentAsByteArray();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(other))) {
            assertThat(book.getFirstSheet().read()).as("one's own village only").hasSize(3);
        }
    }

    private static void noticeTellsNothingPrivate(Camera camera, Page page, Earning e) {
        page.navigate(camera.at("/timebank/notice"));
        var main = page.locator("main");
        assertThat(main).containsText(e.number());
        assertThat(main).containsText("王某");
        assertThat(main).not().containsText("王琼琼");
        assertThat(main).not().containsText("冉翠芳");
        assertThat(main).not().containsText("154");
    }

    private static void joint(Camera camera, Page page) {
        page.navigate(camera.at("/timebank/activities/new"));
        page.locator("#what").fill("帮三户挖红苕");
        page.getByText("农活", new Page.GetByTextOptions().setExact(true)).click();
        var yesterday = page.locator("#from").inputValue().substring(0, 10);
        var day = LocalDate.parse(yesterday).minusDays(3);
        page.locator("#from").fill(day + "T09:00");
        page.locator("#until").fill(day + "T11:00");
        page.locator("button:has-text('登记')").click();
        assertThat(page.locator("[role=alert]")).containsText("至少勾一位");
        page.locator("input[name=people]").first().check();
        page.locator("button:has-text('登记')").click();
        assertThat(page.getByText("登记好了")).isVisible();
    }

    private static void object(Camera camera, Page page, Earning e) {
        page.navigate(camera.at("/timebank/hours/" + e.id()));
        page.locator("#objector").fill("谯大友");
        page.locator("#reason").fill("那天只来了一会儿");
        page.locator("button:has-text('登记异议')").click();
        assertThat(page.getByText("异议登记好了")).isVisible();
        assertThat(page.locator("main")).not().containsText("谯大友");
        page.locator("input[value=KEEP]").check();
        page.locator("#why").fill("看过");
        page.locator("button:has-text('裁决')").click();
        assertThat(page.locator("[role=alert]")).containsText("请换一个人");
    }

    private static void rule(Camera camera, Page page, Earning e) {
        page.navigate(camera.at("/timebank/hours/" + e.id()));
        page.locator("#w-why").fill("去问一声");
        page.locator("button:has-text('看是谁提的')").click();
        assertThat(page.locator("main")).containsText("谯大友");
        page.locator("input[value=CHANGE]").check();
        page.locator("#minutes").fill("40");
        page.locator("#why").fill("问了邻居，走得早");
        page.locator("button:has-text('裁决')").first().click();
        assertThat(page.locator("main")).containsText("50 → 40 分钟");
        camera.keep(page, "hours-ruled", DESK);
    }

    private static void review(Camera camera, Page page) {
        page.navigate(camera.at("/timebank/hours"));
        page.locator("button:has-text('勾上的都没问题')").click();
        assertThat(page.getByText("没有要复核的")).isVisible();
    }

    /** In the month of the long day, which may be over. */
    private static void check(Camera camera, Page page, YearMonth month) {
        page.navigate(camera.at("/timebank/checks?month=" + month));
        page.locator("button:has-text('现在再查一遍')").click();
        assertThat(page.locator("main")).containsText("一天超过 14 小时");
        camera.keep(page, "hours-checks-open", DESK);
        page.locator("input[name=note]").first().fill("守了一天病人");
        page.locator("button:has-text('已问过')").first().click();
        assertThat(page.locator("main")).containsText("守了一天病人");
    }
}
