package shouwang.pairing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PairRows {
    private static final String SELECT = """
            select id, place_code, elder_id, aide_id, manner, reason, from_on, until_on
            from pairing_pair
            """;
    private final JdbcClient sql;

    PairRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Pair> find(UUID id) {
        return sql.sql(SELECT + "where id = ?").param(id).query(PairRows::pair).optional();
    }

    Map<UUID, Pair> byIds(Collection<UUID> ids) {
        var pairs = new HashMap<UUID, Pair>();
        sql.sql(SELECT + "where id = any (?)").param(ids.toArray(UUID[]::new))
                .query(PairRows::pair).list().forEach(pair -> pairs.put(pair.id(), pair));
        return pairs;
    }

    List<Pair> current(Collection<UUID> elderIds) {
        return sql.sql(SELECT + "where elder_id = any (?) and until_on is null")
                .param(elderIds.toArray(UUID[]::new)).query(PairRows::pair).list();
    }

    List<Pair> ofAide(UUID aideId) {
        return sql.sql(SELECT + "where aide_id = ? and until_on is null order by from_on, id")
                .param(aideId).query(PairRows::pair).list();
    }

    List<Pair> history(UUID elderId) {
        return sql.sql(SELECT + "where elder_id = ? order by from_on desc, made_at desc")
                .param(elderId).query(PairRows::pair).list();
    }

    List<Pair> below(String placeCode, int limit) {
        return sql.sql(SELECT + """
                where place_code >= ? and place_code <= ? and until_on is null
                order by place_code, from_on, id limit ?""")
                .params(placeCode, placeCode + "~", limit).query(PairRows::pair).list();
    }

    /** Elders with an aide now. */
    List<UUID> paired(String placeCode) {
        return sql.sql("""
                select elder_id from pairing_pair
                where place_code >= ? and place_code <= ? and until_on is null""")
                .params(placeCode, placeCode + "~").query(UUID.class).list();
    }

    int count(String placeCode) {
        return sql.sql("""
                select count(*) from pairing_pair
                where place_code >= ? and place_code <= ? and until_on is null""")
                .params(placeCode, placeCode + "~").query(Integer.class).single();
    }

    Map<UUID, Integer> loads(String placeCode) {
        var loads = new HashMap<UUID, Integer>();
        sql.sql("""
                select aide_id, count(*) from pairing_pair
                where place_code >= ? and place_code <= ? and until_on is null group by aide_id""")
                .params(placeCode, placeCode + "~")
                .query((row, n) -> loads.put(row.getObject(1, UUID.class), row.getInt(2))).list();
        return loads;
    }

    /** Aide → how many elders now; who has none is missing. */
    Map<UUID, Integer> loads(Collection<UUID> aides) {
        var loads = new HashMap<UUID, Integer>();
        sql.sql("""
                select aide_id, count(*) from pairing_pair
                where aide_id = any (?) and until_on is null group by aide_id""")
                .param(aides.toArray(UUID[]::new))
                .query((row, n) -> loads.put(row.getObject(1, UUID.class), row.getInt(2))).list();
        return loads;
    }

    /** 0 where the elder has an aide already. */
    int insert(Pair pair, UUID by, Instant now) {
        return sql.sql("""
                insert into pairing_pair (id, place_code, elder_id, aide_id, manner, reason,
                    from_on, made_by, made_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing""")
                .param(pair.id()).param(pair.placeCode()).param(pair.elderId())
                .param(pair.aideId()).param(pair.manner().name()).param(pair.reason())
                .param(pair.from()).param(by).param(Timestamp.from(now)).update();
    }

    int end(UUID id, LocalDate day, String reason) {
        return sql.sql("""
                update pairing_pair set until_on = ?, end_reason = ?
                where id = ? and until_on is null""").params(day, reason, id).update();
    }

    private static Pair pair(ResultSet row, int number) throws SQLException {
        return new Pair(row.getObject(1, UUID.class), row.getString(2),
                row.getObject(3, UUID.class), row.getObject(4, UUID.class),
                Pair.Manner.valueOf(row.getString(5)), row.getString(6),
                row.getObject(7, LocalDate.class), row.getObject(8, LocalDate.class));
    }
}
