package shouwang.timebank.giving;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.kernel.Points;

/** Rows of what is given. */
@Component
class GivingRows {
    private static final String ALL = """
            select id, place_code, kind, from_id, to_id, to_place, minutes, reason, state, at,
                entered_by, entered_name, decided_name, decided_at from timebank_giving\s""";
    private final JdbcClient sql;

    GivingRows(JdbcClient sql) {
        this.sql = sql;
    }

    private static Given given(ResultSet row, int n) throws SQLException {
        var decided = row.getTimestamp(14);
        return new Given(row.getObject(1, UUID.class), row.getString(2),
                Given.Kind.valueOf(row.getString(3)), row.getObject(4, UUID.class),
                row.getObject(5, UUID.class), row.getString(6), new Points(row.getLong(7)),
                row.getString(8), Given.State.valueOf(row.getString(9)),
                row.getTimestamp(10).toInstant(), row.getObject(11, UUID.class),
                row.getString(12), row.getString(13),
                decided == null ? null : decided.toInstant());
    }

    /** False where the id is there already. */
    boolean insert(Given g) {
        return sql.sql("""
                insert into timebank_giving (id, place_code, kind, from_id, to_id, to_place,
                    minutes, reason, state, at, entered_by, entered_name)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(g.id()).param(g.placeCode()).param(g.kind().name()).param(g.from())
                .param(g.to()).param(g.toPlace()).param(g.points().minutes()).param(g.reason())
                .param(g.state().name()).param(Timestamp.from(g.at())).param(g.enteredBy())
                .param(g.enteredName()).update() == 1;
    }

    Optional<Given> find(UUID id) {
        return sql.sql(ALL + "where id = ?").param(id).query(GivingRows::given).optional();
    }

    Optional<Given> hold(UUID id) {
        return sql.sql(ALL + "where id = ? for update").param(id).query(GivingRows::given)
                .optional();
    }

    void decide(Given decided, Actor by) {
        sql.sql("""
                update timebank_giving set state = ?, decided_by = ?, decided_name = ?,
                    decided_at = ? where id = ?""")
                .params(decided.state().name(), by.id(), by.name(),
                        Timestamp.from(decided.went()), decided.id()).update();
    }

    /** Who asked and who granted stays; the audit and the ledger name who undid it. */
    void undone(UUID id) {
        sql.sql("update timebank_giving set state = 'UNDONE' where id = ?").param(id).update();
    }

    List<Given> list(String placeCode, int limit) {
        return sql.sql(ALL + """
                where place_code >= ? and place_code <= ?
                order by (state = 'ASKED') desc, at desc, id limit ?""")
                .params(placeCode, placeCode + "~", limit).query(GivingRows::given).list();
    }
}
