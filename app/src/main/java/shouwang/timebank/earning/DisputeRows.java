package shouwang.timebank.earning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;

/** Rows of objections and their rulings. */
@Component
class DisputeRows {
    private static final String ALL = """
            select id, place_code, earning_id, reason, entered_by, entered_name, at, was, ruling,
                minutes, coalesce(asked, minutes), why, ruled_name, ruled_at
            from timebank_dispute\s""";
    private final JdbcClient sql;

    DisputeRows(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(Dispute d, byte[] objector) {
        sql.sql("""
                insert into timebank_dispute (id, place_code, earning_id, objector, reason,
                    entered_by, entered_name, at, was) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(d.id(), d.placeCode(), d.earning(), objector, d.reason(), d.enteredBy(),
                        d.enteredName(), Timestamp.from(d.at()), d.was()).update();
    }

    Optional<Dispute> find(UUID id) {
        return sql.sql(ALL + "where id = ?").param(id).query(DisputeRows::dispute).optional();
    }

    /** The newest first. */
    List<Dispute> of(UUID earning) {
        return sql.sql(ALL + "where earning_id = ? order by at desc, id").param(earning)
                .query(DisputeRows::dispute).list();
    }

    /** Those nobody has ruled on yet, the longest waiting first. */
    List<Dispute> open(String village) {
        return sql.sql(ALL + "where place_code = ? and ruling is null order by at, id limit 200")
                .param(village).query(DisputeRows::dispute).list();
    }

    byte[] objector(UUID id) {
        return sql.sql("select objector from timebank_dispute where id = ?").param(id)
                .query(byte[].class).single();
    }

    void rule(UUID id, Dispute.Ruled ruled, Actor by) {
        sql.sql("""
                update timebank_dispute set ruling = ?, minutes = ?, asked = ?, why = ?,
                    ruled_by = ?, ruled_name = ?, ruled_at = ? where id = ?""")
                .param(ruled.ruling().name()).param(ruled.minutes())
                .param(ruled.ruling() == Dispute.Ruling.CHANGE ? ruled.asked() : null)
                .params(ruled.why(), by.id(), by.name(), Timestamp.from(ruled.at()), id)
                .update();
    }

    private static Dispute dispute(ResultSet row, int n) throws SQLException {
        var ruling = row.getString(9);
        return new Dispute(row.getObject(1, UUID.class), row.getString(2),
                row.getObject(3, UUID.class), row.getString(4), row.getObject(5, UUID.class),
                row.getString(6), row.getTimestamp(7).toInstant(), row.getInt(8),
                ruling == null ? null : new Dispute.Ruled(Dispute.Ruling.valueOf(ruling),
                        row.getInt(10), row.getInt(11), row.getString(12), row.getString(13),
                        row.getTimestamp(14).toInstant()));
    }
}
