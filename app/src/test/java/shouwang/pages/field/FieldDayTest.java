package shouwang.pages.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.pairing.Cards;
import tools.jackson.databind.json.JsonMapper;

/** An aide's days without signal, in a real browser whose network is really gone. */
@House
class FieldDayTest {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    /** The page's clock is a second later each time it is asked for a date. */
    private static final String LATER = """
            () => {
              const Still = Date;
              let seconds = 0;
              self.Date = class extends Still {
                constructor(...given) {
                  super(...(given.length ? given : [Still.now() + 1000 * seconds++]));
                }
              };
            }""";
    @LocalServerPort int port;
    @Autowired FieldStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Visits visits;
    @Autowired Cards cards;
    @Autowired Tasks tasks;

    @Test
    void eight_visits_without_signal_stand_in_the_books_once_though_all_is_sent_three_times() {
        var scene = story.scene();
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var page = phone.ready();
            phone.context().setOffline(true);
            for (var n = 0; n < 4; n++) {
                visit(page, scene, n);
            }
            phone.closeAndReopen();
            phone.context().setOffline(true);
            page = phone.app();
            assertThat(page.locator("h1")).containsText("今天 8 户");
            assertThat(page.locator("main")).containsText("已去 4 户");
            assertThat(page.locator(".sw-net")).containsText("没有信号，照常记");
            for (var n = 4; n < 8; n++) {
                visit(page, scene, n);
            }
            assertThat(visitsOf(scene)).allMatch(one -> one.status() == Visit.Status.PLANNED);
            phone.context().route("**/field/*", FieldDayTest::threeTimes);
            phone.context().setOffline(false);
            Phone.waitForAllSent(page);
            assertThat(Phone.states(page)).hasSize(24).containsOnly("TAKEN");
            Phone.go(page, "#/queue");
            assertThat(page.locator("main")).containsText("0 条待同步");
            assertThat(page.locator("main")).not().containsText("失败");
        }
        assertThat(visitsOf(scene)).hasSize(8)
                .allMatch(one -> one.status() == Visit.Status.CONFIRMED)
                .allMatch(one -> Integer.valueOf(5).equals(one.mood()))
                .allMatch(one -> Integer.valueOf(5).equals(one.rating()));
        assertThat(visitsOf(scene).stream().map(Visit::method)).contains(Visit.Method.CARD,
                Visit.Method.SIGNATURE, Visit.Method.THUMBPRINT, Visit.Method.WITNESS);
        assertThat(villages.in(scene.village(), () -> tasks.countOpen(scene.village()))).isZero();
    }

    private List<Visit> visitsOf(FieldStory.Scene scene) {
        return villages.in(scene.village(), () -> scene.today().stream().map(visits::get).toList());
    }

    private static void threeTimes(Route route) {
        route.fetch();
        route.fetch();
        route.fulfill(new Route.FulfillOptions().setResponse(route.fetch()));
    }

    /** The whole of one visit on the phone; each fourth is confirmed in another way. */
    private void visit(Page page, FieldStory.Scene scene, int n) {
        var id = scene.today().get(n);
        Phone.go(page, "#/visit/" + id);
        button(page, "开始服务").click();
        page.getByText("开始的").waitFor();
        Phone.go(page, "#/finish/" + id);
        page.locator("[name=did]").first().check();
        page.getByText("很好").click();
        button(page, "做完了").click();
        page.getByText("请老人确认").waitFor();
        confirm(page, scene.village(), scene.elders().get(n), n % 4);
        page.getByText("老人确认了").waitFor();
    }

    private void confirm(Page page, String village, UUID elder, int how) {
        page.locator("[name=rating][value='5']").check();
        switch (how) {
            case 0 -> {
                page.getByText("填卡上的四个数字").click();
                page.locator("[name=digits]").fill(villages.in(village,
                        () -> cards.shortCode(elder)));
                button(page, "用墙卡确认").click();
            }
            case 1 -> {
                page.getByText("老人签字").click();
                sign(page, page.locator("canvas").first());
                button(page, "签好了").click();
            }
            case 2 -> {
                page.getByText("老人按手印").click();
                page.locator("canvas").nth(1).click();
                button(page, "按好了").click();
            }
            default -> {
                page.getByText("旁人作证").click();
                page.locator("[name=by]").fill("苟仕全");
                button(page, "他作证").click();
            }
        }
    }

    private static void sign(Page page, Locator glass) {
        glass.scrollIntoViewIfNeeded();
        var box = glass.boundingBox();
        page.mouse().move(box.x + 40, box.y + 40);
        page.mouse().down();
        page.mouse().move(box.x + 120, box.y + 90);
        page.mouse().move(box.x + 200, box.y + 50);
        page.mouse().up();
    }

    private static Locator button(Page page, String word) {
        return page.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(word).setExact(true));
    }

    @Test
    void of_two_phones_with_the_same_visit_one_is_taken_and_the_clerk_gets_a_task_for_the_other() {
        var scene = story.scene();
        var id = scene.today().getFirst();
        try (var first = new Phone(port); var second = new Phone(port)) {
            first.signIn(scene.guest());
            second.signIn(signedIn.again(scene.guest()));
            var one = first.ready();
            var other = second.ready();
            first.context().setOffline(true);
            second.context().setOffline(true);
            finish(one, id, "08:00", "做饭");
            finish(other, id, "07:30", "洗碗");
            first.context().setOffline(false);
            Phone.waitForAllSent(one);
            second.context().setOffline(false);
            Phone.waitForAllSent(other);
            Phone.go(other, "#/queue");
            assertThat(other.locator("[data-state=TASK]")).containsText("服务站在核对");
        }
        var kept = villages.in(scene.village(), () -> visits.get(id));
        assertThat(kept.status()).isEqualTo(Visit.Status.DONE);
        assertThat(kept.done()).contains("做饭").doesNotContain("洗碗");
        assertThat(villages.in(scene.village(), () -> tasks.open(scene.village(), 5)))
                .extracting(Task::about).containsExactly(id);
    }

    /** A visit that was done this morning and is written down only now. */
    @Test
    void what_was_forgotten_yesterday_is_written_down_on_its_own_day() {
        var scene = story.scene();
        var yesterday = TestClock.today().minusDays(1);
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var page = phone.ready();
            phone.context().setOffline(true);
            Phone.go(page, "#/dropin");
            page.locator("[name=day]").selectOption(yesterday.toString());
            page.locator("[name=started]").fill("09:00");
            page.locator("[name=finished]").fill("08:40");
            page.locator("[name=note]").fill("带了点菜去");
            button(page, "记下来").click();
            assertThat(page.locator("main")).containsText("走的钟点比去的还早");
            page.locator("[name=finished]").fill("09:40");
            button(page, "记下来").click();
            page.getByText("请老人确认").first().waitFor();
            phone.context().setOffline(false);
            Phone.waitForAllSent(page);
            // the house tells the day anew: the look-in is on it once, and not among today's
            page.reload();
            Phone.go(page, "#/today");
            page.getByText("前几天留下的").waitFor();
            assertThat(page.locator("h1")).containsText("今天 8 户");
            assertThat(page.locator(".sw-round .sw-stop", new Page.LocatorOptions()
                    .setHasText("昨天"))).hasCount(1);
        }
        assertThat(villages.in(scene.village(), () -> visits.ofAide(scene.aide(), yesterday)))
                .singleElement().satisfies(visit -> {
                    assertThat(visit.startedAt()).isEqualTo(yesterday.atTime(9, 0).atZone(HERE)
                            .toInstant());
                    assertThat(visit.minutes()).isEqualTo(40);
                });
    }

    private static void finish(Page page, UUID id, String started, String work) {
        Phone.go(page, "#/finish/" + id);
        page.locator("[name=started]").fill(started);
        page.locator("[name=finished]").fill(LocalTime.parse(started).plusMinutes(40)
                .format(DateTimeFormatter.ofPattern("HH:mm")));
        page.getByText(work, new Page.GetByTextOptions().setExact(true)).click();
        button(page, "做完了").click();
        page.getByText("请老人确认").waitFor();
    }

    @Test
    void an_answer_that_is_lost_after_the_house_took_the_facts_does_not_double_them() {
        var scene = story.scene();
        var id = scene.today().get(2);
        var asked = new AtomicInteger();
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var page = phone.ready();
            phone.context().setOffline(true);
            finish(page, id, "06:10", "擦身");
            page.getByText("旁人作证").click();
            page.locator("[name=by]").fill("苟仕全");
            button(page, "他作证").click();
            page.getByText("老人确认了").waitFor();
            phone.context().route("**/field/sync", route -> {
                var answer = route.fetch();
                if (asked.incrementAndGet() <= 2) {
                    route.abort();
                } else {
                    route.fulfill(new Route.FulfillOptions().setResponse(answer));
                }
            });
            phone.context().setOffline(false);
            Phone.waitForAllSent(page);
        }
        assertThat(asked.get()).isGreaterThanOrEqualTo(3);
        var kept = villages.in(scene.village(), () -> visits.get(id));
        assertThat(kept.status()).isEqualTo(Visit.Status.CONFIRMED);
        assertThat(kept.minutes()).isEqualTo(40);
        assertThat(villages.in(scene.village(), () -> tasks.countOpen(scene.village()))).isZero();
    }

    /** The second try comes a second and a half after the first, and says so. */
    @Test
    void an_answer_that_came_on_a_later_try_moves_no_visit() {
        var scene = story.scene();
        var id = scene.today().get(2);
        var sent = new CopyOnWriteArrayList<Instant>();
        var came = new CopyOnWriteArrayList<Long>();
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var page = phone.ready();
            phone.context().setOffline(true);
            finish(page, id, "06:10", "擦身");
            page.evaluate(LATER);
            phone.context().route("**/field/sync", route -> {
                came.add(System.nanoTime());
                sent.add(Instant.parse(JsonMapper.shared().readTree(route.request().postData())
                        .path("sent").asString()));
                if (sent.size() <= 2) {
                    route.abort();
                } else {
                    route.resume();
                }
            });
            phone.context().setOffline(false);
            Phone.waitForAllSent(page);
        }
        assertThat(sent).hasSizeGreaterThanOrEqualTo(3);
        assertThat(sent.get(1)).isEqualTo(sent.get(0).plusSeconds(1));
        assertThat(sent.get(2)).isEqualTo(sent.get(1).plusSeconds(1));
        assertThat(came.get(1) - came.get(0)).isGreaterThan(1_400_000_000L);
        assertThat(came.get(2) - came.get(1)).isGreaterThan(3_900_000_000L);
        assertThat(villages.in(scene.village(), () -> visits.get(id)).startedAt()).isEqualTo(
                lastTime(6, 10));
    }

    /** The last time the clock on the wall showed this: the app takes the hours so. */
    private static Instant lastTime(int hour, int minute) {
        var at = TestClock.today().atTime(hour, minute).atZone(HERE).toInstant();
        return at.isAfter(TestClock.given()) ? at.minus(Duration.ofDays(1)) : at;
    }

    @Test
    void a_line_of_50_kbit_with_800_ms_that_loses_every_twentieth_request_is_enough() {
        var scene = story.scene();
        var seed = System.nanoTime();
        System.out.println("weak line, seed " + seed);
        var dice = new Random(seed);
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            phone.context().route("**/*", route -> {
                if (dice.nextInt(20) == 0 && !route.request().isNavigationRequest()
                        && route.request().url().matches(".*/field/(hello|day|sync).*")) {
                    route.abort();
                } else {
                    route.resume();
                }
            });
            var page = phone.context().newPage();
            phone.slow(page);
            var from = System.nanoTime();
            page.navigate(phone.at("/field"));
            page.locator(".sw-round").waitFor(new Locator.WaitForOptions().setTimeout(60_000));
            var opened = Duration.ofNanos(System.nanoTime() - from);
            System.out.println("first opening on the weak line: " + opened.toMillis() + " ms");
            assertThat(opened).isLessThan(Duration.ofSeconds(30));
            for (var n = 0; n < 3; n++) {
                visit(page, scene, n);
            }
            Phone.waitForAllSent(page);
        }
        assertThat(visitsOf(scene).subList(0, 3))
                .allMatch(one -> one.status() == Visit.Status.CONFIRMED);
    }
}
