package shouwang.pages.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.House;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.care.errand.Errand;
import shouwang.care.errand.Errands;
import shouwang.care.picture.Picture;
import shouwang.care.slip.Slip;
import shouwang.care.slip.SlipSerial;
import shouwang.care.slip.Slips;
import shouwang.field.Checks;
import shouwang.kernel.Ids;
import shouwang.kernel.Money;
import shouwang.pairing.Cards;
import shouwang.people.Aides;
import shouwang.timebank.Passbook;

/** What is written on the phone without a network, followed into the books. */
@House
class FieldBooksTest {
    /** A browser that reads QRs itself, as those of Android phones do. */
    private static final String OWN_READER = """
            self.looked = 0;
            self.BarcodeDetector = class {
              static async getSupportedFormats() { return ['qr_code']; }
              async detect(eye) {
                self.looked++;
                return eye.videoWidth && self.looked > 2 ? [{ rawValue: '%s' }] : [];
              }
            };""";
    @LocalServerPort int port;
    @Autowired FieldStory story;
    @Autowired Villages villages;
    @Autowired TestClock clock;
    @Autowired MockMvcTester mvc;
    @Autowired Visits visits;
    @Autowired Cards cards;
    @Autowired Tasks tasks;
    @Autowired Needs needs;
    @Autowired Errands errands;
    @Autowired shouwang.care.picture.Pictures pictures;
    @Autowired Slips slips;
    @Autowired Aides aides;
    @Autowired Passbook passbook;

    /** The rest of the test at that hour, whatever hour it is. */
    private void at(LocalDate day, LocalTime time, Work work) {
        clock.after(Duration.between(clock.instant(), day.atTime(time).atZone(clock.getZone())
                .toInstant()), () -> {
                    work.now();
                    return true;
                });
    }

    private interface Work {
        void now() throws Exception;
    }

    @Test
    void all_that_is_told_without_a_network_stands_in_the_books_after_it() {
        at(LocalDate.now(clock).plusDays(1), LocalTime.of(15, 0), this::wholeDay);
    }

    private void wholeDay() throws IOException {
        var scene = story.scene();
        var serials = villages.in(scene.village(), () -> slips.print(scene.clerk().actor(),
                Ids.fresh(), scene.aide(), 1)).serials();
        var elder = scene.elders().get(6);
        var token = villages.in(scene.village(), () -> cards.tokens(List.of(elder))).get(elder);
        try (var phone = new Phone(port)) {
            phone.context().addInitScript(OWN_READER.formatted("http://shouwang.example/c/" + token));
            phone.context().clock().setFixedTime(clock.instant().toEpochMilli());
            phone.signIn(scene.guest());
            var page = phone.ready();
            phone.context().setOffline(true);
            dropIn(page, elder);
            money(page, scene.today().get(1));
            slip(page, serials.getFirst(), scene.elders().get(7));
            slip(page, serials.getFirst(), scene.elders().get(5));
            missed(page, scene.today().get(3));
            help(page, scene.elders().get(2).toString(), "要人陪着去镇上看病");
            help(page, "", "我的腿摔了，明天要人替");
            assertThat(Phone.states(page)).hasSize(11).containsOnly("UNSENT");
            phone.context().setOffline(false);
            Phone.waitForAllSent(page);
            assertThat(Phone.states(page)).containsOnly("TAKEN", "TASK")
                    .containsOnlyOnce("TASK");
        }
        villages.in(scene.village(), () -> {
            visitStands(scene, elder);
            moneyStands(scene.today().get(1));
            slipStands(scene, serials.getFirst());
            clerkKnows(scene);
            return true;
        });
    }

    private static void dropIn(Page page, UUID elder) {
        Phone.go(page, "#/dropin/" + elder);
        page.locator("[name=started]").fill("10:00");
        page.locator("[name=finished]").fill("10:30");
        page.locator("[name=did]").first().check();
        button(page, "记下来").click();
        page.getByText("请老人确认").waitFor();
        button(page, "扫墙上的卡").click();
        page.getByText("老人确认了").waitFor();
        assertThat((Integer) page.evaluate("() => self.looked")).isGreaterThan(2);
        assertThat((Boolean) page.evaluate("() => 'jsQR' in self")).isFalse();
    }

    private void visitStands(FieldStory.Scene scene, UUID elder) {
        var made = visits.ofElder(elder, clock.instant(), 9).stream()
                .filter(one -> one.status() != Visit.Status.PLANNED).toList();
        assertThat(made).singleElement().satisfies(one -> {
            assertThat(one.status()).isEqualTo(Visit.Status.CONFIRMED);
            assertThat(one.method()).isEqualTo(Visit.Method.CARD);
            assertThat(one.service()).isEqualTo(Service.COUNSEL);
            assertThat(one.minutes()).isEqualTo(30);
        });
        assertThat(lines(scene)).extracting(line -> line.change().minutes())
                .containsExactly(30L);
    }

    private List<Passbook.Line> lines(FieldStory.Scene scene) {
        return passbook.lines(aides.get(scene.aide()).householdId(), null, 20);
    }

    private static void money(Page page, UUID visit) throws IOException {
        Phone.go(page, "#/errand/" + visit);
        step(page, "ADVANCE", "50");
        page.getByText("手里还有").waitFor();
        page.locator("#f-what").fill("降压药两盒");
        page.locator("input[type=file]").setInputFiles(new FilePayload("IMG.png", "image/png",
                Pictures.noise(1600, 1200)));
        // Pressed at once, while the photograph is still being made small.
        step(page, "BOUGHT", "38.5");
        page.getByText("手里还有").waitFor();
        step(page, "CHANGE", "11.50");
        Phone.until(page, "async () => (await kept.facts()).filter(row =>"
                + " row.fact.kind === 'ERRAND').length === 3");
    }

    private static void step(Page page, String step, String yuan) {
        var form = page.locator("#f-" + step).locator("xpath=ancestor::form");
        page.locator("#f-" + step).fill(yuan);
        if (!step.equals("BOUGHT")) {
            var glass = form.locator("canvas");
            glass.scrollIntoViewIfNeeded();
            var box = glass.boundingBox();
            page.mouse().move(box.x + 40, box.y + 40);
            page.mouse().down();
            page.mouse().move(box.x + 160, box.y + 80);
            page.mouse().up();
        }
        var before = page.locator("section.card .sw-row").count();
        form.getByText("记下来").click();
        page.waitForFunction("n => document.querySelectorAll('section.card .sw-row').length > n",
                before);
    }

    private void moneyStands(UUID id) {
        var errand = errands.find(id).orElseThrow();
        assertThat(errand.advanced()).isEqualTo(new Money(5_000));
        assertThat(errand.spent()).isEqualTo(new Money(3_850));
        assertThat(errand.returned()).isEqualTo(new Money(1_150));
        assertThat(errand.difference()).isEqualTo(Money.ZERO);
        assertThat(errand.steps()).hasSize(3).filteredOn(Errand.Step::signed)
                .extracting(Errand.Step::kind)
                .containsExactlyInAnyOrder(Errand.Kind.ADVANCE, Errand.Kind.CHANGE);
        assertThat(pictures.about(List.of(id))).singleElement()
                .matches(one -> one.kind() == Picture.Kind.RECEIPT && one.isHere());
    }

    private static void slip(Page page, SlipSerial serial, UUID elder) {
        Phone.go(page, "#/slip");
        page.locator("[name=serial]").fill(serial.text());
        page.locator("[name=elder]").selectOption(elder.toString());
        page.locator("[name=service]").selectOption("CLEANING");
        page.locator("[name=started]").fill("13:00");
        page.locator("[name=finished]").fill("13:40");
        page.locator("[name=did]").fill("扫屋");
        button(page, "记下来").click();
        page.waitForFunction("() => location.hash === '#/queue'");
    }

    /** The first reading is the visit of that slip; the second, of another elder, is none. */
    private void slipStands(FieldStory.Scene scene, SlipSerial serial) {
        var slip = slips.find(scene.clerk().actor(), serial);
        assertThat(slip.status()).isEqualTo(Slip.Status.ENTERED);
        var visit = visits.get(java.util.Objects.requireNonNull(slip.visitId()));
        assertThat(visit.elderId()).isEqualTo(scene.elders().get(7));
        assertThat(visit.status()).isEqualTo(Visit.Status.DONE);
        assertThat(visit.minutes()).isEqualTo(40);
        assertThat(visits.ofElder(scene.elders().get(5), clock.instant(), 9))
                .allMatch(one -> one.status() == Visit.Status.PLANNED);
    }

    private static void missed(Page page, UUID visit) {
        Phone.go(page, "#/missed/" + visit);
        page.getByText("大雨断路").click();
        button(page, "告诉服务站").click();
        page.waitForFunction("() => location.hash === '#/today'");
    }

    private static void help(Page page, String elder, String wish) {
        Phone.go(page, "#/help");
        page.locator("[name=elder]").selectOption(elder);
        page.getByText("助医", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("[name=wish]").fill(wish);
        button(page, "告诉服务站").click();
        page.waitForFunction("() => location.hash === '#/queue'");
    }

    private void clerkKnows(FieldStory.Scene scene) {
        assertThat(visits.get(scene.today().get(3)).whyNot()).isEqualTo("大雨断路");
        assertThat(needs.ofElder(scene.elders().get(2), 9)).singleElement()
                .matches(need -> need.raisedAs() == Need.RaisedAs.AIDE
                        && need.wish().equals("要人陪着去镇上看病"));
        var open = tasks.open(scene.village(), 9);
        assertThat(open).extracting(Task::kind).containsExactlyInAnyOrder(Checks.SLIP,
                Checks.FIELD);
        assertThat(open).anyMatch(task -> task.what().contains("我的腿摔了"));
        assertThat(open).as("each task leads to its check").allSatisfy(task ->
                assertThat(mvc.get().uri(task.link()).with(scene.clerk()).exchange())
                        .hasStatusOk().bodyText().contains("核对"));
        assertThat(mvc.get().uri("/care/visits").with(scene.clerk()).exchange()).bodyText()
                .contains("没去成", "大雨断路");
        assertThat(mvc.get().uri("/today/needs").with(scene.clerk()).exchange()).bodyText()
                .contains("要人陪着去镇上看病");
        assertThat(mvc.get().uri("/care/checks").with(scene.clerk()).exchange()).bodyText()
                .contains("我的腿摔了");
    }

    private static Locator button(Page page, String word) {
        return page.getByRole(AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(word).setExact(true));
    }

    @Test
    void a_week_without_a_network_counts_on_its_own_days() {
        var scene = story.scene();
        var week = new ArrayList<UUID>(List.of(scene.today().getFirst()));
        week.addAll(story.week(scene));
        var first = LocalDate.now(clock);
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var page = phone.ready();
            phone.context().setOffline(true);
            for (var n = 0; n < 7; n++) {
                phone.context().clock().setFixedTime(evening(first.plusDays(n)).toEpochMilli());
                finish(page, scene, week.get(n), scene.elders().get(n));
                if (n == 1) {
                    Phone.go(page, "#/day/" + first.plusDays(5));
                    assertThat(page.locator("h1")).containsText("1 户");
                    assertThat(page.locator(".sw-round")).containsText("盖国富");
                }
            }
            phone.closeAndReopen();
            phone.context().clock().setFixedTime(evening(first.plusDays(6)).toEpochMilli());
            phone.context().setOffline(true);
            var again = phone.app();
            assertThat(again.locator(".sw-net")).containsText("待同步 14 条");
            at(first.plusDays(6), LocalTime.of(19, 0), () -> {
                phone.context().setOffline(false);
                Phone.waitForAllSent(again);
                assertThat(Phone.states(again)).hasSize(14).containsOnly("TAKEN");
            });
        }
        at(first.plusDays(6), LocalTime.of(19, 30), () -> villages.in(scene.village(), () -> {
            for (var n = 0; n < 7; n++) {
                var visit = visits.get(week.get(n));
                assertThat(visit.status()).isEqualTo(Visit.Status.CONFIRMED);
                assertThat(visit.startedAt()).isEqualTo(first.plusDays(n).atTime(7, 0)
                        .atZone(clock.getZone()).toInstant());
            }
            assertThat(lines(scene)).allMatch(line -> line.change().minutes() == 30)
                    .extracting(line -> LocalDate.ofInstant(line.at(), clock.getZone()))
                    .containsExactlyInAnyOrderElementsOf(first.datesUntil(first.plusDays(7))
                            .toList());
            return true;
        }));
    }

    private Instant evening(LocalDate day) {
        return day.atTime(19, 0).atZone(clock.getZone()).toInstant();
    }

    private void finish(Page page, FieldStory.Scene scene, UUID visit, UUID elder) {
        Phone.go(page, "#/finish/" + visit);
        page.locator("[name=started]").fill("07:00");
        page.locator("[name=finished]").fill("07:30");
        page.locator("[name=did]").first().check();
        button(page, "做完了").click();
        page.getByText("填卡上的四个数字").click();
        page.locator("[name=digits]").fill(villages.in(scene.village(),
                () -> cards.shortCode(elder)));
        button(page, "用墙卡确认").click();
        page.getByText("老人确认了").waitFor();
    }
}
