package shouwang.care.errand;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.kernel.Money;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Elders;

/** Errands with an elder's money, each step once; what does not come out even is listed. */
@Component
@Transactional
public class Errands {
    private static final String ALL = """
            select id, place_code, elder_id, aide_id, opened_at, settled_name, outcome
            from care_errand
            """;
    /** Neither finished nor even; the desk has not put it right yet. */
    private static final String OPEN = """
            where place_code >= ? and place_code <= ? and settled_at is null
              and (select coalesce(sum(case s.kind when 'ADVANCE' then s.fen else -s.fen end), 0)
                       <> 0 or not coalesce(bool_or(s.kind = 'CHANGE'), false)
                   from care_errand_step s where s.errand_id = care_errand.id)
            """;
    private final JdbcClient sql;
    private final Elders elders;
    private final Audit audit;
    private final Clock clock;

    Errands(JdbcClient sql, Elders elders, Audit audit, Clock clock) {
        this.sql = sql;
        this.elders = elders;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Writes one step down, in whatever order the steps come; the same id again changes nothing.
     *
     * @param signature a PNG of at most 50 KB, or null where it was not signed
     */
    public void step(Actor actor, Errand.Step step, UUID elderId, UUID aideId,
            byte @Nullable [] signature) {
        if (!actor.may(Right.ERRANDS)) {
            actor.need(Right.AIDE_ROUND);
        }
        var elder = elders.get(elderId);
        sql.sql("""
                insert into care_errand (id, place_code, elder_id, aide_id, opened_at)
                values (?, ?, ?, ?, ?) on conflict (id) do nothing""")
                .params(step.errandId(), elder.placeCode(), elderId, aideId,
                        Timestamp.from(step.at())).update();
        var errand = find(step.errandId()).filter(one -> one.elderId().equals(elderId)
                && one.aideId().equals(aideId)).orElseThrow(Errands::notThere);
        if (errand.outcome() != null) {
            throw new Rejected(Reason.NOT_NOW, "这次跑腿的钱服务站已经结清了：" + errand.outcome());
        }
        sql.sql("""
                insert into care_errand_step (id, errand_id, place_code, kind, fen, what, at,
                    signature, entered_at, entered_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do nothing""")
                .param(step.id()).param(errand.id()).param(errand.placeCode())
                .param(step.kind().name()).param(step.sum().fen()).param(step.what())
                .param(Timestamp.from(step.at())).param(signature)
                .param(Timestamp.from(clock.instant())).param(actor.id()).update();
    }

    private static Rejected notThere() {
        return new Rejected(Reason.NOT_FOUND, "没有找到这次跑腿，可能不归您管。");
    }

    @Transactional(readOnly = true)
    public Optional<Errand> find(UUID id) {
        return filled(sql.sql(ALL + "where id = ?").param(id).query(Errands::bare).list())
                .stream().findFirst();
    }

    /** What is unfinished or does not come out even below a place, the oldest first. */
    @Transactional(readOnly = true)
    public List<Errand> open(String placeCode, int limit) {
        return filled(sql.sql(ALL + OPEN + "order by opened_at, id limit ?")
                .params(placeCode, placeCode + "~", limit).query(Errands::bare).list());
    }

    /** The latest that came out even or were put right. */
    @Transactional(readOnly = true)
    public List<Errand> done(String placeCode, int limit) {
        return filled(sql.sql(ALL + """
                where place_code >= ? and place_code <= ? and (settled_at is not null
                  or (select sum(case s.kind when 'ADVANCE' then s.fen else -s.fen end) = 0
                          and bool_or(s.kind = 'CHANGE')
                      from care_errand_step s where s.errand_id = care_errand.id))
                order by opened_at desc, id limit ?""")
                .params(placeCode, placeCode + "~", limit).query(Errands::bare).list());
    }

    @Transactional(readOnly = true)
    public List<Errand> ofElder(UUID elderId, int limit) {
        return filled(sql.sql(ALL + "where elder_id = ? order by opened_at desc, id limit ?")
                .params(elderId, limit).query(Errands::bare).list());
    }

    /** The picture the elder signed for a step. */
    @Transactional(readOnly = true)
    public Optional<byte[]> signature(Actor actor, UUID stepId) {
        actor.need(Right.SEE_CARE);
        return sql.sql("""
                select signature from care_errand_step
                where id = ? and signature is not null""").param(stepId)
                .query((row, n) -> row.getBytes(1)).optional();
    }

    /** The desk has asked both and put it right; how stays written. */
    public Errand settle(Actor actor, UUID id, String outcome) {
        actor.need(Right.ERRANDS);
        var errand = find(id).orElseThrow(Errands::notThere);
        actor.needPlace(errand.placeCode());
        var set = sql.sql("""
                update care_errand set settled_at = ?, settled_name = ?, outcome = ?
                where id = ? and settled_at is null""")
                .params(Timestamp.from(clock.instant()), actor.name(), outcome, id).update();
        if (set == 1) {
            audit.log(actor, errand.placeCode(), "跑腿的钱结清", errand.difference().text(), id,
                    outcome);
        }
        return find(id).orElseThrow(Errands::notThere);
    }

    private List<Errand> filled(List<Errand> bare) {
        if (bare.isEmpty()) {
            return bare;
        }
        var steps = steps(bare.stream().map(Errand::id).toList());
        return bare.stream().map(one -> new Errand(one.id(), one.placeCode(), one.elderId(),
                one.aideId(), one.openedAt(), one.settledBy(), one.outcome(),
                steps.getOrDefault(one.id(), List.of()))).toList();
    }

    private Map<UUID, List<Errand.Step>> steps(Collection<UUID> errandIds) {
        return sql.sql("""
                select id, errand_id, kind, fen, what, at, signature is not null
                from care_errand_step where errand_id = any (?) order by at, kind, id""")
                .param(errandIds.toArray(UUID[]::new)).query((row, n) -> new Errand.Step(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                        Errand.Kind.valueOf(row.getString(3)), new Money(row.getLong(4)),
                        row.getString(5), row.getTimestamp(6).toInstant(), row.getBoolean(7)))
                .list().stream().collect(Collectors.groupingBy(Errand.Step::errandId));
    }

    private static Errand bare(ResultSet row, int n) throws SQLException {
        return new Errand(row.getObject(1, UUID.class), row.getString(2),
                row.getObject(3, UUID.class), row.getObject(4, UUID.class),
                row.getTimestamp(5).toInstant(), row.getString(6), row.getString(7), List.of());
    }
}
