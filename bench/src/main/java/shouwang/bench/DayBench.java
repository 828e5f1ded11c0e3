package shouwang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.people.Aide;
import shouwang.people.Elder;
import shouwang.places.TravelTimes;
import shouwang.places.WalkingTime.Spot;
import shouwang.rounds.Day;
import shouwang.rounds.DayProblem;
import shouwang.solver.rounds.RoundsByHand;
import shouwang.solver.rounds.RoundsPlan;
import shouwang.solver.rounds.RoundsSolver;

/**
 * The rounds of a day as the platform plans them: a village of 177 elders and a township of
 * thirteen such villages, generated, hamlets on the slopes of a valley. Beside the search stands
 * the same day as the clerks planned it, each aide going by the hours on the list.
 */
public final class DayBench {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate DATE = LocalDate.of(2026, 11, 24);
    private static final int ELDERS = 177;
    private static final int AIDES = 34;
    private static final int HAMLETS = 7;
    private static final Service[] SERVICES = {Service.CLEANING, Service.MEALS, Service.COUNSEL,
        Service.ERRANDS, Service.MEDICAL, Service.MEALS, Service.CLEANING};
    private static final int[] HOURS = {9, 12, 10, 9, 14, 12, 14};

    private final SplittableRandom random;
    private final List<Visit> visits = new ArrayList<>();
    private final Map<UUID, Elder> elders = new HashMap<>();
    private final List<Aide> aides = new ArrayList<>();
    private final Map<UUID, UUID> faces = new HashMap<>();
    private final Map<String, Spot> spots = new HashMap<>();

    private DayBench(long seed) {
        random = new SplittableRandom(seed);
    }

    public static void main(String[] args) throws IOException {
        var options = Options.of(args);
        var seed = options.number("seed", 1);
        var out = new StringBuilder("""
                # A real day's rounds

                `bench/run day`: generated days, searched by the platform's own limits (two threads).
                `build` is from the records in memory to the solver's problem, `total` from there to
                the stops that are kept; reading the day from the database is not in it. `by the
                list` is the same day as planned by hand: each aide's visits in the order of their
                hours; what they lack the skill for is left.

                | day | elders | visits | aides | build ms | total s | way min | late min | left | way by the list | late by the list | left by the list |
                |---|---|---|---|---|---|---|---|---|---|---|---|
                """);
        for (var every : new int[] {7, 3}) {
            out.append(new DayBench(seed).run("village, 1 of " + every, 1, every));
        }
        out.append(new DayBench(seed).run("township, 1 of 7", 13, 7));
        System.out.println(out);
        Files.writeString(Path.of(options.text("out", "bench/results/day.md")), out);
    }

    private String run(String name, int villages, int every) {
        for (var v = 0; v < villages; v++) {
            village("5119222042%02d".formatted(v), every);
        }
        var day = new Day(DATE, HERE, 0, visits, elders, aides, faces,
                new TravelTimes(spots.keySet(), spots, List.of()), List.of());
        var began = System.nanoTime();
        var problem = new DayProblem(day);
        var built = System.nanoTime();
        var plan = new RoundsSolver(problem.problem(), problem.limits())
                .solve((share, cost) -> { });
        var ended = System.nanoTime();
        var list = byTheList(problem);
        return String.format(Locale.ROOT,
                "| %s | %d | %d | %d | %d | %.2f | %.0f | %.0f | %d | %.0f | %.0f | %d |%n", name,
                villages * ELDERS, visits.size(), aides.size(), (built - began) / 1_000_000,
                (ended - began) / 1e9, plan.travel(), plan.tardiness(), plan.leftOut().size(),
                list.travel(), list.tardiness(), list.leftOut().size());
    }

    /** Every aide visits whom the clerk gave them, by the hour on the list. */
    private RoundsPlan byTheList(DayProblem problem) {
        var hand = new RoundsByHand(problem.problem());
        var order = new ArrayList<Integer>();
        for (var v = 0; v < visits.size(); v++) {
            order.add(v);
        }
        order.sort(Comparator.comparing((Integer v) -> visits.get(v).plannedAt()));
        var rounds = new ArrayList<List<Integer>>();
        for (var r = 0; r < aides.size(); r++) {
            var mine = aides.get(r).id();
            var aide = r;
            rounds.add(order.stream().filter(v -> visits.get(v).aideId().equals(mine)
                    && hand.can(v, aide)).toList());
        }
        return hand.price(rounds);
    }

    private void village(String code, int every) {
        var lon = 106.8 + random.nextDouble() * 0.2;
        var lat = 32.2 + random.nextDouble() * 0.2;
        for (var h = 1; h <= HAMLETS; h++) {
            spots.put(code + "%03d".formatted(h), new Spot(lon + random.nextDouble() * 0.03,
                    lat + random.nextDouble() * 0.03, 500 + random.nextInt(400)));
        }
        var helpers = new ArrayList<Aide>();
        for (var a = 0; a < AIDES; a++) {
            helpers.add(new Aide(id(), hamlet(code), "", id(), "互助员", "", Elder.Sex.F,
                    LocalDate.of(1968, 6, 1), List.of(), Aide.Origin.NEIGHBOUR,
                    a % 3 == 0 ? Set.of("MEDICAL", "BATHING") : Set.of(),
                    a % 4 == 0 ? Aide.Vehicle.MOTORBIKE : Aide.Vehicle.FOOT, 6, 60, 127, null,
                    Elder.Status.HERE));
        }
        aides.addAll(helpers);
        for (var e = 0; e < ELDERS; e++) {
            var elder = new Elder(id(), hamlet(code), "", id(), "老人", "", Elder.Sex.F,
                    LocalDate.of(1942, 3, 5), List.of(), null, Set.of(), null, Elder.Status.HERE,
                    null);
            var aide = helpers.get(random.nextInt(AIDES));
            faces.put(elder.id(), aide.id());
            if (e % every == 0) {
                elders.put(elder.id(), elder);
                var pick = e / every % SERVICES.length;
                plan(elder, aide, SERVICES[pick], HOURS[pick]);
            }
        }
    }

    private void plan(Elder elder, Aide aide, Service service, int hour) {
        visits.add(new Visit(id(), elder.placeCode(), elder.id(), aide.id(), null, service, "",
                DATE.atTime(hour, 0).atZone(HERE).toInstant(), null, null, null, null, null,
                Visit.Status.PLANNED, null, null, null, null, null));
    }

    private String hamlet(String village) {
        return village + "%03d".formatted(1 + random.nextInt(HAMLETS));
    }

    private UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
