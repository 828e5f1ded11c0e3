package shouwang.timebank.giving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.care.Service;
import shouwang.care.mistake.Mistakes;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.ledger.AccountKind;
import shouwang.timebank.booking.Booking;
import shouwang.timebank.booking.Bookings;
import shouwang.timebank.earning.Dispute;
import shouwang.timebank.earning.Disputes;
import shouwang.timebank.earning.Earning;
import shouwang.timebank.earning.EarningStory;
import shouwang.timebank.rules.Preset;
import shouwang.timebank.rules.TimeBankRules;
import shouwang.timebank.rules.TimeBankRules.Gifts;
import shouwang.timebank.rules.TimeBankRules.Leaving;
import shouwang.timebank.rules.TimeBankRules.Spending;
import shouwang.timebank.shop.Counter;
import shouwang.timebank.shop.Sale;

/** Who leaves the time bank, what becomes of the points, and to whom a gift may go. */
@House
class PartingTest {
    @Autowired EarningStory story;
    @Autowired Villages villages;
    @Autowired Giving giving;
    @Autowired Parting parting;
    @Autowired Disputes disputes;
    @Autowired Mistakes mistakes;
    @Autowired Counter counter;
    @Autowired Bookings bookings;
    @Autowired TestClock clock;

    private static TimeBankRules rules(Gifts gifts, Leaving leaving, int objectionDays) {
        var plain = Preset.PLAIN.rules();
        var was = plain.spending();
        return new TimeBankRules(plain.rates(), plain.caps(), plain.earners(),
                new Spending(0, 0, was.circle(), true, gifts, was.death(), leaving),
                plain.group(), 0, 0, objectionDays);
    }

    private EarningStory.Scene scene(Leaving leaving) {
        var s = story.scene(rules(Gifts.VILLAGE, leaving, 0));
        villages.in(s.village(), () -> {
            story.bank.earn(s.village(), s.bank().household(), 120);
            return null;
        });
        return s;
    }

    private static void refused(Callable<?> work, String say) {
        assertThatThrownBy(work::call).isInstanceOf(Rejected.class).hasMessageContaining(say);
    }

    private long has(EarningStory.Scene s) {
        return counter.available(s.bank().household()).minutes();
    }

    @Test
    void who_leaves_keeps_the_points_earns_nothing_and_comes_back() {
        var s = scene(Leaving.KEEP);
        var home = s.bank().household();
        var left = villages.in(s.village(), () -> {
            var id = Ids.fresh();
            parting.leave(s.clerk(), id, home, "去外地带孙子");
            parting.leave(s.clerk(), id, home, "去外地带孙子");
            refused(() -> parting.leave(s.clerk(), id, s.bank().elderHousehold(), "换一户"),
                    "已经用过");
            refused(() -> parting.leave(s.clerk(), Ids.fresh(), home, "又退"),
                    "第 14 条：这一户已经退出");
            refused(() -> parting.back(s.clerk(), id), "第 14 条：今天才退出");
            var soap = story.bank.good(s.bank(), 1, "肥皂", 20, 5);
            refused(() -> counter.sell(s.bank().coop().actor(), new Sale.Ask(Ids.fresh(), home,
                    s.aide(), List.of(new Sale.Item(soap, 1)), new Points(20))), "第 14 条：这一户");
            refused(() -> giving.gift(s.clerk(), Ids.fresh(), home, s.bank().elderHousehold(),
                    new Points(10), null, "送"), "第 14 条");
            assertThat(has(s)).isEqualTo(120);
            return id;
        });
        clock.after(Duration.ofDays(2), () -> villages.in(s.village(), () -> {
            refused(() -> parting.undo(s.clerk(), left, "不退了"), "第 14 条：只能当天撤回");
            var earned = story.visit(s, clock.instant().minus(Duration.ofMinutes(50)), 40);
            assertThat(earned.minutes()).isZero();
            assertThat(earned.clause()).contains("第 14 条：这一户退出了时间银行");
            assertThat(has(s)).isEqualTo(120);
            parting.back(s.clerk(), left);
            parting.back(s.clerk(), left);
            assertThat(story.visit(s, clock.instant().minus(Duration.ofMinutes(9)), 5).minutes())
                    .isEqualTo(5);
            assertThat(has(s)).isEqualTo(125);
            return null;
        }));
    }

    @Test
    void where_the_village_says_so_the_points_go_to_the_pool_and_come_home_the_same_day() {
        var s = scene(Leaving.POOL);
        var home = s.bank().household();
        villages.in(s.village(), () -> {
            var id = Ids.fresh();
            assertThat(parting.leave(s.clerk(), id, home, "不做了").minutes()).isEqualTo(120);
            assertThat(giving.inPool(s.village()).minutes()).isEqualTo(120);
            assertThat(has(s)).isZero();
            assertThat(giving.get(id).kind()).isEqualTo(Given.Kind.LEAVING);
            refused(() -> giving.undo(s.clerk(), id, "错"), "用积分");
            parting.undo(s.clerk(), id, "想通了");
            parting.undo(s.clerk(), id, "想通了");
            assertThat(has(s)).isEqualTo(120);
            assertThat(giving.inPool(s.village()).minutes()).isZero();
            assertThat(giving.get(id).state()).isEqualTo(Given.State.UNDONE);
            assertThat(parting.away(home)).isEmpty();
            parting.leave(s.clerk(), Ids.fresh(), home, "还是不做了");
            assertThat(story.bank.sum(s.village())).isZero();
            return null;
        });
    }

    @Test
    void a_ruling_gives_nothing_for_days_on_which_the_household_was_out() {
        var s = scene(Leaving.KEEP);
        villages.in(s.village(), () -> parting.leave(s.clerk(), Ids.fresh(), s.bank().household(),
                "去外地带孙子"));
        clock.after(Duration.ofDays(2), () -> villages.in(s.village(), () -> {
            var e = story.visit(s, clock.instant().minus(Duration.ofMinutes(50)), 40);
            var dispute = disputes.object(s.clerk(), Ids.fresh(), e.id(), "冉翠芳", "明明做了四十分钟");
            refused(() -> disputes.rule(s.supervisor().actor(), dispute.id(),
                    Dispute.Ruling.CHANGE, 40, "确实做了"), "第 14 条");
            disputes.rule(s.supervisor().actor(), dispute.id(), Dispute.Ruling.KEEP, 0, "已退出");
            assertThat(has(s)).isEqualTo(120);
            return null;
        }));
    }

    @Test
    void what_a_ruling_changes_after_the_points_went_to_the_pool_changes_the_pool() {
        var s = scene(Leaving.POOL);
        villages.in(s.village(), () -> {
            var e = story.visit(s, clock.instant().minus(Duration.ofHours(3)), 40);
            parting.leave(s.clerk(), Ids.fresh(), s.bank().household(), "不做了");
            var dispute = disputes.object(s.clerk(), Ids.fresh(), e.id(), "冉翠芳", "做了一个钟头");
            assertThat(giving.inPool(s.village()).minutes()).isEqualTo(160);
            disputes.rule(s.supervisor().actor(), dispute.id(), Dispute.Ruling.CHANGE, 60, "确实");
            assertThat(giving.inPool(s.village()).minutes()).isEqualTo(180);
            var again = disputes.object(s.clerk(), Ids.fresh(), e.id(), "谯大友", "半个钟头");
            disputes.rule(s.supervisor().actor(), again.id(), Dispute.Ruling.CHANGE, 30, "少了");
            assertThat(giving.inPool(s.village()).minutes()).isEqualTo(150);
            assertThat(has(s)).isZero();
            assertThat(story.bank.sum(s.village())).isZero();
            return null;
        });
    }

    @Test
    void a_slip_entered_after_the_leaving_and_refused_leaves_household_and_pool_as_they_were() {
        var s = scene(Leaving.POOL);
        villages.in(s.village(), () -> {
            parting.leave(s.clerk(), Ids.fresh(), s.bank().household(), "不做了");
            var late = story.visit(s, clock.instant().minus(Duration.ofHours(3)), 40);
            assertThat(has(s)).as("waits there").isEqualTo(40);
            rule(s, late, Dispute.Ruling.CHANGE, 50);
            assertThat(has(s)).isEqualTo(50);
            rule(s, late, Dispute.Ruling.REFUSE, 0);
            assertThat(has(s)).isZero();
            assertThat(giving.inPool(s.village()).minutes()).isEqualTo(120);
            var wrong = story.atTheDesk(s, clock.instant().minus(Duration.ofHours(2)), 30);
            mistakes.takeBack(s.clerk(), wrong.source(), "录错了");
            assertThat(has(s)).isZero();
            assertThat(giving.inPool(s.village()).minutes()).isEqualTo(120);
            assertThat(story.bank.sum(s.village())).isZero();
            return null;
        });
    }

    @Test
    void two_rulings_never_take_more_from_the_pool_than_that_household_gave() {
        var s = scene(Leaving.POOL);
        var home = s.bank().household();
        villages.in(s.village(), () -> {
            var one = story.visit(s, clock.instant().minus(Duration.ofHours(5)), 40);
            var two = story.visit(s, clock.instant().minus(Duration.ofHours(3)), 40);
            giving.donate(s.clerk(), Ids.fresh(), home, new Points(150), "捐");
            parting.leave(s.clerk(), Ids.fresh(), home, "不做了");
            assertThat(giving.inPool(s.village()).minutes()).isEqualTo(150 + 50);
            rule(s, one, Dispute.Ruling.REFUSE, 0);
            assertThat(giving.inPool(s.village()).minutes()).isEqualTo(150 + 10);
            refused(() -> {
                rule(s, two, Dispute.Ruling.REFUSE, 0);
                return null;
            }, "扣不回来");
            assertThat(giving.inPool(s.village()).minutes()).isEqualTo(150 + 10);
            rule(s, two, Dispute.Ruling.CHANGE, 30);
            assertThat(giving.inPool(s.village()).minutes()).isEqualTo(150);
            assertThat(has(s)).isZero();
            assertThat(story.bank.sum(s.village())).isZero();
            return null;
        });
    }

    private void rule(EarningStory.Scene s, Earning e, Dispute.Ruling ruling, int minutes) {
        var dispute = disputes.of(e.id()).stream().filter(d -> d.ruled() == null).findFirst()
                .orElseGet(() -> disputes.object(s.clerk(), Ids.fresh(), e.id(), "谯大友", "不对"));
        disputes.rule(s.supervisor().actor(), dispute.id(), ruling, minutes, "问过了");
    }

    @Test
    void nobody_leaves_while_points_are_held_or_hours_hang_out() {
        var s = scene(Leaving.POOL);
        villages.in(s.village(), () -> {
            var home = s.bank().elderHousehold();
            story.bank.earn(s.village(), home, 50);
            var booked = bookings.book(s.clerk(), new Booking.Ask(Ids.fresh(), home,
                    s.bank().care().elder(), Service.MEALS, "送饭", new Points(30), "冉"));
            refused(() -> parting.leave(s.clerk(), Ids.fresh(), home, "退"),
                    "第 14 条：还有 0.5 分");
            bookings.cancel(s.clerk(), booked.id(), "不要了");
            parting.leave(s.clerk(), Ids.fresh(), home, "退");
            return null;
        });
        var w = story.scene(rules(Gifts.VILLAGE, Leaving.KEEP, 7));
        villages.in(w.village(), () -> {
            story.visit(w, TestClock.given().minus(Duration.ofHours(2)), 60);
            refused(() -> parting.leave(w.clerk(), Ids.fresh(), w.bank().household(), "退"),
                    "第 14 条：还有 1 笔时长在公示");
            return null;
        });
    }

    @Test
    void two_clerks_and_a_buyer_at_once_leave_every_point_where_it_can_be_found() throws Exception {
        var s = scene(Leaving.POOL);
        var home = s.bank().household();
        var soap = villages.in(s.village(), () -> story.bank.good(s.bank(), 1, "肥皂", 20, 9));
        Callable<String> leave = () -> {
            parting.leave(s.clerk(), Ids.fresh(), home, "退");
            return "left";
        };
        Callable<String> buy = () -> {
            counter.sell(s.bank().coop().actor(), new Sale.Ask(Ids.fresh(), home, s.aide(),
                    List.of(new Sale.Item(soap, 1)), new Points(20)));
            return "bought";
        };
        var done = story.<String>atOnce(s.village(), List.of(leave, leave, buy, leave, buy))
                .stream().map(PartingTest::got).toList();
        villages.in(s.village(), () -> {
            var bought = done.stream().filter("bought"::equals).count();
            var left = done.stream().filter("left"::equals).count();
            assertThat(left).isLessThanOrEqualTo(1);
            assertThat(parting.away(home).isPresent()).isEqualTo(left == 1);
            assertThat(story.kept(s, AccountKind.COOP)).isEqualTo(20 * bought);
            assertThat(has(s) + giving.inPool(s.village()).minutes() + 20 * bought)
                    .isEqualTo(120);
            assertThat(left == 1 ? has(s) : 0).isZero();
            assertThat(left + bought).isPositive();
            return null;
        });
    }

    private static String got(java.util.concurrent.Future<String> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(Rejected.class);
            return "refused";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void another_village_can_neither_leave_for_us_nor_bring_us_back() {
        var s = scene(Leaving.KEEP);
        var other = story.bank.scene();
        var id = Ids.fresh();
        villages.in(s.village(), () -> parting.leave(s.clerk(), id, s.bank().household(), "退"));
        villages.in(other.village(), () -> {
            var theirs = other.clerk().actor();
            refused(() -> parting.leave(theirs, Ids.fresh(), s.bank().elderHousehold(), "退"),
                    "可能不归您管");
            refused(() -> parting.undo(theirs, id, "错"), "可能不归您管");
            refused(() -> parting.undo(other.coop().actor(), id, "错"), "不归");
            assertThat(parting.away(s.bank().household())).isEmpty();
            return null;
        });
    }

    @Test
    void a_gift_to_kin_or_friends_keeps_what_the_taker_is_to_the_giver() {
        for (var gifts : List.of(Gifts.KIN, Gifts.FRIENDS)) {
            var s = story.scene(rules(gifts, Leaving.KEEP, 0));
            villages.in(s.village(), () -> {
                story.bank.earn(s.village(), s.bank().household(), 60);
                refused(() -> gift(s, null), "第 11 条：" + gifts.chinese() + "。请问清");
                refused(() -> gift(s, "写了一句太长太长的话来说是什么关系"), "最多写 16");
                if (gifts == Gifts.KIN) {
                    refused(() -> gift(s, "邻居"), "第 11 条：可以赠给直系亲属。“邻居”不是直系亲属");
                } else {
                    assertThat(gift(s, "邻居").reason()).isEqualTo("给邻居：过节");
                }
                assertThat(gift(s, "母亲").reason()).isEqualTo("给母亲：过节");
                return null;
            });
        }
        var s = story.scene(rules(Gifts.NOBODY, Leaving.KEEP, 0));
        villages.in(s.village(), () -> {
            refused(() -> gift(s, "母亲"), "第 11 条：不许转赠，可以捐。");
            return null;
        });
    }

    private Given gift(EarningStory.Scene s, @org.jspecify.annotations.Nullable String relation) {
        return giving.gift(s.clerk(), Ids.fresh(), s.bank().household(),
                s.bank().elderHousehold(), new Points(10), relation, "过节");
    }
}
