package shouwang.timebank.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;

@House
class RulebookTest {
    @Autowired Rulebook rulebook;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired TestClock clock;

    private static void refused(Callable<?> work, String say) {
        assertThatThrownBy(work::call).isInstanceOf(Rejected.class).hasMessageContaining(say);
    }

    private RuleVersion.Vote vote(int yes, int no, int days) {
        var today = LocalDate.now(clock);
        return new RuleVersion.Vote(today, yes, no, 1, "何正国", today.plusDays(days));
    }

    private UUID proposed(Actor clerk, String village, Preset preset) {
        return rulebook.propose(clerk, Ids.fresh(), village, preset.rules(), preset.chinese())
                .id();
    }

    @Test
    void a_village_has_plain_rules_until_its_vote_takes_effect() {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village).actor();
        villages.in(village, () -> {
            var today = LocalDate.now(clock);
            assertThat(rulebook.inForce(village, today).isPlain()).isTrue();
            var id = proposed(clerk, village, Preset.CHANGNING_2019);
            assertThat(rulebook.inForce(village, today.plusYears(1)).isPlain()).isTrue();
            rulebook.vote(clerk, id, vote(12, 3, 5));
            rulebook.vote(clerk, id, vote(12, 3, 5));
            assertThat(rulebook.inForce(village, today.plusDays(4)).isPlain()).isTrue();
            var now = rulebook.inForce(village, today.plusDays(5));
            assertThat(now.id()).isEqualTo(id);
            assertThat(now.rules()).isEqualTo(Preset.CHANGNING_2019.rules());
            refused(() -> rulebook.vote(clerk, id, vote(12, 4, 6)), "已经表决过");
            var same = proposed(clerk, village, Preset.PLAIN);
            refused(() -> rulebook.vote(clerk, same, vote(9, 0, 5)), "已经有一版");
            rulebook.vote(clerk, same, vote(5, 4, 5));
            assertThat(rulebook.get(same).state()).isEqualTo(RuleVersion.State.DECLINED);
            refused(() -> vote(9, 0, -1), "不能早于表决");
            refused(() -> vote(1, 0, 0), "至少要有 3 人");
            return null;
        });
    }

    @Test
    void a_meeting_is_of_the_three_months_before_its_proposal_and_not_of_another_age() {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village).actor();
        villages.in(village, () -> {
            var today = LocalDate.now(clock);
            var id = proposed(clerk, village, Preset.JINGTIAN);
            for (var wrong : List.of(LocalDate.of(1999, 3, 1), today.minusDays(91))) {
                refused(() -> rulebook.vote(clerk, id, new RuleVersion.Vote(wrong, 9, 0, 0,
                        "何正国", today)), "最早 " + today.minusDays(90));
            }
            refused(() -> rulebook.vote(clerk, id, new RuleVersion.Vote(today.plusDays(1), 9, 0, 0,
                    "何正国", today.plusDays(1))), "还没有到");
            assertThat(rulebook.get(id).state()).isEqualTo(RuleVersion.State.PROPOSED);
            rulebook.vote(clerk, id, new RuleVersion.Vote(today.minusDays(90), 9, 0, 0, "何正国",
                    today));
            assertThat(rulebook.get(id).state()).isEqualTo(RuleVersion.State.PASSED);
            return null;
        });
    }

    @Test
    void every_preset_is_kept_as_it_was_written() {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village).actor();
        villages.in(village, () -> {
            for (var preset : Preset.values()) {
                assertThat(rulebook.get(proposed(clerk, village, preset)).rules())
                        .isEqualTo(preset.rules());
            }
            assertThat(rulebook.versions(village, 50)).hasSize(Preset.values().length)
                    .first().extracting(RuleVersion::basis).isEqualTo("鼓楼 2018");
            return null;
        });
    }

    @Test
    void rules_stay_inside_the_county_s_bounds_and_the_own_village() {
        var village = villages.fresh();
        var other = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village).actor();
        var stranger = signedIn.as(Role.CLERK, other).actor();
        var county = signedIn.as(Role.COUNTY, villages.county().code()).actor();
        var bounds = new Envelope(50, 60, 150, 0, 36_000, 0, false, TimeBankRules.Gifts.KIN, 12,
                1, 7);
        assertThat(bounds.outside(Preset.PLAIN.rules())).hasSize(5);
        assertThat(bounds.outside(Preset.BEIJING_2022.rules())).containsExactly(
                "县里规定累计最多存 36000 分钟，现在没有限。", "县里规定至少 1 人复核。",
                "县里规定至少公示 7 天。");
        var far = LocalDate.now(clock).plusYears(50);
        villages.everywhere(() -> {
            rulebook.setEnvelope(county, bounds, far);
            refused(() -> {
                rulebook.setEnvelope(county, bounds, far);
                return null;
            }, "已经定过框架");
            return null;
        });
        villages.in(village, () -> {
            assertThat(rulebook.envelope(villages.county().code(), far)).isEqualTo(bounds);
            refused(() -> {
                rulebook.setEnvelope(clerk, bounds, far.plusDays(1));
                return null;
            }, "不归“服务站干事”办。请找乡镇或县里。");
            var id = proposed(clerk, village, Preset.PLAIN);
            refused(() -> rulebook.vote(clerk, id, new RuleVersion.Vote(LocalDate.now(clock), 9, 0,
                    0, "何正国", far)), "至少公示 7 天");
            villages.in(other, () -> {
                refused(() -> rulebook.vote(stranger, id, vote(9, 0, 1)), "没有找到这一版");
                refused(() -> rulebook.propose(stranger, Ids.fresh(), village,
                        Preset.PLAIN.rules(), "最简"), "不归您管");
                return null;
            });
            return null;
        });
    }

    @Test
    void of_many_hands_that_record_the_vote_only_one_does() throws Exception {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village).actor();
        var id = villages.in(village, () -> proposed(clerk, village, Preset.JINGTIAN));
        var done = new AtomicInteger();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 8).mapToObj(n -> hands.submit(() -> villages.in(village, () -> {
                try {
                    rulebook.vote(clerk, id, vote(10 + n, 0, 1));
                    return done.incrementAndGet();
                } catch (Rejected refusal) {
                    return 0;
                }
            }))).toList();
        }
        assertThat(done).hasValue(1);
    }
}
