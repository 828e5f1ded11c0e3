package shouwang.county;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Whether the database answers. A dead embedded server is started again by the house itself;
 * whoever must look at what it brought back listens to {@link DatabaseBack}.
 */
public final class DatabaseWatch {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);

    /** What stands between a page and its books. */
    public enum Trouble { GONE, DISK_FULL }

    private final Clock clock;
    private final ApplicationEventPublisher announce;
    private volatile @Nullable Instant goneSince;

    DatabaseWatch(Clock clock, ApplicationEventPublisher announce) {
        this.clock = clock;
        this.announce = announce;
    }

    public boolean isGone() {
        return goneSince != null;
    }

    /** Heard from whoever keeps the server up. */
    void heard(boolean up) {
        var since = goneSince;
        if (!up) {
            goneSince = since == null ? clock.instant() : since;
        } else if (since != null) {
            goneSince = null;
            LOG.warn("the database server is back; it was gone since {}", since);
            announce.publishEvent(new DatabaseBack(since, clock.instant()));
        }
    }

    /**
     * What this failure says of the database, or null where the fault lies elsewhere: SQLSTATE
     * class 08 and 57P01 to 57P05 are a lost connection, 53100 a full disk.
     */
    public static @Nullable Trouble trouble(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.sql.SQLTransientConnectionException) {
                return Trouble.GONE;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                var state = sql.getSQLState();
                if (state.startsWith("08") || state.startsWith("57P0")) {
                    return Trouble.GONE;
                }
                if ("53100".equals(state)) {
                    return Trouble.DISK_FULL;
                }
            }
        }
        return null;
    }
}
