package shouwang.rounds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.people.Aide;
import shouwang.people.Elder;
import shouwang.places.Way;
import shouwang.solver.rounds.RoundsPlan;
import shouwang.solver.rounds.RoundsProblem;
import shouwang.solver.rounds.RoundsProblem.Order;
import shouwang.solver.rounds.RoundsProblem.Pair;
import shouwang.solver.rounds.RoundsProblem.Prices;
import shouwang.solver.rounds.RoundsSolver.Limits;

/**
 * A village's day as the solver reads it, and the solver's answer as the village reads it. A
 * place is a household's door, so that two visits in one house have no way between them. Whoever
 * rides has a table of the quicker of riding and walking for each leg.
 */
public final class DayProblem {
    private static final double OVERTIME_PRICE = 3;
    /** Four hours of work by one aide weigh as a walk of an hour more. */
    private static final double BALANCE = 0.001;
    private static final int VILLAGE = 120;
    private static final double VILLAGE_SECONDS = 1.2;
    private static final double TOWNSHIP_SECONDS = 12;
    private static final int THREADS = 2;
    private static final long SEED = 20261123;

    private final Day day;
    final List<Visit> visits;
    final List<Aide> aides;
    private final Map<UUID, Integer> doors = new LinkedHashMap<>();
    private final List<String> doorPlaces = new ArrayList<>();
    private final RoundsProblem problem;

    public DayProblem(Day day) {
        this.day = day;
        visits = day.visits().stream().filter(visit -> elder(visit).status() == Elder.Status.HERE)
                .toList();
        aides = day.from() >= DayRules.ENDS ? List.of()
                : day.aides().stream().filter(this::isFree).toList();
        aides.forEach(aide -> door(aide.householdId(), aide.placeCode()));
        visits.forEach(visit -> door(elder(visit).householdId(), elder(visit).placeCode()));
        problem = build();
    }

    /** Whether there is anything to solve. */
    public boolean isEmpty() {
        return visits.isEmpty() || aides.isEmpty();
    }

    public RoundsProblem problem() {
        return problem;
    }

    /** How long to search: a village's day in under two seconds, a township's in under twenty. */
    public Limits limits() {
        return new Limits(visits.size() <= VILLAGE ? VILLAGE_SECONDS : TOWNSHIP_SECONDS, 0, SEED,
                THREADS);
    }

    private boolean isFree(Aide aide) {
        return (aide.daysFree() >> day.date().getDayOfWeek().getValue() - 1 & 1) == 1;
    }

    Elder elder(Visit visit) {
        return Objects.requireNonNull(day.elders().get(visit.elderId()), "an elder is missing");
    }

    private int door(UUID household, String place) {
        return doors.computeIfAbsent(household, key -> {
            doorPlaces.add(place);
            return doorPlaces.size() - 1;
        });
    }

    private RoundsProblem build() {
        var walkers = new ArrayList<RoundsProblem.Aide>();
        var from = Math.max(DayRules.BEGINS, day.from());
        for (var aide : aides) {
            var home = door(aide.householdId(), aide.placeCode());
            walkers.add(new RoundsProblem.Aide(aide.id().toString(),
                    aide.vehicle() == Aide.Vehicle.FOOT ? 0 : 1, home, home, from,
                    Math.max(from, DayRules.ENDS), OVERTIME_PRICE));
        }
        var tables = List.of(table(Way.FOOT), table(Way.MOTORBIKE));
        return new RoundsProblem(doorPlaces.size(), tables, walkers,
                visits.stream().map(this::asked).toList(), pairs(), orders(),
                new Prices(1, 1, 0, BALANCE));
    }

    private double[] table(Way way) {
        var hamlets = List.copyOf(new TreeSet<>(doorPlaces));
        var between = day.times().table(hamlets, way);
        var at = doorPlaces.stream().mapToInt(hamlets::indexOf).toArray();
        var table = new double[at.length * at.length];
        for (var i = 0; i < at.length; i++) {
            for (var j = 0; j < at.length; j++) {
                table[i * at.length + j] = i == j ? 0 : between[at[i] * hamlets.size() + at[j]];
            }
        }
        return table;
    }

    private RoundsProblem.Visit asked(Visit visit) {
        var elder = elder(visit);
        var window = window(visit);
        var pinned = day.kept().stream().filter(k -> k.visitId().equals(visit.id())).findFirst();
        var fit = new double[aides.size()];
        for (var r = 0; r < fit.length; r++) {
            var aide = aides.get(r);
            fit[r] = pinned.isPresent() && !pinned.get().aideId().equals(aide.id()) ? Fit.CANNOT
                    : Fit.of(visit, elder, aide, day.faces().get(elder.id()));
        }
        return new RoundsProblem.Visit(elder.name(), visit.service().name(),
                door(elder.householdId(), elder.placeCode()), window.opens(), window.closes(),
                DayRules.minutes(visit.service()), DayRules.latePrice(visit.service()),
                DayRules.skipPrice(visit.service()), fit);
    }

    DayRules.Window window(Visit visit) {
        var at = visit.plannedAt().atZone(day.zone()).toLocalTime();
        return DayRules.window(visit.service(), at.getHour() * 60 + at.getMinute(), day.from());
    }

    /** Two aides sent to one elder for one thing meet at her door at the same moment. */
    private List<Pair> pairs() {
        record Meeting(UUID elder, Service service, Object need) {}
        var first = new HashMap<Meeting, Integer>();
        var pairs = new ArrayList<Pair>();
        for (var v = 0; v < visits.size(); v++) {
            var visit = visits.get(v);
            var meeting = new Meeting(visit.elderId(), visit.service(),
                    visit.needId() == null ? visit.plannedAt() : visit.needId());
            var other = first.remove(meeting);
            if (other == null) {
                first.put(meeting, v);
            } else {
                pairs.add(new Pair(other, v, 0, 0));
            }
        }
        return pairs;
    }

    private List<Order> orders() {
        var last = new HashMap<UUID, Integer>();
        var orders = new ArrayList<Order>();
        for (var kept : day.kept()) {
            var v = indexOf(kept.visitId());
            if (v >= 0) {
                var before = last.put(kept.aideId(), v);
                if (before != null) {
                    orders.add(new Order(before, v));
                }
            }
        }
        return orders;
    }

    int indexOf(UUID visitId) {
        for (var v = 0; v < visits.size(); v++) {
            if (visits.get(v).id().equals(visitId)) {
                return v;
            }
        }
        return -1;
    }

    int aideIndex(UUID aideId) {
        for (var r = 0; r < aides.size(); r++) {
            if (aides.get(r).id().equals(aideId)) {
                return r;
            }
        }
        return -1;
    }

    /** The solver's rounds as stops, by aide in walking order. */
    List<Stop> stops(RoundsPlan plan, Set<UUID> fixed) {
        var stops = new ArrayList<Stop>();
        for (var round : plan.rounds()) {
            var walker = problem.aides().get(round.aide());
            var table = problem.tables().get(walker.table());
            var at = walker.start();
            for (var stop : round.stops()) {
                var visit = visits.get(stop.visit());
                var asked = problem.visits().get(stop.visit());
                stops.add(new Stop(visit.id(), aides.get(round.aide()).id(),
                        (int) table[at * problem.places() + asked.place()], (int) stop.start(),
                        (int) asked.minutes(), (int) Math.round(stop.late()),
                        fixed.contains(visit.id())));
                at = asked.place();
            }
        }
        return stops;
    }

    /** What is not served, and why, in words. */
    List<RoundsOfDay.Left> left(RoundsPlan plan) {
        var whys = new WhyNot(day, this);
        var left = new ArrayList<>(away());
        plan.leftOut().forEach(out -> left.add(new RoundsOfDay.Left(
                visits.get(out.visit()).id(), whys.say(out))));
        return left;
    }

    /** Everything is left: nobody can set out, or there is nothing to do. */
    List<RoundsOfDay.Left> allLeft() {
        var whys = new WhyNot(day, this);
        var left = new ArrayList<>(away());
        visits.forEach(visit -> left.add(new RoundsOfDay.Left(visit.id(), whys.nobody())));
        return left;
    }

    private List<RoundsOfDay.Left> away() {
        return day.visits().stream().filter(v -> elder(v).status() != Elder.Status.HERE)
                .map(v -> new RoundsOfDay.Left(v.id(),
                        "老人现在" + elder(v).status().chinese() + "，这次先不去。")).toList();
    }
}
