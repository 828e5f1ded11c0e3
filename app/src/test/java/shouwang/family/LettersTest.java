package shouwang.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.county.Counties;
import shouwang.kernel.Rejected;
import shouwang.people.Kin.Sight;
import shouwang.people.Kins;

/** 家书: one a child and month, looked at, sent within her word of the day, or not at all. */
@House
class LettersTest {
    private static final YearMonth MONTH = YearMonth.from(TestClock.today());
    @Autowired FamilyStory story;
    @Autowired Letters letters;
    @Autowired FirstOfMonth firstOfMonth;
    @Autowired Kins kins;
    @Autowired Tasks tasks;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired TestClock clock;
    @Autowired Counties counties;

    /** The third of next month, when this month's letters are written. */
    private <T> T nextMonth(FamilyStory.Home home, Callable<T> work) {
        var days = ChronoUnit.DAYS.between(TestClock.today(),
                MONTH.plusMonths(1).atDay(3));
        return clock.after(Duration.ofDays(days),
                () -> villages.in(home.scene().village(), work));
    }

    private List<Letter> all(FamilyStory.Home home) {
        return villages.in(home.scene().village(),
                () -> letters.of(home.clerk().actor(), home.scene().village(), MONTH));
    }

    private int make(FamilyStory.Home home) {
        return nextMonth(home, () -> letters.make(home.clerk().actor(), home.scene().village(),
                MONTH));
    }

    private Letter only(FamilyStory.Home home) {
        return Objects.requireNonNull(all(home).getFirst());
    }

    private static String text(Letter letter) {
        return String.join("\n", letter.body());
    }

    private String page(Cookie who, String path) {
        return new String(story.get(who, path).getResponse().getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }

    private int messages(Letter letter) {
        return JdbcClient.create(counties.owner()).sql("""
                select count(*) from county_511922.messages_message
                where path = ? and template = 'LETTER'""").param("/kin/letters/" + letter.id())
                .query(Integer.class).single();
    }

    @Test
    void it_is_written_once_from_the_books_looked_at_and_sent_to_the_phone_once() {
        var home = story.home();
        story.happenings(home, TestClock.given().minusSeconds(60));
        var child = story.inside(home, home.daughter(), Set.of(Sight.values()));
        assertThat(make(home)).isEqualTo(1);
        assertThat(make(home)).as("the same month again").isZero();
        var village = home.scene().village();
        assertThat(villages.in(village, () -> tasks.open(village, 9))).singleElement()
                .satisfies(task -> assertThat(task.kind()).isEqualTo(Letters.TO_READ));
        var letter = only(home);
        var task = villages.in(village, () -> tasks.open(village, 9)).getFirst();
        assertThat(story.get(home.clerk().cookie(), task.link())).as("the task leads to them")
                .hasStatusOk().bodyText().contains("村里打电话问候 1 次");
        assertThat(text(letter)).contains("有人上门 1 次，都是王琼琼去的。做的是：助洁 1 次，一共 35 分钟。")
                .contains("村里打电话问候 1 次。").contains("还好 1 次").contains("提了 1 件，还没派人 1 件")
                .doesNotContain("血压", "咳", "高血压");
        assertThat(page(child, "/kin/letters")).as("not before it was looked at")
                .doesNotContain("盖三妹十", "读整封信");
        assertThat(story.get(child, "/kin/letters/" + letter.id())).hasStatus(404);
        var clerk = home.clerk().cookie();
        var at = "/people/letters/" + letter.id();
        assertThat(story.post(clerk, at + "/add", "added", "字".repeat(121))).hasStatus(422)
                .bodyText().contains("最多 120 个字");
        assertThat(story.post(clerk, at + "/add", "added", "腊肉熏好了，等你们回来。"))
                .hasStatus3xxRedirection();
        assertThat(story.post(clerk, at + "/send")).hasStatus3xxRedirection();
        assertThat(story.post(clerk, at + "/send")).hasStatus(409);
        assertThat(messages(letter)).isEqualTo(1);
        assertThat(page(child, "/kin/letters/" + letter.id())).contains("玉梅：")
                .contains("腊肉熏好了").contains("35 分钟");
        assertThat(page(child, "/kin")).contains("读整封信");
        assertThat(villages.in(village, () -> tasks.countOpen(village))).isZero();
    }

    @Test
    void two_children_get_two_letters_each_within_what_she_said() {
        var home = story.home();
        story.happenings(home, TestClock.given().minusSeconds(60));
        story.agrees(home, home.elder(), home.daughter(), Set.of(Sight.VISITS, Sight.POINTS));
        story.agrees(home, home.elder(), home.son(), Set.of(Sight.MOOD));
        assertThat(make(home)).isEqualTo(2);
        for (var letter : all(home)) {
            if (letter.kinId().equals(home.daughter())) {
                assertThat(text(letter)).contains("王琼琼", "积分").doesNotContain("精神", "件");
            } else {
                assertThat(text(letter)).contains("精神").doesNotContain("王琼琼", "积分", "次");
            }
        }
    }

    @Test
    void taken_back_in_between_it_is_not_sent_and_one_sent_is_put_away() {
        var home = story.home();
        story.happenings(home, TestClock.given().minusSeconds(60));
        var child = story.inside(home, home.daughter(), Set.of(Sight.VISITS, Sight.MOOD));
        story.agrees(home, home.elder(), home.son(), Set.of(Sight.VISITS));
        make(home);
        var hers = all(home).stream().filter(one -> one.kinId().equals(home.daughter()))
                .findFirst().orElseThrow();
        var his = all(home).stream().filter(one -> one.kinId().equals(home.son()))
                .findFirst().orElseThrow();
        assertThat(story.post(home.clerk().cookie(), "/people/letters/" + hers.id() + "/send"))
                .hasStatus3xxRedirection();
        villages.in(home.scene().village(), () -> {
            kins.withdraw(home.clerk().actor(), home.elder(), home.son());
            return true;
        });
        assertThat(story.post(home.clerk().cookie(), "/people/letters/" + his.id() + "/send"))
                .hasStatus(409).bodyText().contains("撤回同意");
        assertThat(messages(his)).isZero();
        assertThat(story.get(child, "/kin/letters/" + hers.id())).hasStatusOk();
        story.agrees(home, home.elder(), home.daughter(), Set.of(Sight.MOOD));
        assertThat(story.get(child, "/kin/letters/" + hers.id())).hasStatus(404);
        assertThat(page(child, "/kin")).doesNotContain("王琼琼", "读整封信");
        assertThat(page(home.clerk().cookie(), "/people/letters/paper?village="
                + home.scene().village() + "&month=" + MONTH)).doesNotContain("王琼琼");
    }

    @Test
    void one_that_waits_is_written_anew_within_the_new_limits() {
        var home = story.home();
        story.happenings(home, TestClock.given().minusSeconds(60));
        story.agrees(home, home.elder(), home.daughter(), Set.of(Sight.VISITS, Sight.POINTS));
        make(home);
        assertThat(text(only(home))).contains("王琼琼");
        story.agrees(home, home.elder(), home.daughter(), Set.of(Sight.POINTS));
        assertThat(text(only(home))).contains("积分").doesNotContain("王琼琼");
    }

    @Test
    void a_child_without_a_phone_of_the_house_gets_it_on_paper() {
        var home = story.home();
        story.happenings(home, TestClock.given().minusSeconds(60));
        story.agrees(home, home.elder(), home.daughter(), Set.of(Sight.VISITS));
        make(home);
        var paper = "/people/letters/paper?village=" + home.scene().village() + "&month=" + MONTH;
        assertThat(story.get(home.clerk().cookie(), paper)).hasStatus(404).bodyText()
                .contains("先看过");
        var letter = villages.in(home.scene().village(),
                () -> letters.send(home.clerk().actor(), only(home).id()));
        assertThat(letter.way()).isEqualTo(Letter.Way.PAPER);
        assertThat(messages(letter)).isZero();
        assertThat(page(home.clerk().cookie(), paper)).contains("玉梅：", "王琼琼");
    }

    @Test
    void one_held_back_says_why_and_is_not_sent() {
        var home = story.home();
        var child = story.inside(home, home.daughter(), Set.of(Sight.VISITS));
        make(home);
        var at = "/people/letters/" + only(home).id();
        assertThat(text(only(home))).contains("没有上门的记录");
        assertThat(story.post(home.clerk().cookie(), at + "/hold", "reason", " ")).hasStatus(422);
        assertThat(story.post(home.clerk().cookie(), at + "/hold", "reason", "老人住院，当面说"))
                .hasStatus3xxRedirection();
        assertThat(story.post(home.clerk().cookie(), at + "/send")).hasStatus(409);
        assertThat(story.get(child, "/kin/letters/" + only(home).id())).hasStatus(404);
    }

    @Test
    void the_house_writes_them_by_itself_and_another_village_reads_none() {
        var home = story.home();
        story.agrees(home, home.elder(), home.daughter(), Set.of(Sight.VISITS));
        nextMonth(home, () -> {
            firstOfMonth.write();
            firstOfMonth.write();
            return true;
        });
        assertThat(all(home)).hasSize(1);
        var elsewhere = signedIn.as(Role.CLERK, villages.fresh());
        var id = only(home).id();
        assertThat(story.post(elsewhere.cookie(), "/people/letters/" + id + "/send"))
                .hasStatus(404);
        assertThat(story.get(elsewhere.cookie(), "/people/letters?village=" + home.scene()
                .village()))
                .hasStatus(404);
        var doctor = signedIn.as(Role.DOCTOR, home.scene().village());
        assertThat(story.get(doctor.cookie(), "/people/letters")).hasStatus(403);
    }

    @Test
    void a_month_that_is_not_over_or_long_past_has_no_letter() {
        var home = story.home();
        for (var month : List.of(MONTH, MONTH.plusMonths(1), MONTH.minusMonths(4))) {
            assertThatThrownBy(() -> villages.in(home.scene().village(), () -> letters.make(
                    Actor.house(villages.county()), home.scene().village(), month)))
                    .isInstanceOf(Rejected.class).hasMessageContaining("过完的月份");
        }
    }
}
