package shouwang.timebank.checks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;

/** Rows of what was found. */
@Component
class FindingRows {
    private static final String ALL = """
            select id, place_code, month, kind, who, evidence, found_at, remark, note,
                remarked_name, remarked_at, hours from timebank_finding\s""";
    private final JdbcClient sql;
    private final JdbcTemplate jdbc;

    FindingRows(JdbcClient sql, JdbcTemplate jdbc) {
        this.sql = sql;
        this.jdbc = jdbc;
    }

    /**
     * What a village's month shows now. A remark stays while the evidence is the one it was made
     * on; what is no longer found and was never remarked goes.
     */
    void replace(String village, LocalDate month, List<Finding> found) {
        jdbc.batchUpdate("""
                insert into timebank_finding as f (id, place_code, month, kind, who, evidence,
                    found_at, hours) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update set who = excluded.who, evidence = excluded.evidence,
                    found_at = excluded.found_at, hours = excluded.hours,
                    remark = null, note = null, remarked_by = null,
                    remarked_name = null, remarked_at = null
                where f.evidence <> excluded.evidence""", found.stream().map(f ->
                new Object[] {f.id(), village, month, f.kind().name(), f.who(),
                    String.join("\n", f.evidence()), Timestamp.from(f.foundAt()),
                    f.hours().toArray(UUID[]::new)}).toList());
        sql.sql("""
                delete from timebank_finding where place_code = ? and month = ?
                  and remark is null and id <> all (?)""").param(village).param(month)
                .param(found.stream().map(Finding::id).toArray(UUID[]::new)).update();
    }

    /** Not looked at first, the worst kind first. */
    List<Finding> of(String village, LocalDate month) {
        return sql.sql(ALL + """
                where place_code = ? and month = ?
                order by remark is not null, kind, who, id limit 500""")
                .params(village, month).query(FindingRows::finding).list();
    }

    Optional<Finding> lock(UUID id) {
        return sql.sql(ALL + "where id = ? for no key update").param(id)
                .query(FindingRows::finding).optional();
    }

    /** Village → how many nobody has looked at yet. */
    Map<String, Integer> open(String placeCode, LocalDate month) {
        var counts = new TreeMap<String, Integer>();
        sql.sql("""
                select place_code, count(*) from timebank_finding
                where month = ? and place_code >= ? and place_code <= ? and remark is null
                group by place_code""").params(month, placeCode, placeCode + "~")
                .query((row, n) -> counts.put(row.getString(1), row.getInt(2))).list();
        return counts;
    }

    void remark(UUID id, Finding.Remark remark, @Nullable String note, Actor by, Instant at) {
        sql.sql("""
                update timebank_finding set remark = ?, note = ?, remarked_by = ?,
                    remarked_name = ?, remarked_at = ? where id = ?""")
                .param(remark.name()).param(note).param(by.id()).param(by.name())
                .param(Timestamp.from(at)).param(id).update();
    }

    private static Finding finding(ResultSet row, int n) throws SQLException {
        var remark = row.getString(8);
        return new Finding(row.getObject(1, UUID.class), row.getString(2),
                row.getObject(3, LocalDate.class), Finding.Kind.valueOf(row.getString(4)),
                row.getString(5), row.getString(6).lines().toList(),
                List.of((UUID[]) row.getArray(12).getArray()),
                row.getTimestamp(7).toInstant(), remark == null ? null : new Finding.Seen(
                        Finding.Remark.valueOf(remark), row.getString(9), row.getString(10),
                        row.getTimestamp(11).toInstant()));
    }
}
