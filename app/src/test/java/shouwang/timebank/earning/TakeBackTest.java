package shouwang.timebank.earning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.care.mistake.Mistakes;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.timebank.giving.Giving;
import shouwang.timebank.honour.Honours;
import shouwang.timebank.rules.TimeBankRules;

/** What was written down by mistake at the desk, and the points that came of it. */
@House
class TakeBackTest {
    @Autowired EarningStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Mistakes mistakes;
    @Autowired Disputes disputes;
    @Autowired Earnings earnings;
    @Autowired Visits visits;
    @Autowired Giving giving;
    @Autowired Honours honours;
    @Autowired TestClock clock;

    private static void refused(Callable<?> work, String say) {
        assertThatThrownBy(work::call).isInstanceOf(Rejected.class).hasMessageContaining(say);
    }

    private Earning visit(EarningStory.Scene s, int minutes) {
        return story.atTheDesk(s, clock.instant().minus(Duration.ofHours(3)), minutes);
    }

    @Test
    void the_points_are_reversed_once_and_the_hours_of_honour_go_too() {
        var s = story.scene(EarningStory.capped(30, 0, TimeBankRules.Over.POOL));
        villages.in(s.village(), () -> {
            var e = visit(s, 40);
            assertThat(story.points(s)).isEqualTo(30);
            for (var n = 0; n < 2; n++) {
                assertThat(mistakes.takeBack(s.clerk(), e.source(), "多打了一个钟头").status())
                        .isEqualTo(Visit.Status.CANCELLED);
            }
            assertThat(story.points(s)).isZero();
            assertThat(giving.inPool(s.village()).minutes()).isZero();
            assertThat(honours.tally(s.aide())).isZero();
            assertThat(earnings.get(s.clerk(), e.id()).state())
                    .isEqualTo(Earning.State.TAKEN_BACK);
            assertThat(visit(s, 30).minutes()).as("the cap of the day is free again")
                    .isEqualTo(30);
            assertThat(story.bank.sum(s.village())).isZero();
            return null;
        });
    }

    @Test
    void what_only_hangs_out_is_given_back_and_what_is_disputed_waits_for_the_ruling() {
        var s = story.scene(EarningStory.waiting(2, 1));
        villages.in(s.village(), () -> {
            var hangs = visit(s, 40);
            mistakes.takeBack(s.clerk(), hangs.source(), "录重了");
            assertThat(story.held(s)).isZero();
            var disputed = visit(s, 30);
            disputes.object(s.clerk(), Ids.fresh(), disputed.id(), "谯大友", "那天没见人来");
            refused(() -> mistakes.takeBack(s.clerk(), disputed.source(), "录错"), "等裁决");
            assertThat(visits.get(disputed.source()).status())
                    .isEqualTo(Visit.Status.CONFIRMED);
            assertThat(story.held(s)).isEqualTo(30);
            return null;
        });
    }

    @Test
    void only_who_entered_it_takes_it_back_within_three_days_and_nothing_that_is_spent() {
        var s = story.scene(EarningStory.capped(0, 0, TimeBankRules.Over.HONOUR));
        var other = signedIn.as(Role.CLERK, s.village()).actor();
        villages.in(s.village(), () -> {
            var e = visit(s, 40);
            refused(() -> mistakes.takeBack(other, e.source(), "录错"), "只有录的人");
            refused(() -> mistakes.takeBack(s.supervisor().actor(), e.source(), "录错"),
                    "这一步不归");
            clock.after(Duration.ofDays(4), () -> {
                refused(() -> mistakes.takeBack(s.clerk(), e.source(), "录错"), "三天以内");
                return null;
            });
            giving.donate(s.clerk(), Ids.fresh(), s.bank().household(), new Points(30), "捐");
            refused(() -> mistakes.takeBack(s.clerk(), e.source(), "录错"), "扣不回来");
            assertThat(visits.get(e.source()).status()).isEqualTo(Visit.Status.CONFIRMED);
            assertThat(story.points(s)).isEqualTo(10);
            assertThat(story.bank.sum(s.village())).isZero();
            return null;
        });
        var elsewhere = signedIn.as(Role.CLERK, villages.fresh()).actor();
        var mine = villages.in(s.village(), () ->
                story.atTheDesk(s, clock.instant().minus(Duration.ofHours(9)), 20));
        refused(() -> villages.in(elsewhere.placeCode(), () ->
                mistakes.takeBack(elsewhere, mine.source(), "录错")), "没有找到");
    }

    @Test
    void what_the_phone_told_is_not_the_desks_to_undo() {
        var s = story.scene(EarningStory.capped(0, 0, TimeBankRules.Over.HONOUR));
        villages.in(s.village(), () -> {
            var plan = story.bank.care.visit(s.bank().care(),
                    clock.instant().minus(Duration.ofHours(2)));
            var planned = visits.plan(s.clerk(), plan);
            assertThat(mistakes.may(s.clerk(), planned)).isFalse();
            refused(() -> mistakes.takeBack(s.clerk(), planned.id(), "录错"), "只有录的人");
            return null;
        });
    }
}
