package shouwang.care.mistake;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.care.Contacts;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * A slip of the hand at the desk: a visit entered afterwards, from paper or by telephone, is taken
 * back by the account that entered it, within three days. What a phone told and the elder
 * confirmed is not the desk's to undo: there one objects, and somebody else rules.
 */
@Component
@Transactional
public class Mistakes {
    private static final Duration WITHIN = Duration.ofDays(3);
    private final Visits visits;
    private final Contacts contacts;
    private final JdbcClient sql;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Mistakes(Visits visits, Contacts contacts, JdbcClient sql, Audit audit,
            ApplicationEventPublisher events, Clock clock) {
        this.visits = visits;
        this.contacts = contacts;
        this.sql = sql;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Could this actor take it back now? */
    @Transactional(readOnly = true)
    public boolean may(Actor actor, Visit visit) {
        return actor.may(Right.VISITS) && visit.needId() == null
                && (visit.status() == Visit.Status.DONE
                        || visit.status() == Visit.Status.CONFIRMED)
                && sql.sql("""
                        select count(*) from care_visit where id = ? and entered_by = ?
                            and entered_at >= started_at and entered_at > ?""")
                        .params(visit.id(), actor.id(),
                                Timestamp.from(clock.instant().minus(WITHIN)))
                        .query(Integer.class).single() == 1;
    }

    /** As if it had never been written down; again it changes nothing. */
    public Visit takeBack(Actor actor, UUID id, String why) {
        actor.need(Right.VISITS);
        actor.needPlace(visits.get(id).placeCode());
        sql.sql("select 1 from care_visit where id = ? for update").param(id)
                .query(Integer.class).single();
        var visit = visits.get(id);
        if (visit.status() == Visit.Status.CANCELLED) {
            return visit;
        }
        if (!may(actor, visit)) {
            throw new Rejected(Reason.NOT_NOW, "录错的上门，只有录的人能撤回，三天以内。"
                    + "别的请到“公示和复核”登记异议，由别人裁决。");
        }
        sql.sql("update care_visit set status = 'CANCELLED', why_not = ? where id = ?")
                .params("录错撤回：" + why, id).update();
        contacts.unheard(visit.elderId(), Objects.requireNonNull(visit.finishedAt()));
        events.publishEvent(new TakenBack(id, actor, why));
        audit.log(actor, visit.placeCode(), "撤回录错的上门", visit.service().chinese(), id, why);
        return visits.get(id);
    }
}
