package shouwang.timebank.earning;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.care.hours.Stretch;

/**
 * What of people's time is paid already, and how much of it on a witness's word alone. Whoever
 * asks holds these people ({@link EarningRows#hold}), so that no minute is paid twice.
 */
@Component
class PersonTimes {
    private static final String STANDS = " and state in ('HELD', 'DISPUTED', 'FINAL')\n";
    private final JdbcClient sql;

    PersonTimes(JdbcClient sql) {
        this.sql = sql;
    }

    /** A piece of time; {@code until} is not part of it. */
    record Piece(Instant from, Instant until) {}

    /** What is paid, by person; grows as more is reckoned. */
    record Paid(Map<UUID, List<Piece>> pieces) {
        /** Whole minutes of a deed that are not paid yet; from now on they are. */
        int take(Deed deed) {
            var free = Duration.between(deed.from(), deed.end());
            var mine = pieces.computeIfAbsent(deed.who().id(), id -> new ArrayList<>());
            var at = deed.from();
            for (var piece : mine.stream().sorted(Comparator.comparing(Piece::from)).toList()) {
                var from = piece.from().isAfter(at) ? piece.from() : at;
                var until = piece.until().isBefore(deed.end()) ? piece.until() : deed.end();
                if (until.isAfter(from)) {
                    free = free.minus(Duration.between(from, until));
                    at = until;
                }
            }
            mine.add(new Piece(deed.from(), deed.end()));
            return (int) Math.min(deed.minutes(), free.toMinutes());
        }
    }

    /** What is paid around these deeds, in one question. */
    Paid paid(Collection<Deed> deeds) {
        var first = deeds.stream().map(Deed::from).min(Comparator.naturalOrder()).orElseThrow();
        var last = deeds.stream().map(Deed::end).max(Comparator.naturalOrder()).orElseThrow();
        var pieces = new HashMap<UUID, List<Piece>>();
        sql.sql("""
                select person_id, began_at, ended_at from timebank_earning
                where person_id = any (?) and day between ? and ? and began_at < ?
                  and greatest(ended_at, began_at + interval '1 minute') > ?""" + STANDS)
                .param(deeds.stream().map(d -> d.who().id()).distinct().toArray(UUID[]::new))
                .param(day(first).minusDays(2)).param(day(last).plusDays(1))
                .param(Timestamp.from(last)).param(Timestamp.from(first))
                .query((row, n) -> pieces.computeIfAbsent(row.getObject(1, UUID.class),
                        id -> new ArrayList<>()).add(piece(row.getTimestamp(2).toInstant(),
                                row.getTimestamp(3).toInstant()))).list();
        return new Paid(pieces);
    }

    private static Piece piece(Instant from, Instant until) {
        return new Piece(from, Stretch.end(from, until));
    }

    private static LocalDate day(Instant at) {
        return at.atZone(Notice.HERE).toLocalDate();
    }

    /** How many minutes of a person's month stand on a witness's word alone. */
    int witnessed(UUID person, LocalDate day) {
        var month = day.withDayOfMonth(1);
        return sql.sql("""
                select coalesce(sum(actual), 0) from timebank_earning
                where person_id = ? and day >= ? and day < ? and weight = 1""" + STANDS)
                .param(person).param(month).param(month.plusMonths(1))
                .query(Integer.class).single();
    }
}
