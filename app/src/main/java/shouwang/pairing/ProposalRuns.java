package shouwang.pairing;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.access.Actor;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.solver.pairing.PairingProgress;

/**
 * Reckons proposals beside the request, village by village, each in a transaction of its own under
 * the scope of whoever asked; two at a time.
 */
@Component
public class ProposalRuns {
    private static final Logger LOG = LoggerFactory.getLogger(ProposalRuns.class);
    private static final int AT_ONCE = 2;
    private final ProposalRows rows;
    private final PairRules rules;
    private final Habits habits;
    private final Places places;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Semaphore runs = new Semaphore(AT_ONCE, true);

    ProposalRuns(ProposalRows rows, PairRules rules, Habits habits, Places places,
            PlatformTransactionManager transactions, Clock clock) {
        this.rows = rows;
        this.rules = rules;
        this.habits = habits;
        this.places = places;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Begins what {@link Proposals#ask} has kept. */
    public void begin(Actor actor, UUID id, String placeCode) {
        Thread.ofVirtual().name("pairing " + id).start(() -> actor.scope().run(() -> {
            runs.acquireUninterruptibly();
            try {
                run(actor, id, placeCode);
            } finally {
                runs.release();
            }
        }));
    }

    /** Reckons all villages of the place, now and here. */
    void run(Actor actor, UUID id, String placeCode) {
        try {
            var terms = habits.terms(actor);
            for (var village : villages(placeCode)) {
                var goesOn = transaction.execute(status -> village(id, village, terms));
                if (!Boolean.TRUE.equals(goesOn)) {
                    return;
                }
            }
            transaction.executeWithoutResult(status ->
                    rows.end(id, Proposal.State.READY, null));
        } catch (RuntimeException bug) {
            LOG.error("pairing {}", id, bug);
            transaction.executeWithoutResult(status -> rows.end(id, Proposal.State.FAILED,
                    "系统出错了，什么也没有改动。请再做一次；还不行，把这个编号告诉管理员："
                            + id.toString().substring(24)));
        }
    }

    private List<String> villages(String placeCode) {
        return placeCode.length() >= 12 ? List.of(placeCode)
                : places.below(placeCode, Place.Kind.VILLAGE).stream().map(Place::code).toList();
    }

    /** False when someone has stopped the run. */
    private boolean village(UUID id, String villageCode, PairTerms terms) {
        if (!rows.beat(id, clock.instant())) {
            return false;
        }
        var people = rules.people(villageCode);
        rows.village(id, villageCode,
                new VillageMatching(people, terms).best(PairingProgress.SILENT));
        return true;
    }
}
