package shouwang.timebank.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.Service;
import shouwang.county.Counties;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.ledger.AccountKind;
import shouwang.timebank.earning.Activities;
import shouwang.timebank.earning.EarningStory;
import shouwang.timebank.giving.Parting;
import shouwang.timebank.rules.Circumstance;
import shouwang.timebank.rules.Preset;
import shouwang.timebank.rules.TimeBankRules;

/** What last year would have been: the same as it was, under the rules that held. */
@House
class ReplayTest {
    @Autowired EarningStory story;
    @Autowired Activities activities;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Replays replays;
    @Autowired Counties counties;
    @Autowired Parting parting;
    @Autowired TestClock clock;

    private Instant at(int daysBack, int hour) {
        return LocalDate.now(clock).minusDays(daysBack).atTime(hour, 0).atZone(clock.getZone())
                .toInstant();
    }

    private Replay.Ask ask(EarningStory.Scene s, TimeBankRules rules) {
        var today = LocalDate.now(clock);
        return new Replay.Ask(s.village(), rules, "试算", today.minusDays(25), today.plusDays(1));
    }

    private static TimeBankRules any(Random random) {
        var plain = Preset.PLAIN.rules();
        var rates = new TimeBankRules.Rates(30 + random.nextInt(60),
                Map.of(Service.CLEANING, 80 + random.nextInt(60)),
                Map.of(Circumstance.NIGHT, 150, Circumstance.HARDSHIP, 130),
                1 + random.nextInt(30), TimeBankRules.Rounding.values()[random.nextInt(3)],
                random.nextInt(30), random.nextInt(20), List.of());
        return new TimeBankRules(rates, new TimeBankRules.Caps(60 + random.nextInt(90),
                200 + random.nextInt(300), TimeBankRules.Over.values()[random.nextInt(2)]),
                plain.earners(), plain.spending(),
                TimeBankRules.GroupHours.values()[random.nextInt(2)], 0, 0, 0);
    }

    @RepeatedTest(3)
    void replay_under_the_rules_in_force_is_what_was_posted() {
        var seed = new Random().nextLong();
        System.out.println("replay seed " + seed);
        var random = new Random(seed);
        var rules = any(random);
        var s = story.scene(rules);
        villages.in(s.village(), () -> {
            for (var day = 20; day > 2; day -= 1 + random.nextInt(4)) {
                story.visit(s, at(day, 5), 1 + random.nextInt(110));
                if (random.nextBoolean()) {
                    story.visit(s, at(day, 14), 1 + random.nextInt(110));
                }
            }
            story.seen(s, activities.enter(s.clerk(), story.activity(s, at(1, 9), 45)));
            var before = story.points(s);
            var outcome = replays.reckon(s.clerk(), ask(s, rules));
            assertThat(outcome.sum().would()).as("seed " + seed).isEqualTo(outcome.sum().was());
            assertThat(outcome.sum().was()).as("seed " + seed).isEqualTo(new Sum(before,
                    story.kept(s, AccountKind.SURPLUS), story.kept(s, AccountKind.POOL)));
            assertThat(outcome.homes()).as("seed " + seed).singleElement().satisfies(home ->
                    assertThat(home.householdId()).isEqualTo(s.bank().household()));
            assertThat(story.points(s)).isEqualTo(before);
            return null;
        });
    }

    @Test
    void a_visit_that_began_months_after_its_plan_counts_on_the_day_it_began() {
        var s = story.scene(EarningStory.capped(0, 0, TimeBankRules.Over.HONOUR));
        var late = villages.in(s.village(), () -> story.visit(s, at(3, 8), 100));
        villages.in(s.village(), () -> story.visit(s, at(2, 8), 50));
        JdbcClient.create(counties.owner()).sql("update " + villages.county().schema()
                + ".care_visit set planned_at = planned_at - interval '90 days' where id = ?")
                .param(late.source()).update();
        villages.in(s.village(), () -> {
            assertThat(replays.reckon(s.clerk(), ask(s, Preset.PLAIN.rules())).sum())
                    .isEqualTo(new Compared(new Sum(150, 0, 0), new Sum(150, 0, 0)));
            return null;
        });
    }

    @Test
    void what_was_done_by_a_household_that_had_left_counts_under_no_rules() {
        var s = story.scene(EarningStory.capped(0, 0, TimeBankRules.Over.HONOUR));
        villages.in(s.village(), () -> {
            story.visit(s, at(1, 8), 100);
            return parting.leave(s.clerk(), Ids.fresh(), s.bank().household(), "去外地带孙子");
        });
        clock.after(Duration.ofDays(3), () -> villages.in(s.village(), () -> {
            story.visit(s, at(1, 8), 60);
            var tight = EarningStory.capped(90, 0, TimeBankRules.Over.POOL);
            assertThat(replays.reckon(s.clerk(), ask(s, tight)).sum()).isEqualTo(new Compared(
                    new Sum(100, 0, 0), new Sum(90, 0, 10)));
            return null;
        }));
    }

    @Test
    void other_rules_are_set_beside_what_was_and_only_for_ones_own_place() {
        var s = story.scene(EarningStory.capped(0, 0, TimeBankRules.Over.HONOUR));
        var id = Ids.fresh();
        villages.in(s.village(), () -> {
            story.visit(s, at(3, 8), 100);
            story.visit(s, at(3, 12), 50);
            story.visit(s, at(2, 12), 30);
            var tight = EarningStory.capped(120, 140, TimeBankRules.Over.POOL);
            var outcome = replays.reckon(s.clerk(), ask(s, tight));
            assertThat(outcome.facts()).isEqualTo(3);
            assertThat(outcome.sum()).isEqualTo(new Compared(new Sum(180, 0, 0),
                    new Sum(140, 0, 40)));
            assertThat(outcome.sum().more()).isEqualTo(-40);
            var since = new Replay.Ask(s.village(), tight, "试算",
                    LocalDate.now(clock).minusDays(2), LocalDate.now(clock));
            // what was stored before the first day counts as it was: 150, above the cap of 140
            assertThat(replays.reckon(s.clerk(), since).sum()).isEqualTo(new Compared(
                    new Sum(30, 0, 0), new Sum(0, 0, 30)));
            replays.begin(s.clerk(), id, ask(s, Preset.PLAIN.rules()));
            return null;
        });
        var stranger = signedIn.as(Role.CLERK, villages.fresh()).actor();
        assertThatThrownBy(() -> replays.get(stranger, id)).isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> replays.reckon(stranger, ask(s, Preset.PLAIN.rules())))
                .isInstanceOf(Rejected.class);
        assertThatThrownBy(() -> new Replay.Ask(s.village(), Preset.PLAIN.rules(), "", LocalDate
                .now(clock), LocalDate.now(clock))).isInstanceOf(Rejected.class);
    }
}
