package shouwang.pages.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.Camera;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.ElderQuery;
import shouwang.people.Elders;
import shouwang.people.Fictional;

@House
class RosterPagesTest {
    private static final String HEADER = "姓名,身份证号码,组,联系电话\n";
    @LocalServerPort int port;
    @Autowired MockMvcTester mvc;
    @Autowired Elders elders;
    @Autowired Aides aides;
    @Autowired Pairs pairs;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired TestClock clock;
    String village = "";
    SignedIn.Guest clerk = new SignedIn.Guest(shouwang.access.Actor.house(
            new shouwang.county.County("511922")), "", new jakarta.servlet.http.Cookie("sw", ""));

    @BeforeEach
    void takeAVillage() {
        village = villages.fresh();
        clerk = signedIn.as(Role.CLERK, village);
    }

    @Test
    void the_check_stores_nothing_and_the_import_brings_the_good_rows() {
        var page = upload(clerk, "花名册.csv", csv("冉翠芳", "盖志清", "=HYPERLINK(1)"));
        assertThat(get(clerk, page)).hasStatusOk().bodyText().contains("合格的 2 行可以导入", "有错");
        assertThat(count()).isZero();
        press(clerk, page + "/import");
        awaitBody(page, "已导入 2 人");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void the_same_file_again_doubles_nothing_and_so_do_two_presses() {
        var file = csv("冉翠芳", "盖志清");
        var page = upload(clerk, "花名册.csv", file);
        press(clerk, page + "/import");
        press(clerk, page + "/import");
        awaitBody(page, "已导入 2 人");
        var again = upload(clerk, "花名册.csv", file);
        press(clerk, again + "/import");
        awaitBody(again, "已导入 0 人");
        assertThat(get(clerk, again)).bodyText().contains("另有 2 人本来就在册");
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void two_imports_of_the_same_file_at_once_double_nothing() throws Exception {
        var file = csv("冉翠芳", "盖志清", "单先先");
        var other = signedIn.as(Role.CLERK, village);
        var here = upload(clerk, "一.csv", file);
        var there = upload(other, "二.csv", file);
        var start = new CountDownLatch(1);
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = both.submit(() -> {
                start.await();
                return press(clerk, here + "/import");
            });
            var two = both.submit(() -> {
                start.await();
                return press(other, there + "/import");
            });
            start.countDown();
            one.get();
            two.get();
        }
        awaitBody(clerk, here, "已导入 ");
        awaitBody(other, there, "已导入 ");
        assertThat(count()).isEqualTo(3);
    }

    @Test
    void a_batch_is_undone_while_nothing_hangs_on_it_and_refused_afterwards() {
        var page = upload(clerk, "花名册.csv", csv("冉翠芳", "盖志清"));
        press(clerk, page + "/import");
        awaitBody(page, "已导入 2 人");
        var undo = page.replace("/people/roster/", "/people/roster/batches/") + "/undo";
        var she = villages.in(village, () ->
                elders.list(ElderQuery.of(village, "冉翠芳", 1)).getFirst());
        var aide = villages.in(village, () -> aides.add(clerk.actor(), Ids.fresh(),
                new Aides.Form(village, "王琼琼", Elder.Sex.F, java.time.LocalDate.of(1970, 1, 2),
                        null, Aide.Origin.NEIGHBOUR, java.util.Set.of(), Aide.Vehicle.FOOT, 6, 60,
                        127)));
        villages.in(village, () -> pairs.pair(clerk.actor(), she.id(), aide,
                Pair.Manner.VOLUNTARY, "邻居"));
        assertThat(press(clerk, undo)).hasStatus(409).bodyText().contains("不能整批撤销");
        assertThat(count()).isEqualTo(2);

        var second = upload(clerk, "又一份.csv", csv("仇全"));
        press(clerk, second + "/import");
        awaitBody(second, "已导入 1 人");
        assertThat(press(clerk, second.replace("/people/roster/", "/people/roster/batches/")
                + "/undo"))
                .hasStatus3xxRedirection();
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void a_column_it_can_not_place_is_asked_about_once_and_remembered() {
        var file = ("姓名,身份证号码,组,星座\n冉翠芳," + Fictional.number(1940, false).text()
                + ",三社,爱唱歌\n").getBytes(StandardCharsets.UTF_8);
        var page = upload(clerk, "花名册.csv", file);
        assertThat(get(clerk, page)).bodyText().contains("认不出", "星座", "爱唱歌");
        var told = mvc.post().uri(page + "/columns").param("c3", "WANTS").with(clerk).exchange();
        assertThat(told).hasStatus3xxRedirection();
        assertThat(get(clerk, Objects.requireNonNull(told.getResponse().getRedirectedUrl())))
                .bodyText().doesNotContain("认不出");
        var again = upload(clerk, "花名册.csv", file);
        assertThat(get(clerk, again)).bodyText().doesNotContain("认不出");
        assertThat(mvc.post().uri(again + "/columns").param("c3", "STARS").with(clerk)
                .exchange()).hasStatus4xxClientError();
    }

    @Test
    void the_marked_workbook_carries_the_reason_beside_the_row() throws Exception {
        var page = upload(clerk, "花名册.xlsx", jingtian());
        var marked = get(clerk, page + "/marked");
        assertThat(marked).hasStatusOk();
        try (var book = WorkbookFactory.create(new ByteArrayInputStream(
                marked.getResponse().getContentAsByteArray()))) {
            var text = new StringBuilder();
            book.getSheetAt(0).forEach(row -> row.forEach(cell -> text.append(cell).append('\n')));
            assertThat(text).contains("错误原因", "少");
        }
    }

    @Test
    void files_that_are_no_roster_are_refused_with_what_to_do() throws Exception {
        refused(clerk, "空.csv", new byte[0], 422, "空");
        refused(clerk, "图.xlsx", "not a workbook \0".getBytes(StandardCharsets.UTF_8), 415, "表格");
        refused(clerk, "断.xlsx", java.util.Arrays.copyOf(jingtian(), 60_000), 422, "再传");
        refused(clerk, "弹.xlsx", bomb(), 422, "请");
        refused(clerk, "说明.csv", "今天天气好\n".getBytes(StandardCharsets.UTF_8), 422, "表头");
        assertThat(mvc.post().uri("/people/roster").with(clerk).exchange())
                .hasStatus3xxRedirection();
        assertThat(get(clerk, "/people/roster")).hasStatus(422).bodyText()
                .contains("还没有选文件");
        assertThat(count()).isZero();
    }

    @Test
    void a_roster_in_gbk_is_read_too() {
        var bytes = new String(csv("冉翠芳"), StandardCharsets.UTF_8)
                .getBytes(Charset.forName("GBK"));
        assertThat(get(clerk, upload(clerk, "花名册.csv", bytes))).bodyText()
                .contains("合格的 1 行可以导入");
    }

    @Test
    void a_phone_that_was_mended_is_not_called_empty() {
        var bytes = new String(csv("冉翠芳"), StandardCharsets.UTF_8)
                .replace("15455551234", "154-5555-1234").getBytes(StandardCharsets.UTF_8);
        assertThat(get(clerk, upload(clerk, "花名册.csv", bytes) + "?show=all")).bodyText()
                .contains("中间的横线").doesNotContain("（空）");
    }

    @Test
    void html_in_a_cell_stays_text() {
        var page = upload(clerk, "<b>册.csv", csv("<script>alert(1)</script>"));
        assertThat(get(clerk, page)).bodyText().contains("&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void an_upload_is_its_owners_alone_and_is_let_go_after_half_an_hour() {
        var page = upload(clerk, "花名册.csv", csv("冉翠芳"));
        var colleague = signedIn.as(Role.CLERK, village);
        assertThat(get(colleague, page)).hasStatus(404);
        clock.after(Duration.ofMinutes(31), () -> {
            var other = upload(colleague, "别.csv", csv("盖志清"));
            assertThat(get(colleague, other)).hasStatusOk();
            assertThat(get(clerk, page)).hasStatus(404).bodyText().contains("再传一次");
            return true;
        });
    }

    @Test
    void only_who_may_write_people_comes_here_and_only_for_their_own_village() {
        for (var role : new Role[] {Role.DOCTOR, Role.AIDE, Role.SUPERVISOR}) {
            var guest = signedIn.as(role, village, role == Role.AIDE ? Ids.fresh() : null);
            assertThat(get(guest, "/people/roster")).as(role.name()).hasStatus(403);
        }
        assertThat(get(clerk, "/people/roster?village=" + villages.fresh())).hasStatus(404);
        var township = signedIn.as(Role.TOWNSHIP, village.substring(0, 9));
        assertThat(get(township, "/people/roster")).hasStatusOk().bodyText().contains("哪个村");
        assertThat(mvc.post().uri("/people/roster").with(township).exchange()).hasStatus(422);
    }

    @Test
    void the_pages_of_the_import_read_well_on_a_phone_and_at_a_desk() throws Exception {
        var page = upload(clerk, "jingtian_roster.xlsx", jingtian());
        try (var camera = new Camera(port)) {
            camera.look(clerk, "/people/roster", "roster-start");
            camera.look(clerk, page, "roster-check");
            camera.look(clerk, page + "?show=mended", "roster-mended");
            assertThat(press(clerk, page + "/import")).hasStatus(409).bodyText()
                    .contains("标题写的是井田村");
            assertThat(mvc.post().uri(page + "/import").param("sure", "true").with(clerk)
                    .exchange()).hasStatus3xxRedirection();
            awaitBody(page, "已导入 ");
            camera.look(clerk, page, "roster-done");
            camera.look(clerk, "/people/roster", "roster-again");
            camera.look(clerk, "/people/elders", "roster-elders");
            // the same people are brought in by other tests: an id number stands once in a county
            press(clerk, page.replace("/people/roster/", "/people/roster/batches/") + "/undo");
            assertThat(count()).isZero();
            assertThat(camera.faults()).isEmpty();
        }
    }

    private int count() {
        return villages.in(village, () -> elders.count(village));
    }

    private String upload(SignedIn.Guest guest, String name, byte[] bytes) {
        var result = post(guest, name, bytes);
        assertThat(result).hasStatus3xxRedirection();
        return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    }

    private MvcTestResult post(SignedIn.Guest guest, String name, byte[] bytes) {
        return mvc.post().uri("/people/roster").multipart()
                .file(new MockMultipartFile("file", name, null, bytes)).with(guest)
                .with(SignedIn.form()).exchange();
    }

    private void refused(SignedIn.Guest guest, String name, byte[] bytes, int status, String say) {
        var posted = post(guest, name, bytes);
        assertThat(posted).as(name).hasStatus3xxRedirection();
        var address = Objects.requireNonNull(posted.getResponse().getRedirectedUrl());
        assertThat(address).doesNotContain("_csrf");
        assertThat(get(guest, address)).as(name).hasStatus(status).bodyText()
                .contains("invalid-feedback").contains(say);
    }

    private MvcTestResult get(SignedIn.Guest guest, String path) {
        return mvc.get().uri(path).with(guest).exchange();
    }

    private MvcTestResult press(SignedIn.Guest guest, String path) {
        return mvc.post().uri(path).with(guest).exchange();
    }

    private void awaitBody(String page, String words) {
        awaitBody(clerk, page, words);
    }

    /** Asks for the page until it says so, as the page itself does; gives up after a minute. */
    private void awaitBody(SignedIn.Guest guest, String page, String words) {
        var until = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        String body;
        do {
            body = new String(get(guest, page).getResponse().getContentAsByteArray(),
                    StandardCharsets.UTF_8);
            Thread.onSpinWait();
        } while (!body.contains(words) && System.nanoTime() < until);
        assertThat(body).contains(words);
    }

    private static byte[] csv(String... names) {
        var text = new StringBuilder(HEADER);
        for (var name : names) {
            text.append('"').append(name).append("\",")
                    .append(Fictional.number(1941, true).text()).append(",三社,15455551234\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] jingtian() throws IOException {
        try (InputStream in = Objects.requireNonNull(RosterPagesTest.class
                .getResourceAsStream("/rosters/jingtian_roster.xlsx"))) {
            return in.readAllBytes();
        }
    }

    /** A sheet that inflates to 2 GB out of 2 MB. */
    private static byte[] bomb() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 700; i++) {
                zip.write(zeros);
            }
        }
        return out.toByteArray();
    }
}
