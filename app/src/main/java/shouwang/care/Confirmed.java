package shouwang.care;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads confirmed visits in the order in which they began, however many there are. */
@Component
@Transactional(readOnly = true)
public class Confirmed {
    private static final int AT_ONCE = 2_000;
    private final JdbcClient sql;

    Confirmed(JdbcClient sql) {
        this.sql = sql;
    }

    /** A confirmed visit, as far as it matters for what it earned. */
    public record Fact(UUID id, UUID elderId, UUID aideId, Service service, Instant start,
            int minutes) {}

    /** Tells each confirmed visit of these aides that began from one moment to before another. */
    public void each(Collection<UUID> aides, Instant from, Instant until, Consumer<Fact> teller) {
        sql.sql("""
                select id, elder_id, aide_id, service, started_at, minutes from care_visit
                where aide_id = any (?) and status = 'CONFIRMED' and started_at >= ?
                    and started_at < ?
                order by started_at, id""")
                .withFetchSize(AT_ONCE).param(aides.toArray(UUID[]::new))
                .param(Timestamp.from(from)).param(Timestamp.from(until))
                .query((RowCallbackHandler) row -> teller.accept(new Fact(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class), Service.valueOf(row.getString(4)),
                        row.getTimestamp(5).toInstant(), row.getInt(6))));
    }
}
