package shouwang.timebank.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.kernel.Rejected;
import shouwang.timebank.earning.EarningStory;

@House
class FindingsTest {
    @Autowired EarningStory story;
    @Autowired Findings findings;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired TestClock clock;

    private static void refused(Callable<?> work, String say) {
        assertThatThrownBy(work::call).isInstanceOf(Rejected.class).hasMessageContaining(say);
    }

    @Test
    void a_long_day_is_listed_with_its_evidence_remarked_and_costs_nobody_a_point() {
        var s = story.scene(EarningStory.waiting(0, 0));
        var county = signedIn.as(Role.COUNTY, "511922").actor();
        var elsewhere = signedIn.as(Role.SUPERVISOR, villages.fresh()).actor();
        var watch = s.supervisor().actor();
        var day = LocalDate.now(clock).minusDays(2);
        villages.in(s.village(), () -> {
            story.visit(s, day.atTime(5, 0).atZone(clock.getZone()).toInstant(), 445);
            story.visit(s, day.atTime(14, 0).atZone(clock.getZone()).toInstant(), 447);
            assertThat(findings.again(watch, s.village(), day)).isEqualTo(1);
            var found = findings.of(watch, s.village(), day).getFirst();
            assertThat(found.kind()).isEqualTo(Finding.Kind.LONG_DAY);
            assertThat(found.evidence().getFirst()).contains("892 分钟", "2 次");
            refused(() -> {
                findings.remark(s.clerk(), found.id(), Finding.Remark.FINE, null);
                return 0;
            }, "不归");
            findings.remark(watch, found.id(), Finding.Remark.ASKED, "守了一天病人");
            findings.again(watch, s.village(), day);
            assertThat(findings.of(watch, s.village(), day)).singleElement().satisfies(f ->
                    assertThat(f.seen()).isNotNull());
            story.visit(s, day.atTime(22, 0).atZone(clock.getZone()).toInstant(), 31);
            findings.again(watch, s.village(), day);
            assertThat(findings.of(watch, s.village(), day)).singleElement().satisfies(f ->
                    assertThat(f.seen()).as("new evidence is looked at anew").isNull());
            assertThat(story.points(s)).isEqualTo(445 + 447 + 31);
            refused(() -> findings.of(s.clerk(), s.village(), day), "不归");
            return null;
        });
        villages.everywhere(() -> {
            assertThat(findings.open(county, day)).containsEntry(s.village(), 1);
            return null;
        });
        villages.in(elsewhere.placeCode(), () -> {
            refused(() -> findings.of(elsewhere, s.village(), day), "不归您管");
            assertThat(findings.open(elsewhere, day)).isEmpty();
            return null;
        });
    }
}
