package shouwang.timebank.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shouwang.House;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.care.Service;
import shouwang.county.Counties;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.timebank.booking.Booking;
import shouwang.timebank.booking.Bookings;
import shouwang.timebank.earning.EarningStory;
import shouwang.timebank.rules.Preset;
import shouwang.timebank.rules.TimeBankRules;
import shouwang.timebank.rules.TimeBankRules.Circle;
import shouwang.timebank.rules.TimeBankRules.Spending;
import shouwang.timebank.shop.Counter;
import shouwang.timebank.shop.Sale;

/** Who may spend what a household holds: the village's article 9, and nothing looser. */
@House
class SpendersTest {
    @Autowired EarningStory story;
    @Autowired Villages villages;
    @Autowired Households households;
    @Autowired HouseholdCards cards;
    @Autowired Counter counter;
    @Autowired Bookings bookings;
    @Autowired Counties counties;

    private static TimeBankRules rules(int age, int hardship, Circle circle) {
        var plain = Preset.PLAIN.rules();
        var was = plain.spending();
        return new TimeBankRules(plain.rates(), plain.caps(), plain.earners(),
                new Spending(age, hardship, circle, true, was.gifts(), was.death(),
                        was.leaving()), plain.group(), 0, 0, 0);
    }

    /** The aide has earned 90 minutes; then the elder lives in the aide's household. */
    private EarningStory.Scene family(TimeBankRules rules) {
        var s = story.scene(rules);
        villages.in(s.village(), () ->
                story.visit(s, TestClock.given().minus(Duration.ofHours(3)), 90));
        owner("people_person set household_id = '" + s.bank().household() + "' where id = ?",
                s.bank().care().elder());
        return s;
    }

    private void owner(String update, UUID id) {
        JdbcClient.create(counties.owner()).sql("update " + villages.county().schema() + "."
                + update).param(id).update();
    }

    private Household home(EarningStory.Scene s) {
        return households.get(s.bank().household());
    }

    private void is(EarningStory.Scene s, String word) {
        households.relate(s.clerk(), s.bank().household(),
                Map.of(s.bank().care().elder(), word));
    }

    private List<UUID> may(EarningStory.Scene s) {
        return cards.spenders(home(s)).stream().map(Household.Member::id).toList();
    }

    private static void refused(Callable<?> work, String say) {
        assertThatThrownBy(work::call).isInstanceOf(Rejected.class).hasMessageContaining(say);
    }

    private Sale.Ask soap(EarningStory.Scene s, UUID good, UUID spender) {
        return new Sale.Ask(Ids.fresh(), s.bank().household(), spender,
                List.of(new Sale.Item(good, 1)), new Points(20));
    }

    @Test
    void where_only_the_earner_may_spend_nobody_else_of_the_household_does() {
        var s = family(rules(0, 0, Circle.SELF));
        var elder = s.bank().care().elder();
        villages.in(s.village(), () -> {
            var soap = story.bank.good(s.bank(), 1, "肥皂", 20, 5);
            is(s, "配偶");
            refused(() -> counter.sell(s.bank().coop().actor(), soap(s, soap, elder)),
                    "第 9 条：只限本人用，存积分的是王琼琼");
            refused(() -> bookings.book(s.clerk(), new Booking.Ask(Ids.fresh(),
                    s.bank().household(), elder, Service.MEALS, "送饭", new Points(10), "冉")),
                    "第 9 条：只限本人用");
            counter.sell(s.bank().coop().actor(), soap(s, soap, s.aide()));
            assertThat(counter.available(s.bank().household()).minutes()).isEqualTo(70);
            assertThat(bookings.list(s.village(), 9)).isEmpty();
            return null;
        });
    }

    @Test
    void a_relation_nobody_wrote_down_is_asked_for_and_then_decides() {
        var s = family(rules(0, 0, Circle.SPOUSE));
        var elder = s.bank().care().elder();
        villages.in(s.village(), () -> {
            refused(() -> {
                cards.needSpender(home(s), elder);
                return null;
            }, "第 9 条：本人和配偶用，可是看不出冉翠芳是王琼琼的什么人。请先到这一户的页上写清");
            is(s, "母亲");
            assertThat(may(s)).containsExactly(s.aide());
            is(s, "配偶");
            assertThat(may(s)).containsExactly(elder, s.aide());
            is(s, "");
            assertThat(may(s)).containsExactly(s.aide());
            return null;
        });
    }

    @Test
    void kin_means_parents_and_children_but_no_in_laws() {
        var s = family(rules(0, 0, Circle.KIN));
        villages.in(s.village(), () -> {
            is(s, "母亲");
            assertThat(may(s)).hasSize(2);
            is(s, "婆婆");
            assertThat(cards.judged(home(s))).extracting(HouseholdCards.Judged::why)
                    .containsExactly("第 9 条：本人、配偶和直系亲属用，存积分的是王琼琼。", null);
            return null;
        });
    }

    @Test
    void what_was_given_to_a_household_in_which_nobody_earns_is_everyones() {
        var s = story.scene(rules(0, 0, Circle.SELF));
        villages.in(s.village(), () -> {
            story.bank.earn(s.village(), s.bank().elderHousehold(), 60);
            cards.needSpender(households.get(s.bank().elderHousehold()), s.bank().care().elder());
            refused(() -> bookings.book(s.clerk(), new Booking.Ask(Ids.fresh(),
                    s.bank().household(), s.bank().care().elder(), Service.MEALS, "送饭",
                    new Points(10), "冉")), "这个人不能用这户的积分");
            return null;
        });
    }

    @Test
    void an_elder_in_hardship_may_spend_earlier() {
        var s = story.scene(rules(119, 61, Circle.HOUSEHOLD));
        var elder = s.bank().care().elder();
        villages.in(s.village(), () -> {
            var home = households.get(s.bank().elderHousehold());
            refused(() -> {
                cards.needSpender(home, elder);
                return null;
            }, "第 9 条：用积分要满 119 岁（困难老人满 61 岁）");
            owner("people_elder set categories = '{HARDSHIP}' where person_id = ?", elder);
            cards.needSpender(home, elder);
            return null;
        });
    }

    @Test
    void another_village_neither_writes_the_relation_nor_sees_the_household() {
        var s = family(rules(0, 0, Circle.KIN));
        var other = story.bank.scene();
        villages.in(other.village(), () -> {
            refused(() -> {
                households.relate(other.clerk().actor(), s.bank().household(),
                        Map.of(s.bank().care().elder(), "母亲"));
                return null;
            }, "可能不归您管");
            return null;
        });
        villages.in(s.village(), () -> {
            refused(() -> {
                households.relate(s.clerk(), s.bank().household(), Map.of(Ids.fresh(), "母亲"));
                return null;
            }, "不在这一户");
            assertThat(may(s)).containsExactly(s.aide());
            return null;
        });
    }
}
