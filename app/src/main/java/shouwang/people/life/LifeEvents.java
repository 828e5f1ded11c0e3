package shouwang.people.life;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.ties.Ties.Departure;
import shouwang.people.ties.Ties.Lost;
import shouwang.people.ties.Ties.Taken;
import shouwang.people.ties.Ties.Why;

/**
 * 情况有变: the one place where it is written down what became of a person, so that all that was
 * planned follows at once, and comes back when it was a mistake. Away, in hospital and home again
 * by one word; a death by two accounts: reported, it only lets rest what is planned; confirmed, it
 * calls it off. Only the last step can be taken back, so that it leaves things as they were before.
 */
@Component
@Transactional
public class LifeEvents {
    private static final int SHOWN = 30;
    private final LifeRows rows;
    private final Following following;
    private final Elders elders;
    private final Aides aides;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LifeEvents(LifeRows rows, Following following, Elders elders, Aides aides, Audit audit,
            ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.following = following;
        this.elders = elders;
        this.aides = aides;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is on record after that day and speaks against it, in a few lines; empty where nothing
     * does. Of a step that cannot be it refuses like {@link #tell}.
     */
    @Transactional(readOnly = true)
    public List<String> doubts(Actor actor, UUID person, Elder.Status status, LocalDate since) {
        var elder = elders.get(person);
        actor.needPlace(elder.placeCode());
        LifeRules.step(elder, status);
        LifeRules.day(elder, rows.since(person), since, LocalDate.now(clock));
        return status == Elder.Status.HERE ? List.of() : following.against(new Departure(
                Ids.fresh(), person, elder.placeCode(), why(status), since, null, actor));
    }

    private static Why why(Elder.Status status) {
        return status == Elder.Status.DEAD ? Why.REPORTED : Why.valueOf(status.name());
    }

    /**
     * Writes down what became of an elder and lets all that hangs on her follow. A death is only
     * reported by this and waits for {@link #second}. The same step again changes nothing.
     */
    public LifeEvent tell(Actor actor, UUID person, Elder.Status status, LocalDate since) {
        actor.need(Right.WRITE_PEOPLE);
        var elder = elders.hold(person);
        actor.needPlace(elder.placeCode());
        var last = rows.last(person).orElse(null);
        if (last != null && last.kind() == LifeEvent.Kind.of(status)
                && last.since().equals(since) && last.told().by().equals(actor.id())
                && elder.status() == stands(status)) {
            return last;
        }
        var before = rows.since(person);
        LifeRules.step(elder, status);
        LifeRules.day(elder, before, since, LocalDate.now(clock));
        var event = new LifeEvent(Ids.fresh(), person, elder.placeCode(),
                LifeEvent.Kind.of(status), elder.status(), before, since, said(actor), null, null);
        rows.insert(event);
        stand(actor, elder, stands(status), since, "情况有变");
        events.publishEvent(new Elder.WhereaboutsChanged(person, elder.placeCode(), elder.name(),
                elder.status(), stands(status), since, actor));
        if (status == Elder.Status.HERE) {
            home(actor, event);
        } else {
            rows.took(event, following.callOff(departure(event, why(status), actor)));
        }
        return event;
    }

    private static Elder.Status stands(Elder.Status told) {
        return told == Elder.Status.DEAD ? Elder.Status.REPORTED : told;
    }

    private LifeEvent.Said said(Actor actor) {
        return new LifeEvent.Said(actor.id(), actor.name(), clock.instant());
    }

    private static Departure departure(LifeEvent event, Why why, Actor by) {
        return new Departure(event.id(), event.person(), event.placeCode(), why, event.since(),
                null, by);
    }

    private void stand(Actor actor, Elder elder, Elder.Status status, @Nullable LocalDate since,
            String deed) {
        try {
            rows.stand(elder.id(), status, since);
        } catch (DuplicateKeyException registeredWhereSheMoved) {
            throw new Rejected(Reason.TAKEN, "别的村已经用这个身份证号码登记了。真的回来了，"
                    + "请那个村先记“搬走”，再在这里改。");
        }
        audit.log(actor, elder.placeCode(), deed, elder.name(), elder.id(),
                elder.status().chinese() + " → " + status.chinese());
    }

    /** Home again: what only rested while she was away goes on, as far as it lies ahead. */
    private void home(Actor actor, LifeEvent home) {
        var away = restings(home.person());
        var resting = rows.taken(away.keySet()).stream().filter(row -> row.backBy() == null)
                .collect(Collectors.groupingBy(LifeRows.Row::departure));
        resting.forEach((id, list) -> {
            var departure = Objects.requireNonNull(away.get(id));
            bringBack(departure(departure, Why.valueOf(departure.kind().name()), actor),
                    list.stream().map(LifeRows.Row::taken).toList(), home.id());
        });
    }

    /** The times she was away or in hospital, of those lately that hold. */
    private Map<UUID, LifeEvent> restings(UUID person) {
        var map = new HashMap<UUID, LifeEvent>();
        rows.of(person, SHOWN).stream().filter(LifeEvent::holds)
                .filter(e -> e.kind() == LifeEvent.Kind.AWAY
                        || e.kind() == LifeEvent.Kind.HOSPITAL)
                .forEach(e -> map.put(e.id(), e));
        return map;
    }

    private List<Lost> bringBack(Departure departure, List<Taken> taken, UUID by) {
        var lost = following.bringBack(departure, taken);
        var why = lost.stream().collect(Collectors.toMap(Lost::taken, Lost::why, (a, b) -> a));
        taken.forEach(one -> rows.back(departure.id(), one, by, why.get(one)));
        return lost;
    }

    /**
     * A second account says that she died: what rested is called off. Whoever reported it cannot;
     * in a village with one clerk the doctor or the township can.
     */
    public LifeEvent second(Actor actor, UUID eventId) {
        actor.need(Right.SECOND_DEATH);
        var event = held(actor, eventId);
        if (event.undone() != null || event.kind() != LifeEvent.Kind.DEAD) {
            throw new Rejected(Reason.NOT_NOW, "这一条已经撤回，不用再核实。");
        }
        if (event.seconded() != null) {
            return event;
        }
        if (event.told().by().equals(actor.id())) {
            throw new Rejected(Reason.NOT_YOURS, "报过世的人不能自己核实。请村医、乡镇干事或另一位干事来核实。");
        }
        var elder = elders.get(event.person());
        rows.seconded(eventId, actor, clock.instant());
        stand(actor, elder, Elder.Status.DEAD, event.since(), "核实过世");
        events.publishEvent(new Elder.WhereaboutsChanged(elder.id(), elder.placeCode(),
                elder.name(), Elder.Status.REPORTED, Elder.Status.DEAD, event.since(), actor));
        rows.took(event, following.callOff(departure(event, Why.DEAD, actor)));
        return get(actor, eventId);
    }

    /**
     * The last step was a mistake: she is where she was, and all that the step took comes back
     * but for what this returns.
     */
    public List<Lost> undo(Actor actor, UUID eventId) {
        actor.need(Right.WRITE_PEOPLE);
        var event = held(actor, eventId);
        if (event.undone() != null) {
            return List.of();
        }
        if (rows.last(event.person()).filter(e -> e.id().equals(eventId)).isEmpty()) {
            throw new Rejected(Reason.NOT_NOW, "这一条后面还有别的变化。请从最后一条开始撤销。");
        }
        rows.undone(eventId, actor, clock.instant());
        if (event.kind() == LifeEvent.Kind.HERE) {
            standAgain(actor, event);
            awayAgain(actor, event);
            return List.of();
        }
        if (event.kind() == LifeEvent.Kind.ENDED) {
            audit.log(actor, event.placeCode(), "互助员回来", aides.get(event.person()).name(),
                    event.person(), "记错了，撤销");
        } else {
            standAgain(actor, event);
        }
        var why = event.kind() == LifeEvent.Kind.DEAD && event.seconded() == null
                ? Why.REPORTED : Why.valueOf(event.kind().name());
        return bringBack(departure(event, why, actor), rows.taken(List.of(eventId)).stream()
                .filter(row -> row.backBy() == null).map(LifeRows.Row::taken).toList(), eventId);
    }

    private void standAgain(Actor actor, LifeEvent event) {
        var elder = elders.get(event.person());
        var again = Objects.requireNonNull(event.before());
        stand(actor, elder, again, event.beforeSince(), "情况记错了，撤销");
        events.publishEvent(new Elder.WhereaboutsMistaken(elder.id(), elder.placeCode(),
                elder.name(), elder.status(), event.since(), again, event.told().at(),
                actor));
    }

    /** She is not home after all: what went on again rests as before. */
    private void awayAgain(Actor actor, LifeEvent home) {
        var away = restings(home.person());
        var back = rows.taken(away.keySet()).stream().filter(row ->
                home.id().equals(row.backBy())).toList();
        back.forEach(row -> rows.back(row.departure(), row.taken(), null, null));
        back.stream().map(LifeRows.Row::departure).distinct().forEach(id -> {
            var event = Objects.requireNonNull(away.get(id));
            rows.took(event, following.callOff(departure(event,
                    Why.valueOf(event.kind().name()), actor)));
        });
    }

    /** An aide stops helping: her pairs end and nobody waits for her visits. */
    public LifeEvent end(Actor actor, UUID aideId, LocalDate day) {
        actor.need(Right.WRITE_PEOPLE);
        var aide = aides.hold(aideId);
        actor.needPlace(aide.placeCode());
        if (aide.endedOn() != null) {
            return rows.last(aideId).filter(e -> e.kind() == LifeEvent.Kind.ENDED)
                    .orElseThrow(() -> new Rejected(Reason.NOT_NOW,
                            aide.name() + "已经不做互助员了。"));
        }
        LifeRules.lastDay(aide.born(), day, LocalDate.now(clock));
        if (aide.status() == Elder.Status.REPORTED) {
            throw new Rejected(Reason.NOT_NOW, aide.name() + "已报过世，先核实或撤回。");
        }
        var event = new LifeEvent(Ids.fresh(), aideId, aide.placeCode(), LifeEvent.Kind.ENDED,
                null, null, day, said(actor), null, null);
        rows.insert(event);
        audit.log(actor, aide.placeCode(), "互助员退出", aide.name(), aideId, null);
        rows.took(event, following.callOff(departure(event, Why.ENDED, actor)));
        return event;
    }

    /** She helps again from today; what ended with her stays ended. */
    public Aide again(Actor actor, UUID aideId) {
        actor.need(Right.WRITE_PEOPLE);
        actor.needPlace(aides.hold(aideId).placeCode());
        rows.aide(aideId, null);
        var aide = aides.get(aideId);
        audit.log(actor, aide.placeCode(), "互助员回来", aide.name(), aideId, null);
        return aide;
    }

    private LifeEvent held(Actor actor, UUID id) {
        var there = get(actor, id);
        elders.find(there.person()).ifPresentOrElse(elder -> elders.hold(elder.id()),
                () -> aides.hold(there.person()));
        return get(actor, id);
    }

    private LifeEvent get(Actor actor, UUID id) {
        var event = rows.find(id).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一条，可能不归您管。"));
        actor.needPlace(event.placeCode());
        return event;
    }
}
