package shouwang.solver.pairing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * People who join, leave or change their load since the last pairing. Everyone keeps his number:
 * who leaves stays as one who needs and takes nobody, who joins gets the next number. So the last
 * {@link PairingAnswer} fits the changed problem and {@link PairingSolver#resolve} can start there.
 */
public final class PairingChange {
    private final PairingProblem from;
    private int[] need;
    private long[] leavingOut;
    private int[] least;
    private int[] most;
    private int elders;
    private int aides;
    private final List<Joined> joinedElders = new ArrayList<>();
    private final List<Joined> joinedAides = new ArrayList<>();
    private PairingProblem.Pins pins;

    private record Joined(int[] others, long[] costs) {
        Joined {
            if (others.length != costs.length) {
                throw new IllegalArgumentException("as many costs as candidates are wanted");
            }
            others = others.clone();
            costs = costs.clone();
            if (Arrays.stream(others).distinct().count() != others.length) {
                throw new IllegalArgumentException("a candidate is named twice");
            }
        }
    }

    PairingChange(PairingProblem from) {
        this.from = from;
        need = from.need.clone();
        leavingOut = from.leavingOut.clone();
        least = from.least.clone();
        most = from.most.clone();
        elders = need.length;
        aides = most.length;
        pins = from.pins;
    }

    /** The aide takes nobody from now on; pinned pairs with this aide end. */
    public PairingChange aideLeaves(int aide) {
        load(aide, 0, 0);
        dropPins(-1, aide);
        return this;
    }

    /** The elder needs nobody from now on; pinned pairs with this elder end. */
    public PairingChange elderLeaves(int elder) {
        need[Objects.checkIndex(elder, elders)] = 0;
        dropPins(elder, -1);
        return this;
    }

    /** The aide takes between {@code leastLoad} and {@code mostLoad} elders from now on. */
    public PairingChange load(int aide, int leastLoad, int mostLoad) {
        Objects.checkIndex(aide, aides);
        if (leastLoad < 0 || mostLoad < 0) {
            throw new IllegalArgumentException("aide " + aide + " has a negative load");
        }
        least[aide] = leastLoad;
        most[aide] = mostLoad;
        return this;
    }

    /** A new elder with candidates; returns the elder's number. */
    public int elderJoins(int wanted, long leavingOutPrice, int[] candidates, long[] costs) {
        if (wanted < 0) {
            throw new IllegalArgumentException("an elder cannot need " + wanted + " aides");
        }
        joinedElders.add(new Joined(candidates, costs));
        if (elders == need.length) {
            need = Arrays.copyOf(need, elders + elders / 8 + 16);
            leavingOut = Arrays.copyOf(leavingOut, need.length);
        }
        need[elders] = wanted;
        leavingOut[elders] = leavingOutPrice;
        return elders++;
    }

    /** A new aide whom these elders may have; returns the aide's number. */
    public int aideJoins(int leastLoad, int mostLoad, int[] elderNumbers, long[] costs) {
        joinedAides.add(new Joined(elderNumbers, costs));
        if (aides == most.length) {
            least = Arrays.copyOf(least, aides + aides / 8 + 16);
            most = Arrays.copyOf(most, least.length);
        }
        int number = aides++;
        load(number, leastLoad, mostLoad);
        return number;
    }

    /** The changed problem. */
    public PairingProblem apply() {
        var arcs = joinedElders.isEmpty() ? from.arcs : withElders();
        if (!joinedAides.isEmpty()) {
            arcs = withAides(arcs);
        }
        for (int j : arcs.aide.length == from.arcs.aide.length ? new int[0] : arcs.aide) {
            Objects.checkIndex(j, aides);
        }
        return new PairingProblem(arcs, Arrays.copyOf(need, elders),
                Arrays.copyOf(leavingOut, elders), Arrays.copyOf(least, aides),
                Arrays.copyOf(most, aides), pins, from.broken);
    }

    private Arcs withElders() {
        var old = from.arcs;
        int size = old.size() + joinedElders.stream().mapToInt(x -> x.others.length).sum();
        var start = Arrays.copyOf(old.start, elders + 1);
        var aide = Arrays.copyOf(old.aide, size);
        var cost = Arrays.copyOf(old.cost, size);
        int at = old.size();
        int e = old.elders();
        for (var one : joinedElders) {
            System.arraycopy(one.others, 0, aide, at, one.others.length);
            System.arraycopy(one.costs, 0, cost, at, one.costs.length);
            at += one.others.length;
            start[++e] = at;
        }
        return new Arcs(start, aide, cost, old.byAideIfKnown());
    }

    private Arcs withAides(Arcs old) {
        var extra = new int[elders + 1];
        for (var one : joinedAides) {
            for (int e : one.others) {
                extra[Objects.checkIndex(e, elders) + 1]++;
            }
        }
        var start = new int[elders + 1];
        for (int e = 0; e < elders; e++) {
            start[e + 1] = start[e] + old.start[e + 1] - old.start[e] + extra[e + 1];
        }
        var aide = new int[start[elders]];
        var cost = new long[start[elders]];
        var next = new int[elders];
        for (int e = 0; e < elders; e++) {
            int length = old.start[e + 1] - old.start[e];
            System.arraycopy(old.aide, old.start[e], aide, start[e], length);
            System.arraycopy(old.cost, old.start[e], cost, start[e], length);
            next[e] = start[e] + length;
        }
        int j = from.aides();
        for (var one : joinedAides) {
            for (int i = 0; i < one.others.length; i++) {
                int at = next[one.others[i]]++;
                aide[at] = j;
                cost[at] = one.costs[i];
            }
            j++;
        }
        return new Arcs(start, aide, cost, null);
    }

    private void dropPins(int elder, int aide) {
        int kept = 0;
        var e = pins.elder().clone();
        var j = pins.aide().clone();
        var c = pins.cost().clone();
        for (int i = 0; i < e.length; i++) {
            if (e[i] != elder && j[i] != aide) {
                e[kept] = e[i];
                j[kept] = j[i];
                c[kept++] = c[i];
            }
        }
        pins = new PairingProblem.Pins(Arrays.copyOf(e, kept), Arrays.copyOf(j, kept),
                Arrays.copyOf(c, kept));
    }
}
