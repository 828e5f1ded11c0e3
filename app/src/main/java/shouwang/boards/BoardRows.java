package shouwang.boards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.care.CareCounts;

@Component
class BoardRows {
    private static final String COLUMNS = columns("%s");
    private final JdbcClient sql;

    BoardRows(JdbcClient sql) {
        this.sql = sql;
    }

    private static String columns(String shape) {
        return Arrays.stream(Measure.values()).map(m -> shape.replace("%s", m.column()))
                .collect(Collectors.joining(", "));
    }

    /** Counts summed by the first {@code digits} of the village codes, by code. */
    List<Tally> tallies(String placeCode, int digits) {
        return sql.sql("select substr(place_code, 1, " + digits + ") as place, min(counted_at), "
                + "min(latest), " + columns("sum(%s)::int as %s") + """
                 from boards_village where place_code >= ? and place_code <= ?
                group by place order by place""")
                .params(placeCode, placeCode + "~").query(BoardRows::tally).list();
    }

    private static Tally tally(ResultSet row, int number) throws SQLException {
        var counts = new EnumMap<Measure, Integer>(Measure.class);
        for (var measure : Measure.values()) {
            counts.put(measure, row.getInt(measure.column()));
        }
        var latest = row.getTimestamp(3);
        return new Tally(row.getString(1), counts, latest == null ? null : latest.toInstant(),
                row.getTimestamp(2).toInstant());
    }

    /** One count after the other, or an older one could write over what a newer has seen. */
    void countAlone() {
        sql.sql("lock table boards_village in share row exclusive mode").update();
    }

    /** Puts the counts in place of what stood there, in the order of the codes. */
    void put(Collection<Tally> villages) {
        var sorted = villages.stream()
                .sorted(Comparator.comparing(Tally::placeCode)).toList();
        var params = new ArrayList<Object>();
        params.add(sorted.stream().map(Tally::placeCode).toArray(String[]::new));
        params.add(sorted.stream().map(t -> t.countedAt().toString()).toArray(String[]::new));
        params.add(sorted.stream().map(t -> t.latest() == null ? null : t.latest().toString())
                .toArray(String[]::new));
        for (var measure : Measure.values()) {
            params.add(sorted.stream().map(t -> t.of(measure)).toArray(Integer[]::new));
        }
        sql.sql("insert into boards_village (place_code, counted_at, latest, " + COLUMNS
                + ") select * from unnest(?, ?::timestamptz[], ?::timestamptz[], "
                + String.join(", ", Collections.nCopies(Measure.values().length, "?::int[]"))
                        + ") on conflict (place_code) do update set "
                + "counted_at = excluded.counted_at, latest = excluded.latest, "
                + columns("%s = excluded.%s")).params(params).update();
    }

    /** Keeps today's gaps of the villages below; called again, the later count stands. */
    void keepDay(String placeCode, LocalDate today) {
        sql.sql("""
                insert into boards_day (place_code, day, without_aide, late_needs, lapsed)
                select place_code, ?, without_aide, late_needs, lapsed from boards_village
                where place_code >= ? and place_code <= ? order by place_code
                on conflict (place_code, day) do update set without_aide = excluded.without_aide,
                    late_needs = excluded.late_needs, lapsed = excluded.lapsed
                where (boards_day.without_aide, boards_day.late_needs, boards_day.lapsed)
                    <> (excluded.without_aide, excluded.late_needs, excluded.lapsed)""")
                .params(today, placeCode, placeCode + "~").update();
    }

    List<Board.Day> days(String placeCode, LocalDate from) {
        return sql.sql("""
                select day, sum(without_aide), sum(late_needs), sum(lapsed) from boards_day
                where place_code >= ? and place_code <= ? and day >= ? group by day order by day""")
                .params(placeCode, placeCode + "~", from)
                .query((row, n) -> new Board.Day(row.getObject(1, LocalDate.class), row.getInt(2),
                        row.getInt(3), row.getInt(4))).list();
    }

    /** Writes down the months that are not yet so. */
    void putMonths(List<CareCounts.Month> months) {
        var codes = codes(months);
        sql.sql("""
                insert into boards_month (place_code, month, visits, minutes)
                select * from unnest(?, ?::date[], ?::int[], ?::bigint[])
                on conflict (place_code, month) do update
                    set visits = excluded.visits, minutes = excluded.minutes
                    where (boards_month.visits, boards_month.minutes)
                        <> (excluded.visits, excluded.minutes)""")
                .params(codes, days(months),
                        months.stream().map(CareCounts.Month::visits).toArray(Integer[]::new),
                        months.stream().map(CareCounts.Month::minutes).toArray(Long[]::new))
                .update();
    }

    /** Removes the months below a place that are not among these. */
    void keepOnly(String placeCode, List<CareCounts.Month> months) {
        sql.sql("""
                delete from boards_month b using boards_month m
                left join unnest(?, ?::date[]) k (code, month)
                    on k.code = m.place_code and k.month = m.month
                where b.place_code = m.place_code and b.month = m.month and k.code is null
                  and m.place_code >= ? and m.place_code <= ?""")
                .params(codes(months), days(months), placeCode, placeCode + "~").update();
    }

    private static String[] codes(List<CareCounts.Month> months) {
        return months.stream().map(CareCounts.Month::villageCode).toArray(String[]::new);
    }

    private static String[] days(List<CareCounts.Month> months) {
        return months.stream().map(m -> m.month().toString()).toArray(String[]::new);
    }

    List<Board.Month> months(String placeCode, LocalDate from) {
        return sql.sql("""
                select month, sum(visits)::int, sum(minutes)::bigint from boards_month
                where place_code >= ? and place_code <= ? and month >= ?
                group by month order by month""").params(placeCode, placeCode + "~", from)
                .query((row, n) -> new Board.Month(row.getObject(1, LocalDate.class),
                        row.getInt(2), row.getLong(3))).list();
    }

    /** When the oldest count below the place was made; empty where nothing was counted. */
    Optional<Instant> countedAt(String placeCode) {
        return sql.sql("""
                select min(counted_at) from boards_village
                where place_code >= ? and place_code <= ?""").params(placeCode, placeCode + "~")
                .query(Timestamp.class).optional().map(Timestamp::toInstant);
    }
}
