package shouwang.timebank.earning;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** 复核: others than who entered or earned it look at hours before they are final. */
@Component
@Transactional
public class Reviews {
    private static final int MOST = 500;
    private final JdbcClient sql;
    private final JdbcTemplate jdbc;
    private final EarningRows rows;
    private final Independence independence;
    private final Finalising finalising;
    private final Audit audit;
    private final Clock clock;

    Reviews(JdbcClient sql, JdbcTemplate jdbc, EarningRows rows, Independence independence,
            Finalising finalising, Audit audit, Clock clock) {
        this.sql = sql;
        this.jdbc = jdbc;
        this.rows = rows;
        this.independence = independence;
        this.finalising = finalising;
        this.audit = audit;
        this.clock = clock;
    }

    /** What this person may review in a village, and how many there are that others must. */
    public record Desk(List<Earning> mine, int others) {}

    /** What still lacks reviews and is this person's to look at, the oldest day first. */
    @Transactional(readOnly = true)
    public Desk desk(Actor actor, String village, int limit) {
        actor.needPlace(village);
        var judge = independence.judge(actor);
        var lacking = rows.lacking(village, limit);
        var done = by(actor, lacking);
        var mine = lacking.stream().filter(e -> judge.near(e) == null && !done.contains(e.id()))
                .toList();
        return new Desk(mine, lacking.size() - mine.size());
    }

    /**
     * Looked at, and right: one press for many. Those that are already final, disputed or reviewed
     * by the same person stay as they are; one's own is refused, and then none is written.
     *
     * @return how many reviews were added
     */
    public int approve(Actor actor, Collection<UUID> ids) {
        var judge = independence.judge(actor);
        if (ids.isEmpty() || ids.size() > MOST) {
            throw new Rejected(Reason.OUT_OF_RANGE, "earning",
                    ids.isEmpty() ? "一条也没有勾，请先勾上要复核的。" : "一次最多复核 500 条，请分几次。");
        }
        var locked = rows.lock(ids);
        if (locked.size() < new HashSet<>(ids).size()) {
            throw new Rejected(Reason.NOT_FOUND, "有的没有找到，可能不归您管。请刷新再试。");
        }
        for (var e : locked) {
            actor.needPlace(e.placeCode());
            var near = judge.near(e);
            if (near != null) {
                throw new Rejected(Reason.NOT_YOURS, e.shown() + " " + e.number() + "：" + near);
            }
        }
        var done = by(actor, locked);
        var fresh = locked.stream().filter(e -> e.state() == Earning.State.HELD && e.lacks() > 0
                && !done.contains(e.id())).toList();
        write(actor, fresh);
        if (fresh.stream().anyMatch(e -> e.lacks() == 1)) {
            finalising.finish(MOST);
        }
        return fresh.size();
    }

    private void write(Actor actor, List<Earning> fresh) {
        var now = Timestamp.from(clock.instant());
        jdbc.batchUpdate("""
                insert into timebank_review (earning_id, reviewer_id, place_code, name, at)
                values (?, ?, ?, ?, ?)""", fresh.stream().map(e -> new Object[] {e.id(),
                    actor.id(), e.placeCode(), actor.name(), now}).toList());
        sql.sql("update timebank_earning set reviews = reviews + 1 where id = any (?)")
                .param(fresh.stream().map(Earning::id).toArray(UUID[]::new)).update();
        if (!fresh.isEmpty()) {
            audit.log(actor, fresh.getFirst().placeCode(), "复核时长", fresh.size() + " 条",
                    fresh.getFirst().id(), null);
        }
    }

    private Set<UUID> by(Actor actor, List<Earning> earnings) {
        return Set.copyOf(sql.sql("""
                select earning_id from timebank_review
                where earning_id = any (?) and reviewer_id = ?""")
                .param(earnings.stream().map(Earning::id).toArray(UUID[]::new))
                .param(actor.id()).query(UUID.class).list());
    }

    /** Who looked at it, in their order. */
    @Transactional(readOnly = true)
    public List<String> names(UUID earning) {
        return sql.sql("select name from timebank_review where earning_id = ? order by at")
                .param(earning).query(String.class).list();
    }
}
