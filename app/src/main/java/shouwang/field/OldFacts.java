package shouwang.field;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shouwang.access.Accounts;
import shouwang.access.Houses;
import shouwang.county.Scope;
import shouwang.kernel.JobName;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** A confirmation whose visit never comes is at the desk after three days. */
@Component
class OldFacts {
    private static final Duration PATIENCE = Duration.ofDays(3);
    private static final int MOST = 500;
    private final Facts facts;
    private final Accounts accounts;
    private final Houses houses;
    private final Clock clock;

    OldFacts(Facts facts, Accounts accounts, Houses houses, Clock clock) {
        this.facts = facts;
        this.accounts = accounts;
        this.houses = houses;
        this.clock = clock;
    }

    @JobName("手机上等久了的，交干事核对")
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void toTheDesk() {
        Scope.all(houses.here()).run(() -> {
            for (var kept : facts.waitingSince(clock.instant().minus(PATIENCE), MOST)) {
                facts.giveUp(kept.fact().head().id(), accounts.get(kept.accountId()).name(),
                        new Rejected(Reason.NOT_NOW, "等了三天，那次上门的“做完了”一直没有送到。"));
            }
        });
    }
}
