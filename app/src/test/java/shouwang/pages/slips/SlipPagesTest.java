package shouwang.pages.slips;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
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
import shouwang.care.CareStory;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.care.slip.Slip;
import shouwang.care.slip.SlipSerial;
import shouwang.care.slip.Slips;
import shouwang.kernel.Ids;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;

@House
class SlipPagesTest {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final int A_DAY = 10;
    @LocalServerPort int port;
    @Autowired CareStory story;
    @Autowired Slips slips;
    @Autowired Visits visits;
    @Autowired Pairs pairs;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired TestClock clock;
    @Autowired MockMvcTester mvc;
    private int keys;

    /** A village whose aide looks after three, and has so many sheets of slips. */
    private List<SlipSerial> printed(CareStory.Scene scene, int sheets) {
        return villages.in(scene.village(), () -> {
            var clerk = scene.clerk().actor();
            pairs.pair(clerk, scene.elder(), scene.aide(), Pair.Manner.VOLUNTARY, "邻居");
            var phone = 15455557310L;
            for (var name : List.of("周国贵", "何芳")) {
                var elder = story.elder(scene.clerk(), scene.village() + "001", name,
                        "" + phone++);
                pairs.pair(clerk, elder, scene.aide(), Pair.Manner.VOLUNTARY, "邻居");
            }
            return slips.print(clerk, Ids.fresh(), scene.aide(), sheets).serials();
        });
    }

    private void press(Page page, String keysTyped) {
        page.keyboard().type(keysTyped);
        keys += keysTyped.length();
    }

    private void enter(Page page) {
        page.keyboard().press("Enter");
        keys++;
    }

    private static void waitsAt(Page page, String field) {
        page.waitForFunction("id => document.activeElement.id === id", field);
    }

    /** One slip as a clerk types it who has done it before. */
    private void slip(Page page, SlipSerial serial, String elder, String day, int hour) {
        waitsAt(page, "serial");
        press(page, serial.digits());
        enter(page);
        press(page, elder);
        enter(page);
        if (day.isEmpty()) {
            enter(page);
        } else {
            press(page, day);
        }
        press(page, "%02d05".formatted(hour));
        press(page, "%02d45".formatted(hour));
        press(page, "" + (1 + hour % 9));
        enter(page);
        waitsAt(page, "signed");
        page.waitForNavigation(() -> enter(page));
    }

    /** A day as the form takes it. */
    private static String typed(LocalDate day) {
        return "%02d%02d".formatted(day.getMonthValue(), day.getDayOfMonth());
    }

    @Test
    void a_hundred_slips_are_entered_by_keyboard_with_some_twenty_keys_each() {
        var scene = story.scene();
        var serials = printed(scene, 25);
        var first = TestClock.today();
        clock.after(Duration.ofDays(10), () -> {
            var clerk = signedIn.as(Role.CLERK, scene.village());
            try (var camera = new Camera(port); var context = camera.context(clerk, 1366)) {
                var page = context.newPage();
                page.navigate(camera.at("/care/slips/enter"));
                for (var n = 0; n < serials.size(); n++) {
                    var day = first.plusDays(n / A_DAY);
                    slip(page, serials.get(n), n % 7 == 0 ? "zgg" : "" + (1 + n % 3),
                            n % A_DAY > 0 ? "" : typed(day), 6 + n % A_DAY);
                }
                camera.keep(page, "slips-enter-hundred", 1366);
                assertThat(camera.faults()).isEmpty();
            }
            return null;
        });
        System.out.println("SlipPagesTest: " + keys + " keys for " + serials.size() + " slips");
        assertThat(keys / serials.size()).isLessThanOrEqualTo(21);
        for (var n = 0; n < A_DAY; n++) {
            var day = first.plusDays(n);
            assertThat(villages.in(scene.village(), () -> visits.ofAide(scene.aide(), day)))
                    .hasSize(A_DAY).allMatch(v -> v.status() == Visit.Status.CONFIRMED
                            && v.minutes() != null && v.minutes() == 40);
        }
    }

    @Test
    void the_house_says_at_once_what_is_wrong_and_the_cursor_stands_there() {
        var scene = story.scene();
        var serials = printed(scene, 1);
        try (var camera = new Camera(port); var context = camera.context(scene.clerk(), 1366)) {
            var page = context.newPage();
            page.navigate(camera.at("/care/slips/enter"));
            waitsAt(page, "serial");
            press(page, serials.getFirst().digits());
            enter(page);
            page.waitForSelector("#who >> text=冉翠芳");
            press(page, "1");
            enter(page);
            page.waitForSelector("#who >> text=老人：");
            enter(page);
            press(page, "0930");
            enter(page);
            press(page, "0900");
            press(page, "3");
            enter(page);
            page.waitForNavigation(() -> enter(page));
            assertThat(page.textContent("#wrong")).contains("晚于开始");
            waitsAt(page, "until");
            camera.keep(page, "slips-enter-wrong", 1366);
            page.fill("#serial", "12345678");
            page.press("#serial", "Tab");
            page.waitForSelector("#who >> text=打错了");
            assertThat(camera.faults()).isEmpty();
        }
    }

    @Test
    void a_slip_entered_wrong_is_taken_back_on_the_page_of_its_visit() {
        var scene = story.scene();
        var serial = printed(scene, 1).getFirst();
        clock.after(Duration.ofDays(1), () -> {
            var clerk = signedIn.as(Role.CLERK, scene.village());
            try (var camera = new Camera(port); var context = camera.context(clerk, 390)) {
                var page = context.newPage();
                page.navigate(camera.at("/care/slips/enter"));
                slip(page, serial, "1", typed(TestClock.today()), 1);
                page.locator("a[href^='/care/visits/']").first().click();
                page.getByText("录错了，撤回").click();
                camera.keep(page, "visit-takeback", 390);
                page.setViewportSize(1366, 900);
                camera.keep(page, "visit-takeback", 1366);
                page.fill("#mistake", "时间打错了");
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("撤回")
                        .setExact(true)).click();
                assertThat(page.textContent("main")).contains("已取消", "录错撤回：时间打错了");
                assertThat(page.getByText("录错了，撤回").count()).isZero();
                page.navigate(camera.at("/care/slips/enter"));
                slip(page, serial, "1", typed(TestClock.today()), 2);
                assertThat(page.textContent("main")).contains("签单已录入");
                assertThat(camera.faults()).isEmpty();
            }
            return null;
        });
    }

    @Test
    void two_with_the_same_initials_are_asked_about_and_picked_with_the_arrow() {
        var scene = story.scene();
        var serials = printed(scene, 1);
        villages.in(scene.village(), () -> {
            story.elder(scene.clerk(), scene.village() + "001", "刘荣才", "15455557320");
            return story.elder(scene.clerk(), scene.village() + "001", "刘茹翠", "15455557321");
        });
        clock.after(Duration.ofDays(1), () -> {
            var clerk = signedIn.as(Role.CLERK, scene.village());
            try (var camera = new Camera(port); var context = camera.context(clerk, 1366)) {
                var page = context.newPage();
                page.navigate(camera.at("/care/slips/enter"));
                slip(page, serials.getFirst(), "lrc", typed(TestClock.today()), 1);
                camera.keep(page, "slips-enter-pick", 1366);
                page.keyboard().press("ArrowDown");
                page.waitForNavigation(() -> enter(page));
                waitsAt(page, "serial");
                assertThat(page.textContent("main")).contains("有一处要核对")
                        .containsAnyOf("刘荣才", "刘茹翠");
                assertThat(camera.faults()).isEmpty();
            }
            return null;
        });
    }

    @Test
    void without_script_the_same_form_does_the_same() {
        var scene = story.scene();
        var serials = printed(scene, 1);
        var clerk = scene.clerk();
        var day = TestClock.today();
        clock.after(Duration.ofDays(1), () -> {
            var desk = signedIn.as(Role.CLERK, scene.village());
            assertThat(mvc.post().uri("/care/slips/enter").with(desk)
                    .param("serial", serials.getFirst().digits())).hasStatus(422).bodyText()
                    .contains("王琼琼", "冉翠芳", "老人没有填");
            var form = mvc.post().uri("/care/slips/enter").with(desk)
                    .param("serial", serials.getFirst().text()).param("elder", "rcf")
                    .param("day", "" + day.getDayOfMonth()).param("from", "830")
                    .param("until", "9:10").param("service", "1").param("signed", "2");
            assertThat(form).hasStatus3xxRedirection();
            assertThat(form.exchange().getResponse().getRedirectedUrl()).contains("slipagain");
            assertThat(mvc.post().uri("/care/slips/enter").with(desk)
                    .param("serial", serials.getFirst().text()).param("elder", "rcf")
                    .param("day", "" + day.getDayOfMonth()).param("from", "1030")
                    .param("until", "11:10").param("service", "1").param("signed", "2"))
                    .hasStatus(409).bodyText().contains("08:30–09:10，助餐");
            return null;
        });
        assertThat(mvc.get().uri("/care/slips").with(scene.aideGuest())).hasStatus(403);
        var far = story.scene();
        assertThat(mvc.get().uri("/care/slips/look?serial=" + serials.getFirst().digits())
                .with(far.clerk())).hasStatusOk().bodyText().contains("本村没有印过");
        assertThat(mvc.get().uri("/care/slips/look?serial=" + serials.getFirst()
                .code(scene.village())).with(far.clerk())).hasStatusOk().bodyText()
                .contains("别的村印的");
        var id = villages.in(scene.village(), () -> slips.find(clerk.actor(),
                serials.getFirst()).id());
        assertThat(mvc.get().uri("/care/slips/of/" + id).with(clerk)).as("the way of a task")
                .hasRedirectedUrl("/care/slips/" + serials.getFirst().digits());
        assertThat(mvc.get().uri("/care/slips/of/" + id).with(far.clerk())).hasStatus(404);
        assertThat(mvc.get().uri("/care/slips/enter").with(clerk)).hasStatusOk();
    }

    @Test
    void a_photograph_of_the_paper_stays_with_the_slip_and_nothing_else_does() throws IOException {
        var scene = story.scene();
        var serial = printed(scene, 1).getFirst();
        var day = TestClock.today();
        var at = "/care/slips/" + serial.digits();
        var png = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(new java.awt.image.BufferedImage(8, 8, 1), "png", png);
        clock.after(Duration.ofDays(1), () -> {
            var desk = signedIn.as(Role.CLERK, scene.village());
            assertThat(photo(desk, at, png.toByteArray())).hasStatus(409).bodyText()
                    .contains("先把签单录了");
            assertThat(mvc.post().uri("/care/slips/enter").with(desk)
                    .param("serial", serial.text()).param("elder", "rcf")
                    .param("day", "" + day.getDayOfMonth()).param("from", "0830")
                    .param("until", "0910").param("service", "3").param("signed", "1"))
                    .hasStatus3xxRedirection();
            assertThat(photo(desk, at, "not a picture".getBytes())).hasStatus(415);
            assertThat(photo(desk, at, new byte[500_000])).hasStatus(413);
            assertThat(photo(desk, at, png.toByteArray())).hasRedirectedUrl(at + "?said=photo");
            var page = mvc.get().uri(at).with(desk).exchange();
            var link = java.util.regex.Pattern.compile("src=\"(/care/slips/[^\"]+)\"").matcher(
                    new String(page.getResponse().getContentAsByteArray(),
                            java.nio.charset.StandardCharsets.UTF_8));
            assertThat(link.find()).isTrue();
            assertThat(mvc.get().uri(link.group(1)).with(desk).exchange().getResponse()
                    .getContentAsByteArray()).isEqualTo(png.toByteArray());
            var far = signedIn.as(Role.CLERK, story.scene().village());
            assertThat(mvc.get().uri(link.group(1)).with(far)).hasStatus(404);
            return null;
        });
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult photo(
            SignedIn.Guest who, String at, byte[] bytes) {
        return mvc.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders
                .multipart(at + "/picture").file(new org.springframework.mock.web
                        .MockMultipartFile("file", "slip.png", "image/png", bytes))
                .param("id", Ids.fresh().toString()).with(who));
    }

    @Test
    void the_printed_sheet_carries_serial_village_and_aide_four_times() throws IOException {
        var scene = story.scene();
        var serials = printed(scene, 2);
        var batch = villages.in(scene.village(), () -> slips.overview(scene.village(), 5))
                .batches().getFirst();
        var answer = mvc.get().uri("/care/slips/batches/" + batch.id() + ".pdf").with(scene.clerk())
                .exchange().getResponse();
        assertThat(answer.getContentType()).isEqualTo("application/pdf");
        try (var pdf = Loader.loadPDF(answer.getContentAsByteArray())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            var text = Normalizer.normalize(new PDFTextStripper().getText(pdf),
                    Normalizer.Form.NFKC);
            assertThat(text).contains(serials.stream().map(SlipSerial::text).toList());
            assertThat(text).contains("王琼琼", "9 心理疏导", "老人签字或手印");
            var picture = Path.of("target/pictures/slips-paper.png");
            Files.createDirectories(picture.getParent());
            javax.imageio.ImageIO.write(new PDFRenderer(pdf).renderImageWithDPI(0, 80), "png",
                    picture.toFile());
        }
        var far = story.scene();
        assertThat(mvc.get().uri("/care/slips/batches/" + batch.id() + ".pdf").with(far.clerk()))
                .hasStatus(404);
    }

    @Test
    void the_desks_pages_read_well_with_missing_slips_and_without_any() {
        var scene = story.scene();
        var serials = printed(scene, 2);
        villages.in(scene.village(), () -> {
            slips.mark(scene.clerk().actor(), serials.get(0), Slip.Status.LOST, "下雨冲走了");
            return slips.mark(scene.clerk().actor(), serials.get(1), Slip.Status.VOID, "写坏了");
        });
        var empty = signedIn.as(Role.CLERK, villages.fresh());
        var township = signedIn.as(Role.TOWNSHIP, scene.village().substring(0, 9));
        clock.after(Duration.ofDays(2), () -> {
            var clerk = signedIn.as(Role.CLERK, scene.village());
            try (var camera = new Camera(port)) {
                try (var context = camera.context(clerk, 1366)) {
                    var page = context.newPage();
                    page.navigate(camera.at("/care/slips/enter"));
                    slip(page, serials.get(5), "2", typed(TestClock.today()), 9);
                }
                camera.look(clerk, "/care/slips", "slips");
                camera.look(clerk, "/care/slips/enter", "slips-enter");
                assertThat(camera.faults()).isEmpty();
            }
            return null;
        });
        try (var camera = new Camera(port)) {
            camera.look(empty, "/care/slips", "slips-empty");
            camera.look(township, "/care/slips", "slips-township");
            assertThat(camera.faults()).isEmpty();
        }
        assertThat(mvc.post().uri("/care/slips/" + serials.get(2).digits() + "/mark")
                .with(scene.clerk()).param("status", "LOST").param("reason", "找不到"))
                .hasRedirectedUrl("/care/slips?village=" + scene.village() + "&said=saved");
        assertThat(mvc.post().uri("/care/slips/" + serials.get(3).digits() + "/mark")
                .with(scene.clerk()).param("status", "LOST")).hasStatus(422).bodyText()
                .contains("为什么没有填");
    }
}
