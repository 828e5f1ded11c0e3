package shouwang.demo;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import shouwang.demo.village.Fiction;
import shouwang.kernel.Ids;

/** Makes the people of a county from the census: who lives where, with whom, who helps whom. */
final class Casting {
    private static final double YOUNG_ELDERS_AMONG_AIDES = 0.4;
    private static final double WITHOUT_AIDE = 0.03;

    private final CountyPlan plan;
    private final RandomGenerator random;
    private final Fiction fiction;
    private final long made;

    Casting(CountyPlan plan, RandomGenerator random, Fiction fiction) {
        this.plan = plan;
        this.random = random;
        this.fiction = fiction;
        this.made = plan.today().minusYears(plan.years()).atStartOfDay()
                .toInstant(ZoneOffset.ofHours(8)).toEpochMilli();
    }

    Cast cast() {
        var youngHelpers = (int) (plan.aides() * YOUNG_ELDERS_AMONG_AIDES);
        var others = plan.aides() - youngHelpers;
        var people = plan.elders() + others;
        var cast = new Cast(plan.elders(), people, new int[plan.aides()]);
        bear(cast);
        settle(cast);
        house(cast);
        var n = 0;
        for (var i = 0; i < cast.elders && n < youngHelpers; i++) {
            if (cast.born[i].isAfter(plan.today().minusYears(70)) && random.nextInt(3) != 0) {
                cast.aides[n++] = i;
            }
        }
        for (var i = cast.elders; i < people && n < cast.aides.length; i++) {
            cast.aides[n++] = i;
        }
        pair(cast, Arrays.copyOf(cast.aides, n));
        return cast;
    }

    private void bear(Cast cast) {
        var census = new Census();
        var at = 0;
        for (var band : census.bands()) {
            var share = Math.round((double) band.people() * cast.elders / census.elders());
            for (var i = 0L; i < share && at < cast.elders; i++) {
                person(cast, at++, band.female(), Census.age(band, random));
            }
        }
        while (at < cast.elders) {
            person(cast, at++, random.nextBoolean(), 60 + random.nextInt(20));
        }
        shuffle(cast);
        for (var i = cast.elders; i < cast.people(); i++) {
            person(cast, i, random.nextInt(10) < 7, 35 + random.nextInt(25));
        }
    }

    private void person(Cast cast, int i, boolean female, int age) {
        cast.ids[i] = Ids.v7(made + i, random.nextLong(), random.nextLong());
        cast.female[i] = female;
        cast.names[i] = fiction.name(female);
        cast.born[i] = fiction.born(plan.today(), age);
    }

    private void shuffle(Cast cast) {
        for (var i = cast.elders - 1; i > 0; i--) {
            var j = random.nextInt(i + 1);
            var id = cast.ids[i];
            cast.ids[i] = cast.ids[j];
            cast.ids[j] = id;
            var name = cast.names[i];
            cast.names[i] = cast.names[j];
            cast.names[j] = name;
            var day = cast.born[i];
            cast.born[i] = cast.born[j];
            cast.born[j] = day;
            var f = cast.female[i];
            cast.female[i] = cast.female[j];
            cast.female[j] = f;
        }
    }

    /** Villages differ in size by a factor of a few; each has three to nine hamlets. */
    private void settle(Cast cast) {
        var villages = plan.villages().size();
        var upTo = new double[villages];
        var sum = 0.0;
        for (var v = 0; v < villages; v++) {
            sum += Math.exp(random.nextGaussian() * 0.5);
            upTo[v] = sum;
        }
        for (var i = 0; i < cast.people(); i++) {
            var v = Arrays.binarySearch(upTo, random.nextDouble() * sum);
            var village = plan.villages().get(Math.min(villages - 1, v < 0 ? -v - 1 : v));
            cast.places[i] = village + "%03d".formatted(1 + random.nextInt(hamlets(village)));
        }
    }

    /** How many hamlets a village has: a fixed number for each code. */
    static int hamlets(String village) {
        return 3 + Math.floorMod(village.hashCode() * 31, 7);
    }

    /** So many elders live alone; the others two to a house of their hamlet, as long as it goes. */
    private void house(Cast cast) {
        var waiting = new HashMap<String, UUID>();
        for (var i = 0; i < cast.people(); i++) {
            var alone = i < plan.alone();
            var open = alone ? null : waiting.remove(cast.places[i]);
            if (open != null) {
                cast.households[i] = open;
                continue;
            }
            cast.households[i] = Ids.v7(made + i, random.nextLong(), random.nextLong());
            if (!alone) {
                waiting.put(cast.places[i], cast.households[i]);
            }
        }
    }

    private void pair(Cast cast, int[] aides) {
        Map<String, ArrayList<Integer>> byVillage = new HashMap<>();
        for (var aide : aides) {
            byVillage.computeIfAbsent(cast.places[aide].substring(0, 12),
                    key -> new ArrayList<>()).add(aide);
        }
        for (var i = 0; i < cast.elders; i++) {
            var near = byVillage.get(cast.places[i].substring(0, 12));
            var aide = near == null || random.nextDouble() < WITHOUT_AIDE ? -1
                    : near.get(random.nextInt(near.size()));
            cast.aideOf[i] = aide == i ? -1 : aide;
        }
    }
}
