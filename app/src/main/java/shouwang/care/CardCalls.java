package shouwang.care;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.county.County;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Elders;

/** Calls from the card on the wall: who pressed it for her, and which of them were none. */
@Component
@Transactional
public class CardCalls {
    private static final Duration NAMED_WITHIN = Duration.ofHours(1);
    private static final int MOST = 3;
    private static final Duration WINDOW = Duration.ofHours(1);
    private final JdbcClient sql;
    private final Needs needs;
    private final Elders elders;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CardCalls(JdbcClient sql, Needs needs, Elders elders, ApplicationEventPublisher events,
            Clock clock) {
        this.sql = sql;
        this.needs = needs;
        this.elders = elders;
        this.events = events;
        this.clock = clock;
    }

    /** How often the card was pressed again while the call waited, and when last. */
    public record Again(UUID needId, int times, Instant last) {}

    /**
     * By the card on the wall, without a login: no more than three presses in an hour that still
     * wait. While an urgent call waits and nobody was sent yet, a further press is counted with
     * it and announced again; that call is given back. What was answered, found to be a prank or
     * not to be urgent, keeps nobody from being heard anew.
     */
    public Need raise(County county, Need.Raise raise) {
        elders.hold(raise.elderId());
        var known = sql.sql("""
                select id from care_need
                where elder_id = :elder and (id = :id or :id = any (pressed_ids)) limit 1""")
                .param("elder", raise.elderId()).param("id", raise.id())
                .query(UUID.class).optional();
        if (known.isPresent()) {
            return needs.get(known.get());
        }
        var since = Timestamp.from(clock.instant().minus(WINDOW));
        if (waiting(raise.elderId(), since) >= MOST) {
            throw new Rejected(Reason.TOO_MANY, "已经告诉村里了，马上有人回话。急事请打 120。");
        }
        return counted(raise, since).map(id -> {
            var need = needs.get(id);
            events.publishEvent(new NeedNews.Urgent(need));
            return need;
        }).orElseGet(() -> needs.write(raise, county));
    }

    private int waiting(UUID elderId, Timestamp since) {
        return sql.sql("""
                select coalesce(sum((raised_at >= :since)::int + (select count(*)
                    from unnest(pressed_at) as press (at) where press.at >= :since)), 0)
                from care_need
                where elder_id = :elder and via = 'CARD' and status in ('OPEN', 'GIVEN')""")
                .param("elder", elderId).param("since", since).query(Integer.class).single();
    }

    private Optional<UUID> counted(Need.Raise raise, Timestamp since) {
        return sql.sql("""
                update care_need set pressed_ids = pressed_ids || :id,
                    pressed_at = pressed_at || :now::timestamptz
                where id = (select id from care_need as need
                    where elder_id = :elder and raised_at >= :since and via = 'CARD'
                      and status = 'OPEN' and urgent
                      and not exists (select 1 from care_visit where need_id = need.id)
                    order by raised_at desc, id limit 1 for update)
                returning id""")
                .param("id", raise.id()).param("now", Timestamp.from(raise.raisedAt()))
                .param("elder", raise.elderId()).param("since", since)
                .query(UUID.class).optional();
    }

    /** Need → its further presses, for those that had any; one question for many needs. */
    @Transactional(readOnly = true)
    public Map<UUID, Again> again(Collection<UUID> needIds) {
        return needIds.isEmpty() ? Collections.emptyMap() : sql.sql("""
                select id, cardinality(pressed_at),
                       (select max(press.at) from unnest(pressed_at) as press (at))
                from care_need where id = any (?) and pressed_at <> '{}'""")
                .param(needIds.toArray(UUID[]::new))
                .query((row, n) -> new Again(row.getObject(1, UUID.class), row.getInt(2),
                        row.getTimestamp(3).toInstant())).list().stream()
                .collect(Collectors.toMap(Again::needId, Function.identity()));
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
