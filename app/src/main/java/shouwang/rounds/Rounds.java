package shouwang.rounds;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.care.Timetable;
import shouwang.care.Visit;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** A day's rounds: proposed, changed by hand, accepted. */
@Component
@Transactional
public class Rounds {
    /** A door is reckoned anew that should have been reached so long ago. */
    private static final Duration PASSED = Duration.ofMinutes(30);
    private static final int TOWNSHIP = 9;
    private final PlanRows rows;
    private final DayReader reader;
    private final Searches searches;
    private final Timetable timetable;
    private final Audit audit;
    private final Clock clock;

    Rounds(PlanRows rows, DayReader reader, Searches searches, Timetable timetable, Audit audit,
            Clock clock) {
        this.rows = rows;
        this.reader = reader;
        this.searches = searches;
        this.timetable = timetable;
        this.audit = audit;
        this.clock = clock;
    }

    /** A plan, and what the step before cost in minutes on the way and minutes late. */
    public record Changed(RoundsOfDay plan, int walkMore, int lateMore) {}

    /**
     * Where a visit could go, and what that costs.
     *
     * @param at how many doors of that round come before it
     */
    public record Offer(UUID aideId, int at, int walkMore, int lateMore) {}

    /** Begins the search for a day's best rounds beside the request, or joins it. */
    public Search.Standing propose(Actor actor, String placeCode, LocalDate day) {
        allowed(actor, placeCode);
        if (day.isBefore(LocalDate.now(clock))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "过去的日子不用排了，请排今天或以后的。");
        }
        return searches.begin(actor, placeCode, day).standing();
    }

    private static void allowed(Actor actor, String placeCode) {
        actor.need(Right.ROUNDS);
        actor.needPlace(placeCode);
        if (placeCode.length() < TOWNSHIP) {
            throw new Rejected(Reason.WRONG_KIND, "一次排一个村或一个乡镇，请先选。");
        }
    }

    /** How the search stands that runs or ran last. */
    @Transactional(readOnly = true)
    public Optional<Search.Standing> standing(Actor actor, String placeCode, LocalDate day) {
        return searches.of(actor, placeCode, day).map(Search::standing);
    }

    /** Stops a search; nothing of it is kept. */
    public void cancel(Actor actor, String placeCode, LocalDate day) {
        allowed(actor, placeCode);
        searches.of(actor, placeCode, day).ifPresent(Search::cancel);
    }

    @Transactional(readOnly = true)
    public Optional<RoundsOfDay> find(String placeCode, LocalDate day) {
        return rows.find(placeCode, day);
    }

    @Transactional(readOnly = true)
    public RoundsOfDay get(UUID planId) {
        return rows.find(planId).orElseThrow(Rounds::notThere);
    }

    /** Visit → minutes on the way to it, in the round that this aide was given for the day. */
    @Transactional(readOnly = true)
    public Map<UUID, Integer> ways(UUID aideId, LocalDate day) {
        return rows.ways(aideId, day, day);
    }

    /** The same for some days, both ends included. */
    @Transactional(readOnly = true)
    public Map<UUID, Integer> ways(UUID aideId, LocalDate from, LocalDate last) {
        return rows.ways(aideId, from, last);
    }

    private static Rejected notThere() {
        return new Rejected(Reason.NOT_FOUND, "没有找到这份路线，可能不归您管。");
    }

    private RoundsOfDay hold(Actor actor, UUID planId, int version) {
        actor.need(Right.ROUNDS);
        var plan = rows.hold(planId).orElseThrow(Rounds::notThere);
        actor.needPlace(plan.placeCode());
        if (plan.version() != version) {
            throw new Rejected(Reason.STALE, "别人刚改过这份路线。请看一看新的，再改。");
        }
        return plan;
    }

    /** Puts a visit into an aide's round behind {@code at} doors; it stays there from now on. */
    public Changed move(Actor actor, UUID planId, int version, UUID visitId, UUID aideId, int at) {
        var plan = hold(actor, planId, version);
        var hand = hand(plan);
        var changed = hand.move(visitId, aideId, at);
        return keep(plan, changed);
    }

    private ByHand hand(RoundsOfDay plan) {
        return new ByHand(plan, reader.read(plan.placeCode(), plan.day(), List.of()));
    }

    private Changed keep(RoundsOfDay plan, RoundsOfDay changed) {
        rows.change(changed);
        return new Changed(get(plan.id()), changed.walk() - plan.walk(),
                changed.late() - plan.late());
    }

    /** What a move would cost; nothing is kept. */
    @Transactional(readOnly = true)
    public Offer price(UUID planId, UUID visitId, UUID aideId, int at) {
        var plan = get(planId);
        var changed = hand(plan).move(visitId, aideId, at);
        return new Offer(aideId, at, changed.walk() - plan.walk(), changed.late() - plan.late());
    }

    /** For each aide who can, the best place in the round for this visit; the cheapest first. */
    @Transactional(readOnly = true)
    public List<Offer> offers(UUID planId, UUID visitId) {
        return hand(get(planId)).offers(visitId);
    }

    /** Fixes or frees one door ({@code visitId}), or all of an aide's round (null). */
    public RoundsOfDay fix(Actor actor, UUID planId, int version, UUID aideId,
            @Nullable UUID visitId, boolean fixed) {
        var plan = hold(actor, planId, version);
        UnaryOperator<Stop> set = stop -> stop.aideId().equals(aideId)
                && (visitId == null || stop.visitId().equals(visitId)) ? stop.fixed(fixed) : stop;
        rows.change(ByHand.with(plan, plan.stops().stream().map(set).toList(), plan.walk(),
                plan.late(), plan.left()));
        return get(planId);
    }

    /**
     * The aides get these times; two clerks at once write them once. Refused where the day or a
     * door's hour is past, and where another desk, the township's or the village's, has planned
     * some of these visits otherwise since.
     */
    public RoundsOfDay accept(Actor actor, UUID planId, int version) {
        var plan = hold(actor, planId, version);
        if (plan.status() == RoundsOfDay.Status.ACCEPTED) {
            return plan;
        }
        var slots = plan.stops().stream().map(stop -> new Timetable.Slot(
                stop.visitId(), stop.aideId(), plan.day().atTime(LocalTime.MIN)
                        .plusMinutes(stop.begins()).atZone(clock.getZone()).toInstant())).toList();
        stillHolds(plan, slots);
        timetable.write(actor, slots);
        rows.saw(planId, plan.placeCode(), slots);
        rows.accept(planId, actor.name(), clock.instant());
        audit.log(actor, plan.placeCode(), "采用路线", plan.day().toString(), planId,
                plan.stops().size() + " 户");
        return get(planId);
    }

    private void stillHolds(RoundsOfDay plan, List<Timetable.Slot> slots) {
        if (plan.day().isBefore(LocalDate.now(clock))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "这一天已经过了，路线只能看。");
        }
        var now = timetable.byIds(slots.stream().map(Timetable.Slot::visitId).toList());
        var seen = rows.seen(plan.id());
        for (var slot : slots) {
            var visit = now.get(slot.visitId());
            if (visit == null || visit.status() != Visit.Status.PLANNED) {
                continue;
            }
            var then = seen.get(visit.id());
            if (then != null && !then.equals(Timetable.Slot.of(visit))) {
                throw new Rejected(Reason.STALE,
                        "别处刚改过这里几户的人或时间，采用就会盖掉。请点“重新排”，再采用。");
            }
            if (slot.at().isBefore(clock.instant().minus(PASSED))) {
                throw new Rejected(Reason.STALE, "有的人家排的钟点已经过了。请点“重新排”，再采用。");
            }
        }
    }
}
