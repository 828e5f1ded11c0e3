package shouwang.messages;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.kernel.Money;

@Component
class BudgetRows {
    private final JdbcClient sql;

    BudgetRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Takes the county's row of a day: whoever charges next waits and counts anew. */
    void hold(String county, LocalDate day) {
        add(county, day, 0);
        sql.sql("select fen from messages_spent where place_code = ? and day = ? for update")
                .param(county).param(Date.valueOf(day)).query(Long.class).single();
    }

    List<Budgets.Spent> spent(Collection<String> places, LocalDate today) {
        return sql.sql("""
                select p.code, b.day_fen, b.month_fen,
                    coalesce(sum(s.fen) filter (where s.day = :today), 0),
                    coalesce(sum(s.fen), 0)
                from (select unnest(:places::text[]) collate "C" as code) p
                left join messages_budget b on b.place_code = p.code
                left join messages_spent s on s.place_code = p.code and s.day >= :first
                    and s.day <= :today
                group by p.code, b.day_fen, b.month_fen order by p.code""")
                .param("places", places.toArray(String[]::new))
                .param("today", Date.valueOf(today))
                .param("first", Date.valueOf(today.withDayOfMonth(1)))
                .query((row, n) -> new Budgets.Spent(row.getString(1),
                        money(row.getObject(2, Long.class)), money(row.getObject(3, Long.class)),
                        new Money(row.getLong(4)), new Money(row.getLong(5)))).list();
    }

    private static @Nullable Money money(@Nullable Long fen) {
        return fen == null ? null : new Money(fen);
    }

    List<String> townships(String placeCode, LocalDate today) {
        return sql.sql("""
                select place_code from messages_budget where place_code > ? and place_code < ?
                    and length(place_code) = 9
                union select place_code from messages_spent where place_code > ?
                    and place_code < ? and length(place_code) = 9 and day >= ?
                order by 1 limit 100""")
                .params(placeCode, placeCode + "~", placeCode, placeCode + "~",
                        Date.valueOf(today.withDayOfMonth(1))).query(String.class).list();
    }

    void add(String placeCode, LocalDate day, long fen) {
        sql.sql("""
                insert into messages_spent (place_code, day, fen) values (?, ?, ?)
                on conflict (place_code, day) do update
                    set fen = messages_spent.fen + excluded.fen""")
                .param(placeCode).param(Date.valueOf(day)).param(fen).update();
    }

    void bound(String placeCode, @Nullable Money aDay, @Nullable Money aMonth, UUID by,
            Instant now) {
        sql.sql("""
                insert into messages_budget (place_code, day_fen, month_fen, set_by, set_at)
                values (?, ?, ?, ?, ?) on conflict (place_code) do update set
                    day_fen = excluded.day_fen, month_fen = excluded.month_fen,
                    set_by = excluded.set_by, set_at = excluded.set_at""")
                .param(placeCode).param(aDay == null ? null : aDay.fen())
                .param(aMonth == null ? null : aMonth.fen()).param(by).param(Timestamp.from(now))
                .update();
    }
}
