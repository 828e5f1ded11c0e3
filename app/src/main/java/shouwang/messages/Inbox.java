package shouwang.messages;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.county.Scope;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * 我的消息: what the house told someone, shown once whatever else carries it. A message is for whom
 * it names, wherever the elder lives whom it speaks of; so one's own are looked for in the whole
 * county, each time in a transaction of its own. What tells a child of father or mother is there
 * as long as that elder lets it be told.
 */
@Component
public class Inbox {
    private static final Duration RING = Duration.ofDays(30);
    private static final Duration KEPT = Duration.ofSeconds(15);
    private static final int MOST = 99;
    private static final int MOST_KEPT = 20_000;
    private final InboxRows rows;
    private final Limits limits;
    private final TransactionTemplate own;
    private final Clock clock;
    private final Map<UUID, Count> counts = new ConcurrentHashMap<>();

    private record Count(int unseen, Instant at) {}

    /** One message in someone's list. */
    public record Letter(UUID id, String text, @Nullable String path, boolean urgent, Instant at,
            boolean seen) {}

    Inbox(InboxRows rows, Limits limits, PlatformTransactionManager transactions, Clock clock) {
        this.rows = rows;
        this.limits = limits;
        this.own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    private InboxRows.Reader reader(Actor actor) {
        var who = Reaches.who(actor);
        var desk = actor.role() == Role.CLERK || actor.role() == Role.TOWNSHIP
                || actor.role() == Role.COUNTY;
        return new InboxRows.Reader(who, desk ? actor.placeCode() : null,
                actor.role() == Role.KIN ? heard(who) : List.of());
    }

    private List<String> heard(UUID who) {
        var heard = new ArrayList<String>();
        limits.limits(rows.kin(who)).forEach((kin, may) -> {
            heard.add(kin.toString());
            may.forEach(what -> heard.add(kin + " " + what));
        });
        return heard;
    }

    private <T> T inCounty(Actor actor, Callable<T> work) {
        return Scope.all(actor.county()).call(() -> own.execute(transaction -> {
            try {
                return work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    /** One page, newest first; {@code before} the last one shown, or null. */
    public List<Letter> list(Actor actor, boolean unseenOnly, @Nullable UUID before, int limit) {
        return inCounty(actor, () -> rows.list(reader(actor), unseenOnly, before, limit));
    }

    /** How many of the last thirty days one has not seen, at most 99; up to 15 seconds old. */
    public int unseen(Actor actor) {
        var now = clock.instant();
        var kept = counts.get(actor.id());
        if (kept != null && kept.at().plus(KEPT).isAfter(now) && !kept.at().isAfter(now)) {
            return kept.unseen();
        }
        var unseen = inCounty(actor, () -> rows.unseen(reader(actor), now.minus(RING), MOST));
        if (counts.size() > MOST_KEPT) {
            counts.clear();
        }
        counts.put(actor.id(), new Count(unseen, now));
        return unseen;
    }

    /** Marks one seen, and tells where it leads ({@code /me/messages} where nowhere). */
    public String open(Actor actor, UUID id) {
        var path = inCounty(actor, () -> rows.see(reader(actor), id, clock.instant()))
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND, "没有找到这条消息，可能不是给您的。"));
        counts.remove(actor.id());
        return path.startsWith("/") && !path.startsWith("//") ? path : "/me/messages";
    }

    /** Marks all seen, up to the newest that was on the page. */
    public void seeAll(Actor actor, UUID newest) {
        inCounty(actor, () -> {
            rows.seeAll(reader(actor), newest, clock.instant());
            return true;
        });
        counts.remove(actor.id());
    }
}
