package shouwang.access.desk;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;

/**
 * Who saved which field of a record last, and that one saves after the other. A record is named by
 * kind and id ({@code elder:0190…}), at most 80 characters.
 */
@Component
@Transactional
public class LastSaved {
    private final JdbcClient sql;
    private final Clock clock;

    LastSaved(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * The last saving of one field.
     *
     * @param times how often it was saved so far: the field's version
     */
    public record Save(long times, Instant at, String by) {}

    /** Lets nobody else save this record until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void alone(String record) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(current_schema() || ?, 0))")
                .param(record).query(rows -> { });
    }

    /** The last saving of each field that was ever saved by a form. */
    @Transactional(readOnly = true)
    public Map<String, Save> of(String record) {
        var saves = new HashMap<String, Save>();
        sql.sql("select field, times, at, actor_name from access_saved where record = ?")
                .param(record).query(row -> {
                    saves.put(row.getString(1), new Save(row.getLong(2),
                            row.getTimestamp(3).toInstant(), row.getString(4)));
                });
        return saves;
    }

    /** These fields have just been saved. */
    public void note(Actor actor, String placeCode, String record, Collection<String> fields) {
        if (fields.isEmpty()) {
            return;
        }
        sql.sql("""
                insert into access_saved (record, field, place_code, times, at, actor_name)
                select ?, one, ?, 1, ?, ? from unnest(?::text[]) as one
                on conflict (record, field) do update set times = access_saved.times + 1,
                    at = excluded.at, actor_name = excluded.actor_name""")
                .param(record).param(placeCode).param(Timestamp.from(clock.instant()))
                .param(actor.name()).param(fields.toArray(String[]::new)).update();
    }
}
