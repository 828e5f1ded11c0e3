package shouwang.demo.village;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.people.Aide;
import shouwang.people.Elder;
import shouwang.timebank.rules.Preset;
import shouwang.timebank.rules.RuleVersion;
import shouwang.timebank.rules.Rulebook;
import shouwang.timebank.rules.TimeBankRules;

/** The village has voted its rules, and two hours hang out by them. */
@Component
@Order(30)
class DemoHours implements DemoPart {
    private final Rulebook rulebook;
    private final Visits visits;
    private final Clock clock;

    DemoHours(Rulebook rulebook, Visits visits, Clock clock) {
        this.rulebook = rulebook;
        this.visits = visits;
        this.clock = clock;
    }

    @Override
    public void play(Scene scene) {
        rules(scene.clerk(), scene.village());
        confirmed(scene.clerk(), scene.old(), scene.helpers());
    }

    /** Hours hang out three days from today on; a week is on the table. */
    private void rules(Actor clerk, String village) {
        var today = LocalDate.now(clock);
        var voted = rulebook.propose(clerk, Ids.fresh(), village, hanging(3),
                Preset.JINGTIAN.chinese());
        rulebook.vote(clerk, voted.id(), new RuleVersion.Vote(today, 31, 2, 4, "蒲秀兰", today));
        rulebook.propose(clerk, Ids.fresh(), village, hanging(7), Preset.JINGTIAN.chinese());
    }

    private static TimeBankRules hanging(int days) {
        var rules = Preset.JINGTIAN.rules();
        return new TimeBankRules(rules.rates(), rules.caps(), rules.earners(), rules.spending(),
                rules.group(), rules.expiryMonths(), rules.reviewers(), days, rules.grants());
    }

    /** Two visits of this morning that the elders confirmed: their hours hang out. */
    private void confirmed(Actor clerk, List<Elder> old, List<Aide> helpers) {
        for (var i = 0; i < 2; i++) {
            var elder = old.get(6 + i);
            var at = clock.instant().truncatedTo(ChronoUnit.MINUTES)
                    .minus(95 + 40L * i, ChronoUnit.MINUTES);
            var visit = visits.enter(clerk, new Visit.Plan(Ids.fresh(), elder.id(),
                    helpers.get(3 + i).id(), null, Service.CLEANING, "扫屋、换被套", at),
                    new Visit.Finish(at.plus(55, ChronoUnit.MINUTES), "扫屋、换被套", 4));
            visits.confirm(clerk, visit.id(), new Visit.Confirm(Visit.Method.SIGNATURE,
                    elder.name(), 5, null), null);
        }
    }
}
