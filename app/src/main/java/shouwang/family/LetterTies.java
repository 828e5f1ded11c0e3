package shouwang.family;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.people.ties.Ties;

/** Letters about her that nobody has sent yet: none goes out that tells how she is. */
@Component
@Order(96)
class LetterTies implements Ties {
    private final JdbcClient sql;
    private final Clock clock;

    LetterTies(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "family.letter";
    }

    @Override
    public String chinese() {
        return "家书";
    }

    private static String reason(Departure departure) {
        return "老人" + departure.why().chinese();
    }

    @Override
    public List<Taken> callOff(Departure departure) {
        if (!departure.why().forGood() || departure.why() == Why.ENDED) {
            return List.of();
        }
        return sql.sql("""
                update family_letter set state = 'HELD', reason = ?, decided_at = ?,
                    decided_by = ?, decided_name = ?
                where elder_id = ? and state = 'WAITING' returning id, month, kin_called""")
                .params(reason(departure), Timestamp.from(clock.instant()), departure.by().id(),
                        departure.by().name(), departure.person())
                .query((row, n) -> new Taken(kind(), row.getObject(1, UUID.class), "",
                        LetterWords.month(YearMonth.from(row.getObject(2, LocalDate.class)))
                                + "写给" + row.getString(3) + "的信，没有发")).list();
    }

    @Override
    public List<Lost> bringBack(Departure departure, List<Taken> taken) {
        var back = new HashSet<>(sql.sql("""
                update family_letter set state = 'WAITING', reason = null, decided_at = null,
                    decided_by = null, decided_name = null
                where id = any (?) and state = 'HELD' and reason = ? returning id""")
                .param(taken.stream().map(Taken::thing).toArray(UUID[]::new))
                .param(reason(departure)).query(UUID.class).list());
        var lost = new ArrayList<Lost>();
        taken.stream().filter(one -> !back.contains(one.thing())).forEach(one ->
                lost.add(new Lost(one, "后来已经另外改过")));
        return lost;
    }
}
