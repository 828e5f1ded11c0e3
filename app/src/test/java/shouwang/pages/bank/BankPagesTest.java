package shouwang.pages.bank;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.Camera;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.timebank.Passbook;
import shouwang.timebank.earning.EarningStory;
import shouwang.timebank.giving.Giving;

/** 时间银行: every home that holds points, and what waits shows what it is. */
@House
@Import(EarningStory.class)
class BankPagesTest {
    private static final String RELATIVE = "今天|昨天|明天";
    @LocalServerPort int port;
    @Autowired EarningStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Giving giving;
    @Autowired Passbook passbook;
    @Autowired MockMvcTester mvc;
    @Autowired TestClock clock;

    private String body(String path, SignedIn.Guest who) {
        var answer = mvc.get().uri(path).with(who).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void the_time_bank_lists_every_home_that_holds_points_and_they_add_up() {
        var s = story.scene(EarningStory.waiting(3, 1));
        villages.in(s.village(), () -> {
            story.bank.earn(s.village(), s.bank().household(), 300);
            giving.gift(s.clerk(), Ids.fresh(), s.bank().household(), s.bank().elderHousehold(),
                    new Points(80), null, "邻里照顾");
            story.visit(s, clock.instant().minus(Duration.ofHours(3)), 45);
            assertThat(passbook.homes(s.village()).stream().mapToLong(h -> h.has().minutes())
                    .sum()).isEqualTo(passbook.outstanding(s.village()).minutes())
                    .isEqualTo(300);
            return null;
        });
        assertThat(body("/timebank", s.bank().clerk())).contains("冉翠芳", "1.33", "3.67", "0.75",
                "公示 3 天、1 人复核，再入账");
        assertThat(body("/timebank?name=冉", s.bank().clerk())).contains("1.33")
                .doesNotContain("3.67");
        var book = "/timebank/passbook/" + s.bank().household();
        assertThat(body(book, s.bank().clerk())).contains("（+0.75）", "公示中，到 "
                + LocalDate.now(clock).plusDays(3), "-1.33", "赠送，王琼琼户 → 冉翠芳户",
                "/timebank/hours/");
        try (var camera = new Camera(port)) {
            camera.look(s.bank().clerk(), "/timebank", "bank-overview");
            camera.look(s.bank().clerk(), book, "bank-passbook");
            assertThat(camera.faults()).isEmpty();
        }
    }

    @Test
    void a_township_and_the_county_see_a_line_for_each_place() {
        var s = story.scene(EarningStory.waiting(3, 0));
        villages.in(s.village(), () -> {
            story.bank.earn(s.village(), s.bank().household(), 315);
            story.visit(s, clock.instant().minus(Duration.ofHours(3)), 45);
            return null;
        });
        var township = signedIn.as(Role.TOWNSHIP, s.village().substring(0, 9));
        var county = signedIn.as(Role.COUNTY, s.village().substring(0, 6));
        assertThat(body("/timebank", township)).contains("/timebank?place=" + s.village(), "5.25");
        assertThat(body("/timebank", county)).contains("/timebank?place="
                + s.village().substring(0, 9)).doesNotContain("/timebank/passbook/");
        assertThat(body("/timebank?place=" + s.village(), county)).contains("王琼琼", "5.25");
        assertThat(mvc.get().uri("/timebank?place=" + s.village().substring(0, 6)).with(township))
                .hasStatus(404);
    }

    @Test
    void papers_of_the_bank_carry_whole_days() {
        var s = story.scene(EarningStory.waiting(0, 0));
        villages.in(s.village(), () -> {
            story.visit(s, clock.instant().minus(Duration.ofHours(3)), 45);
            giving.donate(s.clerk(), Ids.fresh(), s.bank().household(), new Points(5), "捐");
            return null;
        });
        var year = LocalDate.now(clock).getYear() + "年";
        for (var path : new String[] {"/timebank/passbook/" + s.bank().household(),
            "/timebank/passbook/" + s.bank().household() + "/statement", "/timebank/giving"}) {
            var main = Pattern.compile("(?s)<main.*</main>").matcher(body(path, s.bank().clerk()));
            assertThat(main.find()).isTrue();
            assertThat(main.group()).contains(year).doesNotContainPattern(RELATIVE);
        }
    }

    @Test
    void the_printed_statement_begins_on_page_one() throws Exception {
        var s = story.scene(EarningStory.waiting(0, 0));
        villages.in(s.village(), () -> {
            for (var n = 0; n < 60; n++) {
                story.bank.earn(s.village(), s.bank().household(), 60 + n);
            }
            return null;
        });
        try (var camera = new Camera(port); var desk = camera.context(s.bank().clerk(),
                1_366)) {
            var page = desk.newPage();
            page.navigate(camera.at("/timebank/passbook/" + s.bank().household()
                    + "/statement"));
            try (var pdf = Loader.loadPDF(page.pdf(new Page.PdfOptions().setFormat("A4")))) {
                assertThat(pdf.getNumberOfPages()).isGreaterThan(1);
                var first = new PDFTextStripper();
                first.setEndPage(1);
                assertThat(first.getText(pdf)).contains("+1.08", "+1.12");
            }
        }
    }
}
