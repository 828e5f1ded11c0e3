package shouwang.people.ties;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of one module that name a person in a column: all of them are led from one record to
 * the other by writing the other there, and back by the list of what was led. What came to the
 * record that stays after the merge stays there.
 */
public abstract class NamedBy implements Ties {
    private static final int MOST = 2_000;
    private final JdbcClient sql;
    private final List<Column> columns;

    /**
     * One column that names a person.
     *
     * @param key the row's own id, a uuid; with {@code name} it tells the row
     * @param called the villagers' word for such a row
     * @param when SQL of the day it speaks of, or of null
     * @param unless SQL, true of a row {@code x} that must stay where it is, because the record
     *     that stays has one already: it sees {@code :into}; empty = none must
     */
    public record Column(String table, String key, String name, String called, String when,
            String unless) {
        /** A row of which there may be as many as there are. */
        public Column(String table, String key, String name, String called, String when) {
            this(table, key, name, called, when, "false");
        }

        private String word() {
            return table + "." + name;
        }
    }

    protected NamedBy(JdbcClient sql, List<Column> columns) {
        this.sql = sql;
        this.columns = columns;
    }

    @Override
    public Map<UUID, List<Tie>> of(Collection<UUID> people) {
        var ties = new HashMap<UUID, List<Tie>>();
        for (var column : columns) {
            sql.sql("""
                    select x.%s, x.%s, (%s)::date::text from %s x where x.%s = any (:people)
                    order by 3 desc nulls last limit %d""".formatted(column.name, column.key,
                    column.when, column.table, column.name, MOST))
                    .param("people", people.toArray(UUID[]::new)).query((row, n) -> {
                        var day = row.getString(3);
                        return ties.computeIfAbsent(row.getObject(1, UUID.class),
                                id -> new ArrayList<>()).add(new Tie(row.getObject(2, UUID.class),
                                        column.called + (day == null ? "" : " " + day), false));
                    }).list();
        }
        return ties;
    }

    @Override
    public List<Led> lead(Merge merge) {
        var led = new ArrayList<Led>();
        for (var column : columns) {
            led.addAll(sql.sql("""
                    update %s x set %s = :into where x.%s = :from and not (%s) returning x.%s"""
                    .formatted(column.table, column.name, column.name, column.unless, column.key))
                    .param("into", merge.into()).param("from", merge.from())
                    .query((row, n) -> new Led(kind(), row.getObject(1, UUID.class),
                            column.word())).list());
        }
        return led;
    }

    @Override
    public void leadBack(Merge merge, List<Led> led) {
        var byColumn = led.stream().collect(Collectors.groupingBy(Led::before,
                Collectors.mapping(Led::thing, Collectors.toList())));
        for (var column : columns) {
            var things = byColumn.getOrDefault(column.word(), List.of());
            if (!things.isEmpty()) {
                sql.sql("""
                        update %s x set %s = :from where x.%s = :into and x.%s = any (:things)"""
                        .formatted(column.table, column.name, column.name, column.key))
                        .param("from", merge.from()).param("into", merge.into())
                        .param("things", things.toArray(UUID[]::new)).update();
            }
        }
    }
}
