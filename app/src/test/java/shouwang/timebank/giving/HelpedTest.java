package shouwang.timebank.giving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shouwang.House;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.county.Counties;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.people.Elders;
import shouwang.timebank.earning.EarningStory;
import shouwang.timebank.rules.Preset;
import shouwang.timebank.rules.TimeBankRules;

/** The pool helps whom the village's rules name. */
@House
class HelpedTest {
    @Autowired EarningStory story;
    @Autowired Villages villages;
    @Autowired Giving giving;
    @Autowired Elders elders;
    @Autowired Counties counties;
    @Autowired TestClock clock;

    private TimeBankRules from(int age, int hardship) {
        var plain = Preset.PLAIN.rules();
        return new TimeBankRules(plain.rates(), plain.caps(), plain.earners(), plain.spending(),
                plain.group(), 0, 0, 0, new TimeBankRules.Grants(age, hardship));
    }

    private Given ask(EarningStory.Scene s) {
        return giving.ask(s.clerk(), Ids.fresh(), s.bank().elderHousehold(), new Points(30),
                "生病");
    }

    @Test
    void whoever_is_too_young_for_the_pool_is_refused_with_the_article() {
        var young = story.scene(from(119, 118));
        villages.in(young.village(), () -> {
            assertThatThrownBy(() -> ask(young)).isInstanceOf(Rejected.class)
                    .hasMessageContaining("第 11 条：池里的积分只补助满 119 岁的老人");
            return null;
        });
        var old = story.scene(from(61, 61));
        villages.in(old.village(), () -> {
            var elder = elders.get(old.bank().care().elder());
            assertThat(elder.ageOn(LocalDate.now(clock))).isGreaterThanOrEqualTo(61);
            assertThat(ask(old).state()).isEqualTo(Given.State.ASKED);
            return null;
        });
    }

    @Test
    void hardship_opens_the_pool_earlier() {
        var s = story.scene(from(119, 61));
        villages.in(s.village(), () -> {
            assertThatThrownBy(() -> ask(s)).isInstanceOf(Rejected.class);
            JdbcClient.create(counties.owner()).sql("update " + villages.county().schema()
                    + ".people_elder set categories = '{HARDSHIP}' where person_id = ?")
                    .param(s.bank().care().elder()).update();
            assertThat(ask(s).state()).isEqualTo(Given.State.ASKED);
            return null;
        });
    }

    @Test
    void the_pool_helps_elders_without_points_and_nobody_else() {
        var s = story.scene(Preset.PLAIN.rules());
        villages.in(s.village(), () -> {
            assertThatThrownBy(() -> giving.ask(s.clerk(), Ids.fresh(), s.bank().household(),
                    new Points(30), "生病")).isInstanceOf(Rejected.class)
                    .hasMessageContaining("第 11 条：池里的积分只补助老人");
            story.bank.earn(s.village(), s.bank().elderHousehold(), 20);
            var asked = ask(s);
            story.bank.earn(s.village(), s.bank().elderHousehold(), 70);
            assertThatThrownBy(() -> ask(s)).isInstanceOf(Rejected.class)
                    .hasMessageContaining("还有 1.5 分");
            assertThatThrownBy(() -> giving.decide(s.supervisor().actor(), asked.id(), true))
                    .isInstanceOf(Rejected.class).hasMessageContaining("第 11 条");
            assertThat(giving.decide(s.supervisor().actor(), asked.id(), false).state())
                    .isEqualTo(Given.State.DECLINED);
            return null;
        });
    }
}
