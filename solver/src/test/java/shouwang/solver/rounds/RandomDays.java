package shouwang.solver.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import shouwang.solver.rounds.RoundsProblem.Aide;
import shouwang.solver.rounds.RoundsProblem.Order;
import shouwang.solver.rounds.RoundsProblem.Pair;
import shouwang.solver.rounds.RoundsProblem.Prices;
import shouwang.solver.rounds.RoundsProblem.Visit;

/** Random days for properties: published kind, or with everything the problem can say. */
final class RandomDays {
    private final Random random;
    private final boolean rich;
    private final int people;
    private final int aides;

    private RandomDays(long seed, int people, int aides, boolean rich) {
        this.random = new Random(seed);
        this.people = people;
        this.aides = aides;
        this.rich = rich;
    }

    static RoundsProblem published(long seed, int people, int aides) {
        return new RandomDays(seed, people, aides, false).day();
    }

    /** Two ways of travelling, shifts, fits, orders, prices, visits that may be left out. */
    static RoundsProblem rich(long seed, int people, int aides) {
        return new RandomDays(seed, people, aides, true).day();
    }

    private RoundsProblem day() {
        var visits = new ArrayList<Visit>();
        var pairs = new ArrayList<Pair>();
        for (int p = 0; p < people; p++) {
            double opens = random.nextInt(rich ? 200 : 120);
            double closes = opens + random.nextInt(60);
            boolean twice = random.nextInt(3) == 0;
            double skip = rich && random.nextInt(2) == 0 ? 20 + random.nextInt(80)
                    : Double.POSITIVE_INFINITY;
            visits.add(visit(p, "s1", opens, closes, skip, twice));
            if (twice) {
                visits.add(visit(p, "s2", opens, closes, skip, true));
                int least = random.nextBoolean() ? 0 : random.nextInt(40);
                int most = least == 0 ? random.nextInt(2) * 30 : least + random.nextInt(80);
                pairs.add(new Pair(visits.size() - 2, visits.size() - 1, least, most));
            }
        }
        var prices = rich ? new Prices(1, 0.5 + random.nextInt(3), random.nextInt(3),
                random.nextInt(2) * 0.01) : Prices.THIRDS;
        return new RoundsProblem(people + 1, tables(), aides(), visits, pairs,
                orders(visits.size()), prices);
    }

    private Visit visit(int person, String task, double opens, double closes, double skip,
            boolean anyone) {
        var fit = new double[aides];
        for (int r = 0; r < aides; r++) {
            boolean unable = !anyone && random.nextInt(3) == 0;
            fit[r] = unable ? Double.POSITIVE_INFINITY : rich ? random.nextInt(15) : 0;
        }
        fit[random.nextInt(aides)] = 0;
        return new Visit("p" + person, task, person + 1, opens, closes, random.nextInt(25),
                rich ? 1 + random.nextInt(2) : 1, skip, fit);
    }

    private List<double[]> tables() {
        var tables = new ArrayList<double[]>();
        for (int t = 0; t < (rich ? 2 : 1); t++) {
            var table = new double[(people + 1) * (people + 1)];
            for (int i = 0; i < table.length; i++) {
                boolean whole = random.nextBoolean();
                table[i] = i % (people + 2) == 0 ? 0
                        : whole ? 1 + random.nextInt(40) : 1 + random.nextDouble(40);
            }
            tables.add(table);
        }
        return tables;
    }

    private List<Aide> aides() {
        var list = new ArrayList<Aide>();
        for (int r = 0; r < aides; r++) {
            list.add(rich ? new Aide("c" + r, random.nextInt(2), random.nextInt(people + 1),
                    random.nextInt(people + 1), random.nextInt(60), 150 + random.nextInt(150),
                    random.nextInt(4))
                    : new Aide("c" + r, 0, 0, 0, 0, Double.POSITIVE_INFINITY, 0));
        }
        return list;
    }

    private List<Order> orders(int visits) {
        var orders = new ArrayList<Order>();
        for (int i = 0; rich && i < random.nextInt(3) && visits > 1; i++) {
            int earlier = random.nextInt(visits - 1);
            orders.add(new Order(earlier, earlier + 1 + random.nextInt(visits - earlier - 1)));
        }
        return orders;
    }
}
