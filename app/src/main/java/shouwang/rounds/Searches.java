package shouwang.rounds;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.access.Actor;
import shouwang.care.Timetable;
import shouwang.county.County;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.solver.rounds.RoundsSolver;

/**
 * Searches that run beside the requests, under the scope of whoever pressed: one a place and day,
 * one at a time in the house, since each uses both cores. The day is read in one transaction and
 * the plan is kept in another; between them nothing is held.
 */
@Component
class Searches {
    private static final Logger LOG = LoggerFactory.getLogger(Searches.class);
    private static final int MOST_KEPT = 500;

    private record Key(County county, String placeCode, LocalDate day) {}

    private final DayReader reader;
    private final PlanRows rows;
    private final TransactionTemplate once;
    private final Clock clock;
    private final Map<Key, Search> running = new ConcurrentHashMap<>();
    private final Semaphore cores = new Semaphore(1, true);

    Searches(DayReader reader, PlanRows rows, TransactionTemplate once, Clock clock) {
        this.reader = reader;
        this.rows = rows;
        this.once = once;
        this.clock = clock;
    }

    /** Begins a search, or joins the one that runs. */
    Search begin(Actor actor, String placeCode, LocalDate day) {
        forgetOld();
        return running.compute(new Key(actor.county(), placeCode, day), (key, there) -> {
            if (there != null && there.standing().running()) {
                return there;
            }
            var search = new Search();
            Thread.ofVirtual().name("rounds " + placeCode).start(() ->
                    actor.scope().run(() -> run(actor, placeCode, day, search)));
            return search;
        });
    }

    private void forgetOld() {
        if (running.size() > MOST_KEPT) {
            running.values().removeIf(search -> !search.standing().running());
        }
    }

    Optional<Search> of(Actor actor, String placeCode, LocalDate day) {
        return Optional.ofNullable(running.get(new Key(actor.county(), placeCode, day)));
    }

    private void run(Actor actor, String placeCode, LocalDate day, Search search) {
        try {
            var before = Objects.requireNonNull(
                    once.execute(status -> rows.find(placeCode, day)));
            var read = reader.read(placeCode, day,
                    before.map(RoundsOfDay::kept).orElse(List.of()));
            var plan = search(actor, placeCode, read, search);
            if (search.isCancelled()) {
                search.end(Search.State.CANCELLED, null);
                return;
            }
            var seen = before.map(RoundsOfDay::version).orElse(0);
            var kept = once.execute(status -> rows.replace(plan, seen,
                    read.visits().stream().map(Timetable.Slot::of).toList()));
            search.end(Boolean.TRUE.equals(kept) ? Search.State.DONE : Search.State.FAILED,
                    Boolean.TRUE.equals(kept) ? null : "排的时候有人改了路线，没有覆盖。请看一看，再排一次。");
        } catch (Rejected refusal) {
            search.end(Search.State.FAILED, refusal.say());
        } catch (RuntimeException bug) {
            LOG.error("rounds of {} on {}", placeCode, day, bug);
            search.end(Search.State.FAILED, "系统出错了，没有存下任何东西。请再排一次，还不行就告诉管理员。");
        }
    }

    private RoundsOfDay search(Actor actor, String placeCode, Day day, Search search) {
        var problem = new DayProblem(day);
        var fixed = day.kept().stream().map(Day.Kept::visitId)
                .collect(Collectors.toSet());
        if (problem.isEmpty()) {
            return new RoundsOfDay(Ids.fresh(), placeCode, day.date(), RoundsOfDay.Status.PROPOSED,
                    1, 0, 0, actor.name(), clock.instant(), null, List.of(),
                    problem.allLeft());
        }
        cores.acquireUninterruptibly();
        try {
            var solver = new RoundsSolver(problem.problem(), problem.limits());
            search.solves(solver);
            var best = solver.solve((share, cost) -> search.progress(share));
            return new RoundsOfDay(Ids.fresh(), placeCode, day.date(), RoundsOfDay.Status.PROPOSED,
                    1, (int) best.travel(), (int) Math.round(best.tardiness()), actor.name(),
                    clock.instant(), null, problem.stops(best, fixed), problem.left(best));
        } finally {
            cores.release();
        }
    }
}
