package shouwang.alarm;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import java.time.Clock;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import shouwang.access.Houses;
import shouwang.county.Scope;
import shouwang.kernel.JobName;

/**
 * Rings: at once when an alert was written down, and every few seconds for what is due. Who calls
 * may see one hamlet only; who is to be called lives in the whole village and above, so the ringing
 * is the house's own work, behind the commit. If the house stops in between, the next round rings.
 */
@Component
class Bell {
    private static final Logger LOG = LoggerFactory.getLogger(Bell.class);
    private static final int MOST = 100;
    private final Calling calling;
    private final Houses houses;
    private final Clock clock;

    Bell(Calling calling, Houses houses, Clock clock) {
        this.calling = calling;
        this.houses = houses;
        this.clock = clock;
    }

    /** Rings behind the commit of the running transaction. */
    void ringSoon(UUID alertId) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        ring(alertId);
                    }
                });
    }

    private void ring(UUID alertId) {
        try {
            Scope.all(houses.here()).run(() -> calling.ring(alertId));
        } catch (RuntimeException bug) {
            LOG.error("alert {} did not ring; the next round tries again", alertId, bug);
        }
    }

    @JobName("急事没人应，接着叫")
    @Scheduled(initialDelayString = "${shouwang.alarm.first:PT15S}",
            fixedDelayString = "${shouwang.alarm.every:PT15S}")
    void round() {
        Scope.all(houses.here()).call(() -> calling.due(clock.instant(), MOST))
                .forEach(this::ring);
    }
}
