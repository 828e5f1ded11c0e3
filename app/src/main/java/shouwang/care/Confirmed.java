package shouwang.care;

import java.sql.Timestamp;
import java.time.Duration;
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
    private static final Duration MONTH = Duration.ofDays(31);
    /** Begun a month or more away from the plan; few, and an index of their own has them. */
    private static final String ASTRAY =
            "started_at - planned_at not between interval '-31 days' and interval '31 days'\n";
    private static final String FACT = """
            select id, elder_id, aide_id, service, started_at, minutes from care_visit
            where aide_id = any (:aides) and status = 'CONFIRMED'
                and started_at >= :from and started_at < :until
            """;
    private final JdbcClient sql;

    Confirmed(JdbcClient sql) {
        this.sql = sql;
    }

    /** A confirmed visit, as far as it matters for what it earned. */
    public record Fact(UUID id, UUID elderId, UUID aideId, Service service, Instant start,
            int minutes) {}

    /**
     * Tells each confirmed visit of these aides that began from one moment to before another. The
     * index knows when it was planned: a month wider finds all but those that are {@link #ASTRAY}.
     */
    public void each(Collection<UUID> aides, Instant from, Instant until, Consumer<Fact> teller) {
        sql.sql(FACT + """
                    and planned_at >= :least and planned_at < :most
                union all
                """ + FACT + " and " + ASTRAY + """
                    and (planned_at < :least or planned_at >= :most)
                order by started_at, id""")
                .withFetchSize(AT_ONCE).param("aides", aides.toArray(UUID[]::new))
                .param("from", Timestamp.from(from)).param("until", Timestamp.from(until))
                .param("least", Timestamp.from(from.minus(MONTH)))
                .param("most", Timestamp.from(until.plus(MONTH)))
                .query((RowCallbackHandler) row -> teller.accept(new Fact(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class), Service.valueOf(row.getString(4)),
                        row.getTimestamp(5).toInstant(), row.getInt(6))));
    }
}
