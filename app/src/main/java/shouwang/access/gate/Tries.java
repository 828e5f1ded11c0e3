package shouwang.access.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * Counts the tries at each login, whether such an account exists or not: five from one place lock
 * that place for ten minutes, twenty from strangers anywhere lock strangers for an hour. A place
 * from which the right password came is counted by itself, so nobody elsewhere can lock it. A try
 * is counted before the password is looked at, so that many at once gain nothing. Kept in memory
 * and bounded: it protects this house, not the books; a fresh start forgets.
 */
@Component
public final class Tries {
    static final int MOST_LOGINS = 10_000;
    private static final int MOST_PLACES = 32;
    private static final int MOST_HERE = 5;
    private static final int MOST_ANYWHERE = 20;
    private static final Duration LOCK_HERE = Duration.ofMinutes(10);
    private static final Duration LOCK_ANYWHERE = Duration.ofHours(1);
    private static final String HERE =
            "错了 5 次，先锁 10 分钟。过一会儿再试；忘了口令请找服务站或上级重设。";
    private static final String ANYWHERE =
            "这个账号试错的次数太多，先锁 1 小时。急用请找服务站或上级重设口令。";

    private final Map<String, OfLogin> logins = bounded(MOST_LOGINS);

    private static final class OfLogin {
        private final Count anywhere = new Count();
        private final Map<String, Count> strangers = bounded(MOST_PLACES);
        private final Map<String, Count> known = bounded(MOST_PLACES);
    }

    private static final class Count {
        private int tries;
        private @Nullable Instant until;

        private boolean full(int most, Instant now) {
            if (until != null && !until.isAfter(now)) {
                tries = 0;
                until = null;
            }
            return tries >= most;
        }

        private void add(Instant end) {
            tries++;
            until = end;
        }
    }

    private static <V> Map<String, V> bounded(int most) {
        return new LinkedHashMap<>(4, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * Takes one try at a login from a place; refused, in the same words for all, where locked.
     *
     * @param own whether the place is known to be the account's own, and so counted by itself
     */
    public synchronized void take(String login, String place, boolean own, Instant now) {
        var of = logins.computeIfAbsent(login, key -> new OfLogin());
        var known = own ? of.known.computeIfAbsent(place, key -> new Count())
                : of.known.get(place);
        if (known == null && of.anywhere.full(MOST_ANYWHERE, now)) {
            throw new Rejected(Reason.TOO_MANY, ANYWHERE);
        }
        var here = known != null ? known
                : of.strangers.computeIfAbsent(place, key -> new Count());
        if (here.full(MOST_HERE, now)) {
            throw new Rejected(Reason.TOO_MANY, HERE);
        }
        here.add(now.plus(LOCK_HERE));
        if (known == null) {
            of.anywhere.add(now.plus(LOCK_ANYWHERE));
        }
    }

    /** The right password came from there: what was wrong there before is forgotten. */
    public synchronized void entered(String login, String place) {
        var of = logins.computeIfAbsent(login, key -> new OfLogin());
        var stranger = of.strangers.remove(place);
        if (stranger != null) {
            of.anywhere.tries = Math.max(0, of.anywhere.tries - stranger.tries);
        }
        of.known.put(place, new Count());
    }

    /** Until when strangers are locked out of a login, or null. */
    public synchronized @Nullable Instant lockedUntil(String login, Instant now) {
        var of = logins.get(login);
        return of != null && of.anywhere.full(MOST_ANYWHERE, now) ? of.anywhere.until : null;
    }

    /** Opens a login again: whoever is above has set a new password. */
    public synchronized void forget(String login) {
        logins.remove(login);
    }

    synchronized int size() {
        return logins.size();
    }
}
