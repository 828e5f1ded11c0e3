package shouwang.ledger.seal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shouwang.county.Counties;
import shouwang.county.County;
import shouwang.county.Scope;
import shouwang.kernel.JobName;
import shouwang.ledger.Ledger;

/** Every minute: gives expired holds back and seals what was posted, county after county. */
@Component
class NightWatch {
    private static final Logger LOG = LoggerFactory.getLogger(NightWatch.class);
    private final Counties counties;
    private final Ledger ledger;
    private final Seals seals;

    NightWatch(Counties counties, Ledger ledger, Seals seals) {
        this.counties = counties;
        this.ledger = ledger;
        this.seals = seals;
    }

    @JobName("封账本")
    @Scheduled(initialDelayString = "${shouwang.ledger.seal-every:PT1M}",
            fixedDelayString = "${shouwang.ledger.seal-every:PT1M}")
    void round() {
        counties.all().forEach(county -> Scope.all(county).run(() -> round(county)));
    }

    private void round(County county) {
        var released = ledger.releaseExpired();
        if (released > 0) {
            LOG.info("{} expired holds given back in {}", released, county.code());
        }
        try {
            var sealed = seals.seal();
            while (sealed > 0) {
                sealed = seals.seal();
            }
        } catch (DuplicateKeyException e) {
            LOG.debug("another node seals {}", county.code());
        }
    }
}
