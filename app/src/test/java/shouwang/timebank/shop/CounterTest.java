package shouwang.timebank.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.ledger.Ledger;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Households;
import shouwang.timebank.SpendingStory;
import shouwang.timebank.card.HouseholdCards;
import shouwang.people.life.LifeEvents;

@House
class CounterTest {
    private static final int ROUNDS = 1000;
    private static final int HANDS = 4;
    @Autowired LifeEvents life;
    @Autowired SpendingStory story;
    @Autowired Villages villages;
    @Autowired Counter counter;
    @Autowired Shelf shelf;
    @Autowired DayClosing closing;
    @Autowired HouseholdCards cards;
    @Autowired Households households;
    @Autowired Elders elders;
    @Autowired Aides aides;
    @Autowired Ledger ledger;
    @Autowired TestClock clock;

    private static Sale.Ask ask(SpendingStory.Scene scene, UUID good, int quantity, long due) {
        return new Sale.Ask(Ids.fresh(), scene.household(), scene.care().aide(),
                List.of(new Sale.Item(good, quantity)), new Points(due));
    }

    private long held(SpendingStory.Scene scene) {
        return counter.available(scene.household()).minutes();
    }

    private int stock(SpendingStory.Scene scene, UUID good) {
        return shelf.all(scene.village()).stream().filter(g -> g.id().equals(good)).findFirst()
                .orElseThrow().stock();
    }

    private static void refused(Callable<?> work, String say) {
        assertThatThrownBy(work::call).isInstanceOf(Rejected.class).hasMessageContaining(say);
    }

    @Test
    void points_become_rice_and_a_double_click_is_one_receipt() {
        var scene = story.scene();
        villages.in(scene.village(), () -> {
            story.earn(scene.village(), scene.household(), 300);
            var rice = story.good(scene, 1, "大米", 120, 3);
            var ask = ask(scene, rice, 2, 240);
            var first = counter.sell(scene.coop().actor(), ask);
            var second = counter.sell(scene.coop().actor(), ask);
            assertThat(second.lines()).isEqualTo(first.lines());
            assertThat(held(scene)).isEqualTo(60);
            assertThat(stock(scene, rice)).isEqualTo(1);
            assertThat(story.balance(AccountId.of(Book.POINTS, AccountKind.COOP,
                    scene.village()))).isEqualTo(240);
            refused(() -> counter.sell(scene.coop().actor(), new Sale.Ask(ask.id(),
                    scene.elderHousehold(), scene.care().elder(), ask.items(), ask.due())),
                    "已经用过");
            return story.sum(scene.village());
        });
    }

    @Test
    void the_same_slip_with_other_goods_of_the_same_price_is_refused_and_no_stock_moves() {
        var scene = story.scene();
        villages.in(scene.village(), () -> {
            story.earn(scene.village(), scene.household(), 300);
            var rice = story.good(scene, 1, "大米", 60, 3);
            var oil = story.good(scene, 2, "菜油", 60, 3);
            var coop = scene.coop().actor();
            var ask = ask(scene, rice, 2, 120);
            counter.sell(coop, ask);
            for (var items : List.of(List.of(new Sale.Item(oil, 2)),
                    List.of(new Sale.Item(rice, 1), new Sale.Item(oil, 1)),
                    List.<Sale.Item>of())) {
                refused(() -> counter.sell(coop, new Sale.Ask(ask.id(), ask.householdId(),
                        ask.spenderId(), items, ask.due())), "已经用过");
            }
            refused(() -> counter.sell(coop, new Sale.Ask(ask.id(), ask.householdId(),
                    scene.care().elder(), ask.items(), ask.due())), "已经用过");
            assertThat(counter.sell(coop, ask).lines()).hasSize(1);
            assertThat(stock(scene, rice)).isEqualTo(1);
            assertThat(stock(scene, oil)).isEqualTo(3);
            assertThat(held(scene)).isEqualTo(180);
            return null;
        });
    }

    @Test
    void what_cannot_be_sold_is_refused_in_a_sentence_and_nothing_changes() {
        var scene = story.scene();
        var other = story.scene();
        villages.in(scene.village(), () -> {
            story.earn(scene.village(), scene.household(), 100);
            var oil = story.good(scene, 2, "菜油", 60, 1);
            var coop = scene.coop().actor();
            refused(() -> counter.sell(coop, ask(scene, oil, 2, 120)), "只剩 1 袋");
            refused(() -> counter.sell(coop, ask(scene, oil, 1, 50)), "价钱刚改过");
            refused(() -> counter.sell(coop, ask(scene, Ids.fresh(), 1, 60)), "不在本村货架");
            refused(() -> counter.sell(coop, ask(scene, oil, 0, 0)), "数量");
            refused(() -> counter.sell(coop, ask(scene, oil, -1, -60)), "数量");
            refused(() -> counter.sell(coop, new Sale.Ask(Ids.fresh(), scene.household(),
                    scene.care().aide(), List.of(), Points.ZERO)), "还没有选货");
            refused(() -> counter.sell(coop, new Sale.Ask(Ids.fresh(), scene.household(),
                    scene.care().elder(), List.of(new Sale.Item(oil, 1)), new Points(60))),
                    "不能用这户的积分");
            refused(() -> counter.sell(coop, new Sale.Ask(Ids.fresh(), other.household(),
                    other.care().aide(), List.of(new Sale.Item(oil, 1)), new Points(60))),
                    "可能不归您管");
            cards.maySpend(scene.clerk().actor(), scene.household(), scene.care().aide(), false);
            refused(() -> counter.sell(coop, ask(scene, oil, 1, 60)), "不能用这户的积分");
            cards.maySpend(scene.clerk().actor(), scene.household(), scene.care().aide(), true);
            shelf.change(scene.clerk().actor(), oil,
                    new Good.Form(2, "菜油", "桶", new Points(160)));
            refused(() -> counter.sell(coop, ask(scene, oil, 1, 160)), "积分不够：能用 1.67 分");
            shelf.withdraw(scene.clerk().actor(), oil, true);
            refused(() -> counter.sell(coop, ask(scene, oil, 1, 160)), "不在本村货架");
            refused(() -> counter.sell(scene.care().aideGuest().actor(),
                    ask(scene, oil, 1, 160)), "不归“互助员”办");
            assertThat(held(scene)).isEqualTo(100);
            assertThat(stock(scene, oil)).isOne();
            assertThat(shelf.movements(oil, 10)).hasSize(1);
            return null;
        });
    }

    @Test
    void the_card_of_the_dead_a_closed_account_and_a_lost_card_are_refused() {
        var scene = story.scene();
        villages.in(scene.village(), () -> {
            var soap = story.good(scene, 3, "肥皂", 30, 5);
            var household = households.get(scene.elderHousehold());
            var old = cards.token(household);
            var number = cards.number(household);
            assertThat(cards.read("http://house/h/" + old, scene.village())).contains(household);
            assertThat(cards.read(number.substring(0, 4) + " " + number.substring(4),
                    scene.village())).contains(household);
            assertThat(cards.read(old.substring(0, 30) + "AAAAA", scene.village())).isEmpty();
            for (var again = 0; again < 60; again++) {
                cards.lost(scene.clerk().actor(), household.id(), "又丢了");
                var now = households.get(household.id());
                assertThat(cards.read(cards.token(now), scene.village())).contains(now);
                assertThat(cards.read(cards.number(now), scene.village())).contains(now);
            }
            cards.lost(scene.clerk().actor(), household.id(), "赶场丢了");
            assertThat(cards.read(old, scene.village())).isEmpty();
            assertThat(cards.read(number, scene.village())).isEmpty();
            var fresh = cards.token(households.get(household.id()));
            assertThat(cards.read(fresh, scene.village())).isPresent();
            story.earn(scene.village(), household.id(), 60);
            life.second(villages.doctor(scene.clerk().actor().placeCode()),
                    life.tell(scene.clerk().actor(), scene.care().elder(), Elder.Status.DEAD, LocalDate.now(clock)).id());
            refused(() -> counter.sell(scene.coop().actor(), new Sale.Ask(Ids.fresh(),
                    household.id(), scene.care().elder(), List.of(new Sale.Item(soap, 1)),
                    new Points(30))), "没有健在的人");
            ledger.open(shouwang.ledger.NewAccount.household(scene.village(),
                    scene.household()));
            ledger.close(AccountId.household(scene.household()));
            refused(() -> counter.sell(scene.coop().actor(), ask(scene, soap, 1, 30)), "销户");
            assertThat(stock(scene, soap)).isEqualTo(5);
            return null;
        });
        var elsewhere = story.scene();
        villages.in(elsewhere.village(), () -> assertThat(cards.read(cards.token(
                new shouwang.people.Household(scene.household(), scene.village(), "甲", null, 1)),
                elsewhere.village())).isEmpty());
    }

    @Test
    void a_sale_comes_back_once_before_and_after_the_day_is_closed_and_not_for_ever() {
        var scene = story.scene();
        villages.in(scene.village(), () -> {
            story.earn(scene.village(), scene.household(), 600);
            var salt = story.good(scene, 4, "食盐", 30, 10);
            var coop = scene.coop().actor();
            refused(() -> closing.close(coop, Ids.fresh(), scene.village()), "不用结");
            var one = counter.sell(coop, ask(scene, salt, 1, 30));
            var two = counter.sell(coop, ask(scene, salt, 2, 60));
            var three = counter.sell(coop, ask(scene, salt, 3, 90));
            counter.takeBack(coop, one.id(), "拿错了");
            counter.takeBack(coop, one.id(), "拿错了");
            assertThat(held(scene)).isEqualTo(450);
            var id = Ids.fresh();
            var sheet = closing.close(coop, id, scene.village());
            assertThat(closing.close(coop, id, scene.village())).isEqualTo(sheet);
            assertThat(sheet.net().minutes()).isEqualTo(150);
            assertThat(sheet.settled().minutes()).isEqualTo(150);
            assertThat(closing.given(sheet)).containsExactly(
                    new Settlement.Given("食盐", "袋", 5, new Points(150)));
            counter.takeBack(coop, two.id(), "袋子破了");
            assertThat(held(scene)).isEqualTo(510);
            assertThat(stock(scene, salt)).isEqualTo(7);
            assertThat(story.sum(scene.village())).isZero();
            assertThat(story.balance(AccountId.issuing(scene.village()))).isEqualTo(-510);
            clock.after(Duration.ofDays(8), () -> {
                refused(() -> counter.takeBack(coop, three.id(), "不要了"), "过了 7 天");
                return null;
            });
            return null;
        });
    }

    @Test
    void the_last_item_and_the_last_point_go_once_whoever_is_faster() throws Exception {
        var seed = System.nanoTime();
        System.out.println("CounterTest seed " + seed);
        var random = new SplittableRandom(seed);
        var scene = story.scene();
        var village = scene.village();
        var good = villages.in(village, () -> story.good(scene, 5, "鸡蛋", 20, 0));
        try (var hands = Executors.newFixedThreadPool(HANDS)) {
            for (var round = 0; round < ROUNDS; round++) {
                var lastItem = random.nextBoolean();
                var same = random.nextInt(4) == 0 ? ask(scene, good, 1, 20) : null;
                villages.in(village, () -> {
                    shelf.counted(scene.coop().actor(), Ids.fresh(), good,
                            lastItem ? 1 : HANDS, "盘点");
                    var wanted = lastItem ? 20L * HANDS : 20L;
                    if (held(scene) < wanted) {
                        story.earn(village, scene.household(), wanted - held(scene));
                    }
                    return null;
                });
                var before = villages.in(village, () -> held(scene));
                if (!lastItem && before != 20) {
                    villages.in(village, () -> counter.sell(scene.coop().actor(),
                            drain(scene, village, before - 20)));
                }
                var sold = atOnce(hands, scene, good, same);
                assertThat(sold).as("seed %d round %d", seed, round)
                        .isEqualTo(same != null ? HANDS : 1);
            }
        }
        villages.in(village, () -> {
            assertThat(story.sum(village)).isZero();
            assertThat(shelf.movements(good, 5000).stream().mapToInt(Movement::quantity).sum())
                    .isEqualTo(stock(scene, good)).isNotNegative();
            return null;
        });
    }

    /** A sale of a good priced so that exactly so much goes. */
    private Sale.Ask drain(SpendingStory.Scene scene, String village, long minutes) {
        var all = shelf.all(village);
        var number = 900;
        var there = all.stream().filter(g -> g.number() == number).findFirst();
        var id = there.map(Good::id).orElseGet(() -> story.good(scene, number, "杂货", minutes, 1));
        shelf.change(scene.clerk().actor(), id,
                new Good.Form(number, "杂货", "份", new Points(minutes)));
        shelf.counted(scene.coop().actor(), Ids.fresh(), id, 1, "盘点");
        return ask(scene, id, 1, minutes);
    }

    /** How many of the hands were told that their sale stands. */
    private int atOnce(java.util.concurrent.ExecutorService hands, SpendingStory.Scene scene,
            UUID good, Sale.Ask same) throws Exception {
        var barrier = new CyclicBarrier(HANDS);
        var tries = new ArrayList<Callable<Boolean>>();
        for (var hand = 0; hand < HANDS; hand++) {
            tries.add(() -> {
                barrier.await();
                return villages.in(scene.village(), () -> {
                    try {
                        counter.sell(scene.coop().actor(),
                                same != null ? same : ask(scene, good, 1, 20));
                        return true;
                    } catch (Rejected refusal) {
                        return false;
                    }
                });
            });
        }
        var sold = 0;
        for (var answer : hands.invokeAll(tries)) {
            sold += answer.get() ? 1 : 0;
        }
        return sold;
    }
}
