package shouwang.care;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** Calls from the card on the wall: who pressed it for her, and which of them were none. */
@Component
@Transactional
public class CardCalls {
    private static final Duration NAMED_WITHIN = Duration.ofHours(1);
    private final JdbcClient sql;
    private final Needs needs;
    private final Clock clock;

    CardCalls(JdbcClient sql, Needs needs, Clock clock) {
        this.sql = sql;
        this.needs = needs;
        this.clock = clock;
    }

    /**
     * Somebody pressed the card for her: the name stays, once it was said. Without a login, as
     * the call itself; whoever knows the call's id made it.
     *
     * @param elderId whose card it was
     */
    public void calledBy(UUID needId, UUID elderId, String name) {
        var need = needs.get(needId);
        if (!need.elderId().equals(elderId) || need.via() != Need.Via.CARD
                || clock.instant().isAfter(need.raisedAt().plus(NAMED_WITHIN))) {
            throw new Rejected(Reason.NOT_FOUND, "没有找到这个求助，名字没有记下。请打电话告诉村里。");
        }
        sql.sql("""
                update care_need set raised_as = 'NEIGHBOUR', raised_by = ?
                where id = ? and raised_as = 'SELF'""").params(name, needId).update();
    }

    /** A call from the card that was none: withdrawn, and why is kept. */
    public Need prank(Actor actor, UUID needId, String why) {
        if (needs.get(needId).via() != Need.Via.CARD) {
            throw new Rejected(Reason.WRONG_KIND, "只有墙卡来的求助能记成误按。别的请点“撤回”。");
        }
        var need = needs.withdraw(actor, needId, "误按：" + why);
        sql.sql("update care_need set prank = ? where id = ?").params(why, needId).update();
        return need;
    }

    /** How often this elder's card was pressed for nothing since then. */
    @Transactional(readOnly = true)
    public int pranks(UUID elderId, Instant since) {
        return sql.sql("""
                select count(*) from care_need
                where elder_id = ? and raised_at >= ? and prank is not null""")
                .params(elderId, Timestamp.from(since)).query(Integer.class).single();
    }
}
