package shouwang.timebank.backing;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the shelf is worth, and what was spent. */
@Component
class BackingRows {
    private final JdbcClient sql;

    BackingRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** What is on the shelf and not withdrawn, at its price. */
    long stock(String village) {
        return sum("""
                select coalesce(sum(stock * minutes), 0) from timebank_good
                where place_code = ? and withdrawn_at is null""", village);
    }

    /** Sold since then and not brought back. */
    long goods(String village, Instant since) {
        return sum("""
                select coalesce(sum(s.minutes), 0) from timebank_sale s
                where s.place_code = ? and s.at >= ? and not exists (
                    select from timebank_sale_return r where r.sale_id = s.id)""", village,
                Timestamp.from(since));
    }

    /** Booked since then and served. */
    long services(String village, Instant since) {
        return sum("""
                select coalesce(sum(spent), 0) from timebank_booking
                where place_code >= ? and place_code <= ? and at >= ? and state = 'SPENT'""",
                village, village + "~", Timestamp.from(since));
    }

    private long sum(String question, Object... params) {
        return sql.sql(question).params(params).query(Long.class).single();
    }
}
