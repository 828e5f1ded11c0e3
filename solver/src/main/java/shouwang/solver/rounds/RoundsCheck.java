package shouwang.solver.rounds;

import java.util.ArrayDeque;
import java.util.List;
import shouwang.solver.rounds.RoundsProblem.Aide;
import shouwang.solver.rounds.RoundsProblem.Order;
import shouwang.solver.rounds.RoundsProblem.Pair;
import shouwang.solver.rounds.RoundsProblem.Prices;
import shouwang.solver.rounds.RoundsProblem.Visit;

/** Refuses a day that no plan can serve, before any search begins. */
final class RoundsCheck {
    private RoundsCheck() {}

    static void check(int places, List<double[]> tables, List<Aide> aides, List<Visit> visits,
            List<Pair> pairs, List<Order> orders, Prices prices) {
        refuse(tables.isEmpty(), "no travel table");
        for (var table : tables) {
            refuse(table.length != places * places, "a travel table is not places × places");
            for (double minutes : table) {
                refuse(!(minutes >= 0) || minutes == Double.POSITIVE_INFINITY,
                        "a travel time is negative or no number: " + minutes);
            }
        }
        refuse(!(prices.travel() > 0) || !(prices.late() >= 0) || !(prices.largest() >= 0)
                || !(prices.balance() >= 0), "a price is negative, or travel is free");
        for (var aide : aides) {
            checkAide(aide, places, tables.size());
        }
        for (var visit : visits) {
            checkVisit(visit, places, aides.size());
        }
        checkPairs(visits, pairs);
        checkOrders(visits.size(), orders);
    }

    private static void checkAide(Aide aide, int places, int tables) {
        refuse(aide.table() < 0 || aide.table() >= tables, aide.id() + ": no such travel table");
        refuse(outside(aide.start(), places) || outside(aide.end(), places),
                aide.id() + ": no such place");
        refuse(!(aide.from() >= 0) || !(aide.until() >= aide.from()),
                aide.id() + ": the shift ends before it begins");
        refuse(!(aide.overtimePrice() >= 0), aide.id() + ": negative overtime price");
    }

    private static void checkVisit(Visit visit, int places, int aides) {
        var name = visit.person() + "/" + visit.task();
        refuse(outside(visit.place(), places), name + ": no such place");
        refuse(!(visit.opens() >= 0) || visit.opens() == Double.POSITIVE_INFINITY,
                name + ": opens at no valid time");
        refuse(!(visit.closes() >= visit.opens()), name + ": closes before it opens");
        refuse(!(visit.minutes() >= 0) || visit.minutes() == Double.POSITIVE_INFINITY,
                name + ": lasts no valid time");
        refuse(!(visit.latePrice() >= 0) || !(visit.skipPrice() >= 0), name + ": negative price");
        refuse(visit.fit().length != aides, name + ": not one fit per aide");
        boolean somebody = false;
        for (double fit : visit.fit()) {
            refuse(Double.isNaN(fit) || fit == Double.NEGATIVE_INFINITY, name + ": fit is NaN");
            somebody |= fit < Double.POSITIVE_INFINITY;
        }
        refuse(!somebody && visit.skipPrice() == Double.POSITIVE_INFINITY,
                name + ": nobody can do it");
    }

    private static void checkPairs(List<Visit> visits, List<Pair> pairs) {
        var seen = new boolean[visits.size()];
        for (var pair : pairs) {
            refuse(outside(pair.first(), seen.length) || outside(pair.second(), seen.length)
                    || pair.first() == pair.second(), "a pair names no two visits");
            refuse(seen[pair.first()] || seen[pair.second()], "a visit is in two pairs");
            seen[pair.first()] = true;
            seen[pair.second()] = true;
            var a = visits.get(pair.first());
            var b = visits.get(pair.second());
            var name = a.person() + "/" + a.task() + "+" + b.task();
            refuse(!(pair.least() <= pair.most()) || !(pair.least() >= 0),
                    name + ": least gap above most, or negative");
            refuse(a.skipPrice() == Double.POSITIVE_INFINITY && !twoAides(a.fit(), b.fit()),
                    name + ": no two different aides can do both");
        }
    }

    /** Whether different aides exist for the two. */
    private static boolean twoAides(double[] first, double[] second) {
        for (int i = 0; i < first.length; i++) {
            for (int j = 0; j < second.length; j++) {
                if (i != j && first[i] < Double.POSITIVE_INFINITY
                        && second[j] < Double.POSITIVE_INFINITY) {
                    return true;
                }
            }
        }
        return false;
    }

    private static void checkOrders(int visits, List<Order> orders) {
        var after = new int[visits];
        for (var order : orders) {
            refuse(outside(order.earlier(), visits) || outside(order.later(), visits),
                    "an order names no visit");
            after[order.later()]++;
        }
        var open = new ArrayDeque<Integer>();
        for (int v = 0; v < visits; v++) {
            if (after[v] == 0) {
                open.add(v);
            }
        }
        int done = 0;
        for (; !open.isEmpty(); done++) {
            int v = open.remove();
            for (var order : orders) {
                if (order.earlier() == v && --after[order.later()] == 0) {
                    open.add(order.later());
                }
            }
        }
        refuse(done < visits, "the fixed orders run in a circle");
    }

    private static boolean outside(int index, int size) {
        return index < 0 || index >= size;
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new BadRounds(why);
        }
    }
}
