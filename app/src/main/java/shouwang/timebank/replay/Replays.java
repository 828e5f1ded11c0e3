package shouwang.timebank.replay;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.care.Confirmed;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Roll;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.timebank.leaving.Leavers;
import shouwang.timebank.leaving.Left;
import shouwang.timebank.rules.Rulebook;
import shouwang.timebank.rules.Stint;
import shouwang.timebank.rules.Timeline;

/**
 * Tries rules on days that are over: the facts of each village pass through the same pure function
 * as when they were posted, once under the rules of their day and once under those tried. Reads
 * only, village by village, each in a transaction of its own; the last few trials are kept in
 * memory and forgotten at a restart.
 */
@Component
public class Replays {
    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
    private static final int KEPT = 8;
    private final Rulebook rulebook;
    private final Roll roll;
    private final Confirmed visits;
    private final ReplayRows rows;
    private final Leavers leavers;
    private final Places places;
    private final TransactionTemplate reading;
    private final Clock clock;
    private final Semaphore one = new Semaphore(1, true);
    private final Map<UUID, Replay> kept = new LinkedHashMap<>();

    Replays(Rulebook rulebook, Roll roll, Confirmed visits, ReplayRows rows,
            Leavers leavers, Places places, PlatformTransactionManager transactions,
            Clock clock) {
        this.rulebook = rulebook;
        this.roll = roll;
        this.visits = visits;
        this.rows = rows;
        this.leavers = leavers;
        this.places = places;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.clock = clock;
    }

    /** Begins beside the request; the same id again is the same trial. */
    public Replay begin(Actor actor, UUID id, Replay.Ask ask) {
        actor.need(Right.SEE_POINTS);
        actor.needPlace(ask.placeCode());
        Replay fresh;
        synchronized (kept) {
            var there = kept.get(id);
            if (there != null) {
                return mine(actor, there);
            }
            fresh = new Replay(id, ask, actor.id(), villages(ask.placeCode()));
            kept.put(id, fresh);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        Thread.ofVirtual().name("replay " + id).start(() -> actor.scope().run(() -> {
            one.acquireUninterruptibly();
            try {
                run(fresh);
            } catch (RuntimeException bug) {
                LOG.error("replay {}", id, bug);
                fresh.ended(null);
            } finally {
                one.release();
            }
        }));
        return fresh;
    }

    /** A trial of one's own place. */
    public Replay get(Actor actor, UUID id) {
        synchronized (kept) {
            var there = kept.get(id);
            if (there != null) {
                return mine(actor, there);
            }
        }
        throw new Rejected(Reason.NOT_FOUND, "这次试算已经不在了，请重新算一次。");
    }

    private static Replay mine(Actor actor, Replay replay) {
        actor.needPlace(replay.ask().placeCode());
        return replay;
    }

    /** Reckons now and here. */
    public Replay.Outcome reckon(Actor actor, Replay.Ask ask) {
        actor.need(Right.SEE_POINTS);
        actor.needPlace(ask.placeCode());
        return run(new Replay(new UUID(0, 0), ask, actor.id(), villages(ask.placeCode())));
    }

    private List<Place> villages(String placeCode) {
        return placeCode.length() >= 12 ? List.of(places.get(Place.villageOf(placeCode)))
                : places.below(placeCode, Place.Kind.VILLAGE);
    }

    private Replay.Outcome run(Replay replay) {
        var ask = replay.ask();
        var held = new Held(rulebook.timeline(ask.placeCode()),
                roll.inHardship(ask.placeCode()),
                reading.execute(status -> leavers.below(ask.placeCode())));
        var villages = new ArrayList<Replay.Village>();
        var homes = new ArrayList<Replay.Home>();
        for (var village : replay.villages()) {
            var came = reading.execute(status -> village(village.code(), ask, held));
            var sum = came.homes().values().stream().reduce(Compared.NOTHING, Compared::plus);
            villages.add(new Replay.Village(village.code(), village.name(), came.facts(), sum));
            came.homes().forEach((home, its) ->
                    homes.add(new Replay.Home(home, village.code(), its)));
            replay.oneMore();
        }
        homes.sort(Comparator.comparingLong((Replay.Home h) -> -Math.abs(h.sum().more()))
                .thenComparing(h -> -h.sum().was().home()).thenComparing(Replay.Home::householdId));
        var outcome = new Replay.Outcome(List.copyOf(villages), List.copyOf(homes),
                villages.stream().mapToLong(Replay.Village::facts).sum(),
                villages.stream().map(Replay.Village::sum)
                        .reduce(Compared.NOTHING, Compared::plus));
        replay.ended(outcome);
        return outcome;
    }

    /** What holds for all villages. */
    private record Held(Timeline rules, Set<UUID> hardship, Map<UUID, List<Left>> gone) {}

    private VillageReplay village(String village, Replay.Ask ask, Held held) {
        var until = ask.until().atStartOfDay(clock.getZone()).toInstant();
        var besides = new ArrayDeque<>(rows.besidesVisits(village, until));
        var refused = rows.refusedVisits(village);
        var people = new HashMap<>(roll.aides(village).stream().collect(
                Collectors.toMap(Roll.Giver::id, Function.identity())));
        roll.of(besides.stream().map(Fact::person).filter(p -> !people.containsKey(p)).distinct()
                .toList()).forEach(giver -> people.put(giver.id(), giver));
        var trial = new VillageReplay(village, held.rules(), ask.rules(), ask.from(),
                clock.getZone(), people, held.gone());
        visits.each(people.keySet(), since(village, ask, held.rules()), until, visit -> {
            while (!besides.isEmpty() && !besides.peek().work().start().isAfter(visit.start())) {
                trial.take(besides.remove());
            }
            if (!refused.contains(visit.id())) {
                trial.take(new Fact(visit.aideId(), Stint.Work.visit(visit.service(),
                        held.hardship().contains(visit.elderId()), visit.start(),
                        visit.minutes())));
            }
        });
        besides.forEach(trial::take);
        return trial;
    }

    /** What came before the first day matters only where something caps all time. */
    private Instant since(String village, Replay.Ask ask, Timeline rules) {
        var capped = ask.rules().caps().total() > 0 || rules.of(village).stream()
                .anyMatch(version -> version.rules().caps().total() > 0);
        return capped ? Instant.EPOCH : ask.from().atStartOfDay(clock.getZone()).toInstant();
    }
}
