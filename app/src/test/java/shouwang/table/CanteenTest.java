package shouwang.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.House;
import shouwang.TestClock;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.care.Service;
import shouwang.care.Timetable;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.kernel.Money;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.ledger.AccountId;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.timebank.SpendingStory;
import shouwang.people.life.LifeEvents;

@House
class CanteenTest {
    @Autowired LifeEvents life;
    @Autowired TableStory story;
    @Autowired Canteen canteen;
    @Autowired Kitchen kitchen;
    @Autowired MealMoney money;
    @Autowired TestClock clock;
    @Autowired Visits visits;
    @Autowired Timetable timetable;
    @Autowired Elders elders;
    @Autowired Audit audit;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    private SpendingStory.Scene scene;
    private Actor clerk;
    private UUID here;
    private UUID brought;

    @BeforeEach
    void twoWhoEat() {
        scene = story.scene();
        clerk = scene.clerk().actor();
        story.in(scene, () -> {
            here = story.elder(scene, "周国贵", "对花生过敏，牙不好要软");
            brought = scene.care().elder();
            story.eats(clerk, here, Meal.Manner.HERE, false);
            story.eats(clerk, brought, Meal.Manner.BROUGHT, true);
            return null;
        });
    }

    private Canteen.Number number() {
        return canteen.number(scene.village(), story.day);
    }

    @Test
    void the_kitchen_has_its_number_at_nine_and_no_later_change_reaches_it() {
        story.at(scene, 8, () -> {
            assertThat(number().counted()).isFalse();
            assertThat(number().meals()).hasSize(2);
            canteen.single(clerk, here, story.day, false);
            assertThat(number().meals()).hasSize(1);
            canteen.single(clerk, here, story.day, true);
            return null;
        });
        story.at(scene, 9, () -> {
            assertThat(number().counted()).isTrue();
            assertThat(number().of(Meal.Manner.HERE)).isEqualTo(1);
            assertThat(number().of(Meal.Manner.BROUGHT)).isEqualTo(1);
            assertThatThrownBy(() -> canteen.single(clerk, here, story.day, false))
                    .isInstanceOf(Rejected.class).hasMessageContaining("九点已过");
            canteen.eater(clerk, new Eater(here, 0, Meal.Manner.HERE, false, null, null));
            canteen.terms(clerk, new Terms(scene.village(), 127, new Money(1200), null, true));
            assertThat(number().meals()).hasSize(2).allMatch(meal ->
                    meal.price().equals(new Money(800)));
            assertThat(canteen.number(scene.village(), story.day.plusDays(1)).meals())
                    .hasSize(1);
            return null;
        });
    }

    @Test
    void a_change_after_nine_counts_the_day_first_even_where_nobody_had_looked() {
        story.at(scene, 10, () -> {
            canteen.eater(clerk, new Eater(here, 0, Meal.Manner.HERE, false, null, null));
            assertThat(number().meals()).hasSize(2);
            return null;
        });
    }

    private void cooks(int days) {
        canteen.terms(clerk, new Terms(scene.village(), days, new Money(800), null, true));
    }

    @Test
    void another_weekday_bills_no_meal_of_the_week_before_and_none_of_today_after_nine() {
        var without = 127 & ~(1 << story.day.getDayOfWeek().getValue() - 1);
        story.in(scene, () -> {
            cooks(without);
            return null;
        });
        story.at(scene, 10, () -> {
            var owed = money.owing(scene.village());
            assertThat(number().meals()).as("no day to cook").isEmpty();
            cooks(127);
            assertThat(number().meals()).as("nobody cooked for them").isEmpty();
            assertThat(money.owing(scene.village())).isEqualTo(owed);
            assertThat(canteen.number(scene.village(), story.day.plusDays(1)).meals())
                    .hasSize(2);
            return null;
        });
        clock.after(Duration.ofDays(9), () -> story.in(scene, () -> {
            assertThat(canteen.number(scene.village(), story.day.plusDays(7)).meals())
                    .as("the same weekday from now on").hasSize(2);
            return null;
        }));
    }

    @Test
    void a_canteen_opened_again_bills_no_day_on_which_it_was_closed() {
        story.in(scene, () -> {
            canteen.terms(clerk, new Terms(scene.village(), 127, new Money(800), null, false));
            return null;
        });
        story.at(scene, 10, () -> {
            var owed = money.owing(scene.village());
            cooks(127);
            assertThat(money.owing(scene.village())).isEqualTo(owed);
            assertThat(number().counted()).isTrue();
            return null;
        });
    }

    @Test
    void who_is_away_or_in_hospital_has_no_meal_and_the_menus_price_is_that_days() {
        story.at(scene, 8, () -> {
            canteen.eater(clerk, new Eater(here, 127, Meal.Manner.HERE, false,
                    story.day.minusDays(1), story.day));
            life.tell(clerk, brought, Elder.Status.HOSPITAL, story.day);
            assertThat(number().meals()).isEmpty();
            life.tell(clerk, brought, Elder.Status.HERE, story.day);
            canteen.menu(clerk, scene.village(), story.day, "腊肉、豆花", new Money(1000));
            assertThat(number().meals()).singleElement().satisfies(meal -> {
                assertThat(meal.price()).isEqualTo(new Money(1000));
                assertThat(meal.soft()).isTrue();
            });
            assertThat(number().menu()).isEqualTo("腊肉、豆花");
            return null;
        });
    }

    @Test
    void a_dish_corrected_after_nine_keeps_the_days_own_price() {
        story.at(scene, 8, () -> {
            canteen.menu(clerk, scene.village(), story.day, "腊肉", new Money(1000));
            assertThat(number().price()).isEqualTo(new Money(1000));
            canteen.menu(clerk, scene.village(), story.day, "腊肉", null);
            assertThat(number().price()).as("as usual again").isNull();
            canteen.menu(clerk, scene.village(), story.day, "腊肉", new Money(1000));
            return null;
        });
        story.at(scene, 10, () -> {
            canteen.menu(clerk, scene.village(), story.day, "豆花", null);
            assertThat(number().price()).isEqualTo(new Money(1000));
            canteen.menu(clerk, scene.village(), story.day, "豆花、青菜", new Money(1000));
            assertThat(number().menu()).isEqualTo("豆花、青菜");
            assertThatThrownBy(() -> canteen.menu(clerk, scene.village(), story.day, "豆花",
                    new Money(900))).hasMessageContaining("价钱不能再改");
            return null;
        });
    }

    @Test
    void ten_at_once_count_the_day_once() throws Exception {
        var all = new HashSet<Integer>();
        story.at(scene, 9, () -> {
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                var asked = new ArrayList<Future<Canteen.Number>>();
                for (var n = 0; n < 10; n++) {
                    asked.add(pool.submit(() -> story.in(scene, this::number)));
                }
                for (var one : asked) {
                    all.add(one.get().meals().size());
                }
            }
            return null;
        });
        assertThat(all).containsExactly(2);
    }

    @Test
    void brought_meals_become_visits_at_eleven_that_stay_the_same_however_often_it_is_run() {
        story.at(scene, 9, () -> {
            var own = Map.of(brought, scene.care().aide());
            var other = scene.care().aide();
            assertThat(kitchen.deliver(clerk, scene.village(), story.day, own, other))
                    .isEqualTo(new Kitchen.Delivered(1, 0, 0));
            var visit = kitchen.brought(number().meals()).getFirst();
            assertThat(visit.service()).isEqualTo(Service.MEALS);
            assertThat(visit.task()).isEqualTo("送午饭，要软");
            assertThat(visit.plannedAt().atZone(TableStory.HERE).toLocalTime())
                    .isEqualTo(LocalTime.of(11, 0));
            var second = story.spending.care.aide(scene.clerk(), scene.village() + "001",
                    "盖玉梅");
            timetable.write(clerk, List.of(new Timetable.Slot(visit.id(), second,
                    visit.plannedAt().plusSeconds(600))));
            assertThat(kitchen.deliver(clerk, scene.village(), story.day, own, other))
                    .isEqualTo(new Kitchen.Delivered(0, 1, 0));
            assertThat(visits.get(visit.id()).aideId()).as("the rounds' word stays")
                    .isEqualTo(second);
            return null;
        });
    }

    @Test
    void a_meal_that_is_called_off_before_nine_calls_its_visit_off() {
        story.at(scene, 7, () -> {
            var aide = scene.care().aide();
            kitchen.deliver(clerk, scene.village(), story.day, Map.of(), aide);
            var id = kitchen.brought(number().meals()).getFirst().id();
            canteen.single(clerk, brought, story.day, false);
            assertThat(visits.get(id).status()).as("at once, without the kitchen's button")
                    .isEqualTo(Visit.Status.CANCELLED);
            assertThat(kitchen.deliver(clerk, scene.village(), story.day, Map.of(), aide))
                    .isEqualTo(new Kitchen.Delivered(0, 0, 0));
            return null;
        });
    }

    @Test
    void who_goes_away_or_to_hospital_after_the_meals_were_planned_gets_none_brought() {
        story.at(scene, 9, () -> {
            var aide = scene.care().aide();
            kitchen.deliver(clerk, scene.village(), story.day, Map.of(), aide);
            var id = kitchen.brought(number().meals()).getFirst().id();
            var step = life.tell(clerk, brought, Elder.Status.HOSPITAL, story.day);
            assertThat(visits.get(id).status()).isEqualTo(Visit.Status.CANCELLED);
            assertThat(kitchen.deliver(clerk, scene.village(), story.day, Map.of(), aide))
                    .as("cooked, but nobody carries it to an empty house")
                    .isEqualTo(new Kitchen.Delivered(0, 0, 0));
            assertThat(life.undo(clerk, step.id())).isEmpty();
            assertThat(visits.get(id).status()).isEqualTo(Visit.Status.PLANNED);
            canteen.eater(clerk, new Eater(brought, 127, Meal.Manner.BROUGHT, true, story.day,
                    story.day.plusDays(3)));
            assertThat(visits.get(id).status()).isEqualTo(Visit.Status.CANCELLED);
            return null;
        });
    }

    @Test
    void a_meal_called_off_and_wanted_again_before_nine_is_brought() {
        story.at(scene, 7, () -> {
            var aide = scene.care().aide();
            var seen = new HashSet<UUID>();
            for (var n = 0; n < 3; n++) {
                assertThat(kitchen.deliver(clerk, scene.village(), story.day, Map.of(), aide))
                        .isEqualTo(new Kitchen.Delivered(1, 0, 0));
                assertThat(kitchen.deliver(clerk, scene.village(), story.day, Map.of(), aide))
                        .isEqualTo(new Kitchen.Delivered(0, 1, 0));
                assertThat(kitchen.brought(number().meals())).singleElement().satisfies(visit -> {
                    assertThat(visit.status()).isEqualTo(Visit.Status.PLANNED);
                    seen.add(visit.id());
                });
                canteen.single(clerk, brought, story.day, false);
                assertThat(kitchen.deliver(clerk, scene.village(), story.day, Map.of(), aide))
                        .isEqualTo(new Kitchen.Delivered(0, 0, 0));
                canteen.single(clerk, brought, story.day, true);
            }
            assertThat(seen).hasSize(3).allMatch(id ->
                    visits.get(id).status() == Visit.Status.CANCELLED);
            return null;
        });
    }

    @Test
    void where_the_desk_called_a_sick_aide_off_another_brings_the_meal() {
        story.at(scene, 9, () -> {
            kitchen.deliver(clerk, scene.village(), story.day, Map.of(), scene.care().aide());
            var sick = kitchen.brought(number().meals()).getFirst().id();
            visits.cancel(clerk, sick, "互助员病了");
            assertThat(kitchen.brought(number().meals())).isEmpty();
            var second = story.spending.care.aide(scene.clerk(), scene.village() + "001",
                    "盖玉梅");
            assertThat(kitchen.deliver(clerk, scene.village(), story.day, Map.of(), second))
                    .isEqualTo(new Kitchen.Delivered(1, 0, 0));
            assertThat(kitchen.brought(number().meals())).singleElement()
                    .matches(visit -> visit.aideId().equals(second)
                            && visit.status() == Visit.Status.PLANNED);
            assertThat(visits.get(sick).status()).isEqualTo(Visit.Status.CANCELLED);
            return null;
        });
    }

    @Test
    void what_she_must_not_have_is_shown_to_who_cooks_and_stands_in_the_audit() {
        var cook = scene.care().aideGuest().actor();
        story.at(scene, 9, () -> {
            assertThatThrownBy(() -> kitchen.facts(cook, scene.village(), story.day))
                    .hasMessageContaining("只给做饭的人看");
            canteen.cook(clerk, scene.village(), scene.care().aide(), true);
            var facts = kitchen.facts(cook, scene.village(), story.day);
            assertThat(facts.get(here).barred()).containsExactly("花生");
            assertThat(facts.get(here).soft()).isTrue();
            assertThat(facts.get(brought).notes()).isEmpty();
            assertThat(audit.lines(scene.village(), null, 20)).filteredOn(line ->
                    line.deed().equals("查看忌口") && here.equals(line.subjectId()))
                    .singleElement().satisfies(line -> {
                        assertThat(line.actorName()).isEqualTo(cook.name());
                        assertThat(line.reason()).contains("做饭");
                    });
            return null;
        });
    }

    /** Two meals each: the day before was counted as well, though nobody looked. */
    @Test
    void meals_are_paid_once_in_money_or_by_subsidy_to_the_fen() {
        story.at(scene, 9, () -> {
            number();
            assertThat(money.owing(scene.village())).hasSize(2)
                    .allMatch(one -> one.fen().equals(new Money(1600)) && one.meals() == 2);
            var id = Ids.fresh();
            var paid = money.pay(clerk, id, here, MealMoney.How.MONEY, 2);
            assertThat(paid.fen()).isEqualTo(new Money(1600));
            assertThat(money.pay(clerk, id, here, MealMoney.How.MONEY, 2)).isEqualTo(paid);
            assertThatThrownBy(() -> money.pay(clerk, Ids.fresh(), here, MealMoney.How.MONEY, 2))
                    .hasMessageContaining("刚变过");
            var subsidy = money.pay(clerk, Ids.fresh(), brought, MealMoney.How.SUBSIDY, 2);
            assertThat(subsidy.points()).isEqualTo(Points.ZERO);
            assertThat(money.owing(scene.village())).isEmpty();
            assertThat(money.lately(scene.village(), 9)).hasSize(2);
            return null;
        });
    }

    @Test
    void who_owes_is_told_to_the_last_meal_however_long_nobody_paid() {
        story.in(scene, () -> {
            transaction.executeWithoutResult(begun -> List.of(here, brought).forEach(elder ->
                    sql.sql("""
                        insert into table_meal (id, place_code, elder_id, day, manner, soft,
                            price_fen)
                        select gen_random_uuid(), ?, ?, ?::date - n, 'HERE', false, 800
                        from generate_series(100, 2700) n""")
                        .params(scene.village() + "001", elder, story.day).update()));
            assertThat(money.owing(scene.village())).hasSize(2).allSatisfy(one -> {
                assertThat(one.meals()).isEqualTo(2601);
                assertThat(one.fen()).isEqualTo(new Money(2601 * 800));
                assertThat(one.first()).isEqualTo(story.day.minusDays(2700));
                assertThat(one.last()).isEqualTo(story.day.minusDays(100));
            });
            return null;
        });
    }

    @Test
    void a_payment_taken_by_mistake_is_taken_back_on_its_day_and_only_once() {
        var household = story.in(scene, () -> elders.get(here).householdId());
        var id = Ids.fresh();
        story.at(scene, 9, () -> {
            number();
            story.spending.earn(scene.village(), household, 75);
            money.pay(clerk, id, here, MealMoney.How.POINTS, 2);
            for (var n = 0; n < 2; n++) {
                assertThat(money.undo(clerk, id).undone()).isTrue();
            }
            assertThatThrownBy(() -> money.pay(clerk, id, here, MealMoney.How.POINTS, 2))
                    .hasMessageContaining("已经撤回");
            assertThat(money.owing(scene.village())).hasSize(2);
            assertThat(story.spending.balance(AccountId.household(household))).isEqualTo(75);
            assertThat(story.spending.sum(scene.village())).isZero();
            money.pay(clerk, Ids.fresh(), here, MealMoney.How.MONEY, 2);
            assertThat(money.owing(scene.village())).hasSize(1);
            return null;
        });
        var paid = story.in(scene, () -> money.lately(scene.village(), 9)).stream()
                .filter(one -> !one.undone()).findFirst().orElseThrow();
        assertThatThrownBy(() -> clock.after(Duration.ofDays(3), () -> story.in(scene, () ->
                money.undo(clerk, paid.id())))).hasMessageContaining("只能当天撤回");
        assertThatThrownBy(() -> story.in(scene, () -> money.undo(
                scene.care().aideGuest().actor(), paid.id()))).isInstanceOf(Rejected.class);
        var far = story.scene();
        assertThatThrownBy(() -> story.in(far, () -> money.undo(far.clerk().actor(), paid.id())))
                .hasMessageContaining("没有找到");
    }

    @Test
    void points_pay_a_meal_and_too_few_points_refuse_and_leave_it_to_be_paid_in_money() {
        var household = story.in(scene, () -> elders.get(here).householdId());
        story.at(scene, 9, () -> {
            number();
            assertThatThrownBy(() -> money.pay(clerk, Ids.fresh(), here, MealMoney.How.POINTS, 2))
                    .isInstanceOf(Rejected.class).hasMessageContaining("积分不够")
                    .hasMessageContaining("请收现钱");
            return null;
        });
        story.at(scene, 9, () -> {
            assertThat(money.owing(scene.village())).hasSize(2);
            story.spending.earn(scene.village(), household, 75);
            var paid = money.pay(clerk, Ids.fresh(), here, MealMoney.How.POINTS, 2);
            assertThat(paid.fen()).isEqualTo(Money.ZERO);
            assertThat(paid.points()).isEqualTo(new Points(60));
            assertThat(story.spending.balance(AccountId.household(household))).isEqualTo(15);
            assertThat(story.spending.sum(scene.village())).isZero();
            assertThat(money.owing(scene.village())).hasSize(1);
            return null;
        });
    }

    @Test
    void another_village_and_an_aide_change_nothing() {
        var far = story.scene();
        assertThatThrownBy(() -> story.in(far, () -> {
            canteen.eater(far.clerk().actor(), new Eater(here, 127, Meal.Manner.HERE, false,
                    null, null));
            return null;
        })).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> story.in(far, () -> kitchen.facts(far.clerk().actor(),
                scene.village(), story.day))).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> story.in(scene, () -> money.pay(
                scene.care().aideGuest().actor(), Ids.fresh(), here, MealMoney.How.MONEY, 2)))
                .isInstanceOf(Rejected.class);
    }
}
