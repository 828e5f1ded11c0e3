package shouwang.pairing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ProposalRows {
    private static final String SELECT = """
            select p.id, p.place_code, p.state, p.villages, p.asked_at, p.beat_at, p.failed_why,
                   count(v.place_code), coalesce(sum(v.kept), 0), coalesce(sum(v.fresh), 0),
                   coalesce(sum(v.moved), 0), coalesce(sum(v.gaps), 0),
                   coalesce(sum(v.minutes_before), 0), coalesce(sum(v.paired_before), 0),
                   coalesce(sum(v.minutes_after), 0),
                   (select count(*) from pairing_proposal_line l where l.proposal_id = p.id
                    and l.state = 'OPEN' and l.kind <> 'GAP')
            from pairing_proposal p
            left join pairing_proposal_village v on v.proposal_id = p.id
            """;
    private final JdbcClient sql;

    ProposalRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** A line as it stands in its row. */
    record Row(UUID elderId, String placeCode, Proposal.Kind kind, @Nullable UUID aideId,
            @Nullable UUID before, boolean wished, String why, Proposal.Standing standing) {}

    /** A proposal and when its run last gave a sign. */
    record Beating(Proposal proposal, Instant beatAt) {}

    void insert(UUID id, String placeCode, int villages, UUID by, Instant now) {
        sql.sql("""
                insert into pairing_proposal (id, place_code, state, villages, asked_by, asked_at,
                    beat_at) values (?, ?, 'RUNNING', ?, ?, ?, ?)""")
                .params(id, placeCode, villages, by, Timestamp.from(now), Timestamp.from(now))
                .update();
    }

    Optional<Beating> find(UUID id) {
        return sql.sql(SELECT + "where p.id = ? group by p.id").param(id)
                .query(ProposalRows::proposal).optional();
    }

    List<Beating> latest(String placeCode, int limit) {
        return sql.sql(SELECT + """
                where p.place_code >= ? and p.place_code <= ? group by p.id
                order by p.asked_at desc, p.id desc limit ?""")
                .params(placeCode, placeCode + "~", limit).query(ProposalRows::proposal).list();
    }

    private static Beating proposal(ResultSet row, int number) throws SQLException {
        return new Beating(new Proposal(row.getObject(1, UUID.class), row.getString(2),
                Proposal.State.valueOf(row.getString(3)), row.getInt(4),
                row.getTimestamp(5).toInstant(), row.getString(7),
                new Proposal.Sum(row.getInt(8), row.getInt(9), row.getInt(10), row.getInt(11),
                        row.getInt(12), row.getInt(13), row.getInt(14), row.getInt(15),
                        row.getInt(16))), row.getTimestamp(6).toInstant());
    }

    /** Ends a run, unless it has ended already. */
    boolean end(UUID id, Proposal.State state, @Nullable String why) {
        return sql.sql("""
                update pairing_proposal set state = ?, failed_why = ?
                where id = ? and state = 'RUNNING'""").param(state.name()).param(why).param(id)
                .update() == 1;
    }

    boolean beat(UUID id, Instant now) {
        return sql.sql("update pairing_proposal set beat_at = ? where id = ? and state = 'RUNNING'")
                .params(Timestamp.from(now), id).update() == 1;
    }

    void village(UUID id, String villageCode, VillageMatching.Result result) {
        sql.sql("""
                insert into pairing_proposal_village (proposal_id, place_code, kept, fresh, moved,
                    gaps, minutes_before, paired_before, minutes_after, hint)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, villageCode, result.kept(),
                        result.count(VillageMatching.Kind.FRESH),
                        result.count(VillageMatching.Kind.MOVED),
                        result.count(VillageMatching.Kind.GAP), result.minutesBefore(),
                        result.pairedBefore(), result.minutesAfter(), result.hint()).update();
        var lines = result.lines();
        sql.sql("""
                insert into pairing_proposal_line (proposal_id, elder_id, place_code, kind,
                    aide_id, aide_before, wished, why)
                select ?, e, p, k, a, b, w, y from unnest(?::uuid[], ?::text[], ?::text[],
                    ?::uuid[], ?::uuid[], ?::bool[], ?::text[]) as t (e, p, k, a, b, w, y)""")
                .param(id)
                .param(lines.stream().map(l -> l.elder().id()).toArray(UUID[]::new))
                .param(lines.stream().map(l -> l.elder().placeCode()).toArray(String[]::new))
                .param(lines.stream().map(l -> l.kind().name()).toArray(String[]::new))
                .param(lines.stream().map(l -> l.aide() == null ? null : l.aide().id())
                        .toArray(UUID[]::new))
                .param(lines.stream().map(VillageMatching.Line::before).toArray(UUID[]::new))
                .param(lines.stream().map(VillageMatching.Line::wished).toArray(Boolean[]::new))
                .param(lines.stream().map(VillageMatching.Line::why).toArray(String[]::new))
                .update();
    }

    List<Proposal.VillageSum> villages(UUID id) {
        return sql.sql("""
                select v.place_code, v.kept, v.fresh, v.moved, v.gaps, v.minutes_before,
                       v.paired_before, v.minutes_after, v.hint,
                       (select count(*) from pairing_proposal_line l
                        where l.proposal_id = v.proposal_id and l.place_code >= v.place_code
                          and l.place_code <= v.place_code || '~' and l.state = 'OPEN'
                          and l.kind <> 'GAP')
                from pairing_proposal_village v where v.proposal_id = ?
                order by v.gaps desc, v.place_code""").param(id)
                .query((row, n) -> new Proposal.VillageSum(row.getString(1), new Proposal.Sum(1,
                        row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5), row.getInt(6),
                        row.getInt(7), row.getInt(8), row.getInt(10)), row.getString(9))).list();
    }

    List<Row> lines(UUID id, String placeCode) {
        return sql.sql("""
                select elder_id, place_code, kind, aide_id, aide_before, wished, why, state
                from pairing_proposal_line
                where proposal_id = ? and place_code >= ? and place_code <= ?
                order by place_code, elder_id""").params(id, placeCode, placeCode + "~")
                .query((row, n) -> new Row(row.getObject(1, UUID.class), row.getString(2),
                        Proposal.Kind.valueOf(row.getString(3)), row.getObject(4, UUID.class),
                        row.getObject(5, UUID.class), row.getBoolean(6), row.getString(7),
                        Proposal.Standing.valueOf(row.getString(8)))).list();
    }

    void decide(UUID id, Collection<UUID> elders, Proposal.Standing standing) {
        sql.sql("""
                update pairing_proposal_line set state = ?
                where proposal_id = ? and elder_id = any (?) and state = 'OPEN'""")
                .params(standing.name(), id, elders.toArray(UUID[]::new)).update();
    }
}
