package shouwang.timebank.rules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import tools.jackson.databind.json.JsonMapper;

/** Rules and bounds in their tables; the rules themselves are one document a version. */
@Component
class RuleRows {
    private static final String ALL = """
            select id, place_code, rules, basis, state, proposed_at, proposed_name, voted_on, yes,
                   no, abstain, presided, from_day
            from timebank_rules
            """;
    private static final JsonMapper JSON = JsonMapper.shared();
    private final JdbcClient sql;

    RuleRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** False where the id is there already. */
    boolean insert(RuleVersion version, Actor by) {
        return sql.sql("""
                insert into timebank_rules (id, place_code, rules, basis, state, proposed_at,
                    proposed_by, proposed_name)
                values (?, ?, ?::jsonb, ?, 'PROPOSED', ?, ?, ?) on conflict (id) do nothing""")
                .params(version.id(), version.villageCode(),
                        JSON.writeValueAsString(version.rules()), version.basis(),
                        Timestamp.from(version.proposedAt()), by.id(), by.name()).update() == 1;
    }

    /** False where it was voted before. */
    boolean vote(UUID id, RuleVersion.Vote vote, RuleVersion.State state, Actor by, Instant now) {
        return sql.sql("""
                update timebank_rules set state = ?, voted_on = ?, yes = ?, no = ?, abstain = ?,
                    presided = ?, from_day = ?, voted_by = ?, voted_at = ?
                where id = ? and state = 'PROPOSED'""")
                .params(state.name(), vote.on(), vote.yes(), vote.no(), vote.abstain(),
                        vote.presided(), vote.from(), by.id(), Timestamp.from(now), id)
                .update() == 1;
    }

    /** False where it was voted or withdrawn before. */
    boolean withdraw(UUID id) {
        return sql.sql("""
                update timebank_rules set state = 'WITHDRAWN'
                where id = ? and state = 'PROPOSED'""").param(id).update() == 1;
    }

    Optional<RuleVersion> find(UUID id) {
        return sql.sql(ALL + "where id = ?").param(id).query(RuleRows::version).optional();
    }

    Optional<RuleVersion> inForce(String villageCode, LocalDate day) {
        return sql.sql(ALL + """
                where place_code = ? and state = 'PASSED' and from_day <= ?
                order by from_day desc limit 1""").params(villageCode, day)
                .query(RuleRows::version).optional();
    }

    /** Newest first. */
    List<RuleVersion> of(String villageCode, int limit) {
        return sql.sql(ALL + "where place_code = ? order by id desc limit ?")
                .params(villageCode, limit).query(RuleRows::version).list();
    }

    /** What was ever passed at and below a place, by village and first day. */
    List<RuleVersion> passed(String placeCode) {
        return sql.sql(ALL + """
                where place_code >= ? and place_code <= ? and state = 'PASSED'
                order by place_code, from_day""").params(placeCode, placeCode + "~")
                .query(RuleRows::version).list();
    }

    /** All bounds the county ever set, the newest day first. */
    List<Rulebook.Bounds> envelopes(String countyCode) {
        return sql.sql("""
                select from_day, bounds from timebank_envelope where place_code = ?
                order by from_day desc limit 50""").param(countyCode)
                .query((row, n) -> new Rulebook.Bounds(row.getObject(1, LocalDate.class),
                        JSON.readValue(row.getString(2), Envelope.class))).list();
    }

    Optional<Envelope> envelope(String countyCode, LocalDate day) {
        return sql.sql("""
                select bounds from timebank_envelope where place_code = ? and from_day <= ?
                order by from_day desc limit 1""").params(countyCode, day)
                .query((row, n) -> JSON.readValue(row.getString(1), Envelope.class)).optional();
    }

    void envelope(Actor by, Envelope envelope, LocalDate from, Instant now) {
        sql.sql("""
                insert into timebank_envelope (place_code, from_day, bounds, set_by, set_at)
                values (?, ?, ?::jsonb, ?, ?)""")
                .params(by.county().code(), from, JSON.writeValueAsString(envelope), by.id(),
                        Timestamp.from(now)).update();
    }

    private static RuleVersion version(ResultSet row, int n) throws SQLException {
        var on = row.getObject(8, LocalDate.class);
        var vote = on == null ? null : new RuleVersion.Vote(on, row.getInt(9), row.getInt(10),
                row.getInt(11), row.getString(12), row.getObject(13, LocalDate.class));
        return new RuleVersion(row.getObject(1, UUID.class), row.getString(2),
                JSON.readValue(row.getString(3), TimeBankRules.class), row.getString(4),
                RuleVersion.State.valueOf(row.getString(5)), row.getTimestamp(6).toInstant(),
                row.getString(7), vote);
    }
}
