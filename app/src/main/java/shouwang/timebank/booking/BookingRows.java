package shouwang.timebank.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.care.Service;
import shouwang.kernel.Points;
import shouwang.ledger.Order;

/** Rows of what is booked. */
@Component
class BookingRows {
    private static final String ALL = """
            select id, place_code, household_id, elder_id, need_id, service, minutes, spent,
                state, until, at, ended_at from timebank_booking\s""";
    private final JdbcClient sql;

    BookingRows(JdbcClient sql) {
        this.sql = sql;
    }

    private static Booking booking(ResultSet row, int n) throws SQLException {
        var spent = row.getObject(8, Long.class);
        var ended = row.getTimestamp(12);
        return new Booking(row.getObject(1, UUID.class), row.getString(2),
                row.getObject(3, UUID.class), row.getObject(4, UUID.class),
                row.getObject(5, UUID.class), Service.valueOf(row.getString(6)),
                new Points(row.getLong(7)), spent == null ? null : new Points(spent),
                Booking.State.valueOf(row.getString(9)), row.getTimestamp(10).toInstant(),
                row.getTimestamp(11).toInstant(), ended == null ? null : ended.toInstant());
    }

    boolean insert(Booking b, Actor by) {
        return sql.sql("""
                insert into timebank_booking (id, place_code, household_id, elder_id, need_id,
                    service, minutes, state, until, at, entered_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(b.id(), b.placeCode(), b.householdId(), b.elderId(), b.needId(),
                        b.service().name(), b.held().minutes(), b.state().name(),
                        Timestamp.from(b.until()), Timestamp.from(b.at()), by.id()).update() == 1;
    }

    Optional<Booking> find(UUID id) {
        return sql.sql(ALL + "where id = ?").param(id).query(BookingRows::booking).optional();
    }

    /** The booking a need came from, held until the transaction ends. */
    Optional<Booking> ofNeed(UUID needId) {
        return sql.sql(ALL + "where need_id = ? for update").param(needId)
                .query(BookingRows::booking).optional();
    }

    void end(UUID id, Booking.State state, @Nullable Points spent, Instant now) {
        sql.sql("update timebank_booking set state = ?, spent = ?, ended_at = ? where id = ?")
                .param(state.name()).param(spent == null ? null : spent.minutes())
                .param(Timestamp.from(now)).param(id).update();
    }

    /** The ledger's row that stands for what was spent. */
    UUID spentBy(Booking booking) {
        return sql.sql("select spent_by from timebank_booking where id = ?").param(booking.id())
                .query((row, n) -> Optional.ofNullable(row.getObject(1, UUID.class))).single()
                .orElse(Order.Resolve.post(Bookings.hold(booking), null).id());
    }

    /** What it costs by a ruling, and the ledger's row that stands for it. */
    void ruled(UUID id, Booking.State state, Points spent, @Nullable UUID by) {
        sql.sql("update timebank_booking set state = ?, spent = ?, spent_by = ? where id = ?")
                .param(state.name()).param(spent.minutes()).param(by).param(id).update();
    }

    /** What is still held for an elder. */
    List<Booking> heldFor(UUID elder) {
        return sql.sql(ALL + "where elder_id = ? and state = 'HELD' order by at, id")
                .param(elder).query(BookingRows::booking).list();
    }

    List<Booking> list(String placeCode, int limit) {
        return sql.sql(ALL + """
                where place_code >= ? and place_code <= ?
                order by (state = 'HELD') desc, at desc, id limit ?""")
                .params(placeCode, placeCode + "~", limit).query(BookingRows::booking).list();
    }
}
