package shouwang.ledger.seal;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shouwang.county.Counties;
import shouwang.county.DatabaseBack;
import shouwang.county.Scope;

/**
 * A database that died and came back says itself that nothing is lost; here it is looked up: the
 * whole chain of every county against its rows, behind the pages, which are open meanwhile.
 */
@Component
public class AfterRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(AfterRecovery.class);
    private final Counties counties;
    private final Seals seals;
    private volatile @Nullable Told last;

    AfterRecovery(Counties counties, Seals seals) {
        this.counties = counties;
        this.seals = seals;
    }

    /**
     * What came of the last check.
     *
     * @param back when the database answered again
     * @param holds whether every book of every county holds; null while it is being looked at
     */
    public record Told(Instant gone, Instant back, @Nullable Boolean holds) {}

    /** The last recovery since the house was started, if there was one. */
    public Optional<Told> last() {
        return Optional.ofNullable(last);
    }

    /** Heard on the thread that brought the server back; nobody waits for it. */
    @EventListener
    void check(DatabaseBack news) {
        last = new Told(news.gone(), news.back(), null);
        var holds = true;
        for (var county : counties.all()) {
            var report = Scope.all(county).call(seals::verify);
            holds &= report.holds();
            if (report.holds()) {
                LOG.info("after the recovery: {}", report.text());
            } else {
                LOG.error("after the recovery the books do not hold: {}", report.text());
            }
        }
        last = new Told(news.gone(), news.back(), holds);
    }
}
