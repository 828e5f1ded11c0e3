package shouwang.solver.pairing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Gathers a {@link PairingProblem}. Arcs may come in any order (by elder is fastest); of two arcs
 * between the same people the cheaper counts. Rules about pairs (pin, forbid, prefer, existing) may
 * be given before or after the arcs.
 */
public final class PairingBuilder {
    private final int elders;
    private final int aides;
    private final int[] need;
    private final long[] leavingOut;
    private final int[] least;
    private final int[] most;
    private int[] arcElder;
    private int[] arcAide;
    private long[] arcCost;
    private int size;
    private boolean sorted = true;
    private int duplicates;
    private long broken;
    private final Set<Long> pinned = new HashSet<>();
    private final Set<Long> forbidden = new HashSet<>();
    private final Map<Long, Long> cheaperBy = new HashMap<>();

    PairingBuilder(int elders, int aides, int arcs) {
        if (elders < 0 || aides < 0) {
            throw new IllegalArgumentException("negative number of people");
        }
        this.elders = elders;
        this.aides = aides;
        need = new int[elders];
        Arrays.fill(need, 1);
        leavingOut = new long[elders];
        least = new int[aides];
        most = new int[aides];
        Arrays.fill(most, 1);
        arcElder = new int[Math.max(16, arcs)];
        arcAide = new int[arcElder.length];
        arcCost = new long[arcElder.length];
    }

    /** This elder needs so many different aides, and each one missing costs {@code leavingOut}. */
    public PairingBuilder elder(int elder, int wanted, long leavingOutPrice) {
        if (wanted < 0) {
            throw new IllegalArgumentException("elder " + elder + " needs " + wanted + " aides");
        }
        need[elder] = wanted;
        leavingOut[elder] = leavingOutPrice;
        return this;
    }

    /** This aide takes at least and at most so many elders. */
    public PairingBuilder aide(int aide, int leastLoad, int mostLoad) {
        if (leastLoad < 0 || mostLoad < 0) {
            throw new IllegalArgumentException("aide " + aide + " has a negative load");
        }
        least[aide] = leastLoad;
        most[aide] = mostLoad;
        return this;
    }

    /** The two may be paired, at this cost. */
    public PairingBuilder arc(int elder, int aide, long cost) {
        Objects.checkIndex(elder, elders);
        Objects.checkIndex(aide, aides);
        if (size == arcElder.length) {
            int room = Math.addExact(size, size >> 1);
            arcElder = Arrays.copyOf(arcElder, room);
            arcAide = Arrays.copyOf(arcAide, room);
            arcCost = Arrays.copyOf(arcCost, room);
        }
        sorted &= size == 0 || arcElder[size - 1] <= elder;
        arcElder[size] = elder;
        arcAide[size] = aide;
        arcCost[size++] = cost;
        return this;
    }

    /** The two stay or come together whatever it costs. The pair must also be given as an arc. */
    public PairingBuilder pin(int elder, int aide) {
        pinned.add(pair(elder, aide));
        return this;
    }

    /** The two must not be paired. */
    public PairingBuilder forbid(int elder, int aide) {
        forbidden.add(pair(elder, aide));
        return this;
    }

    /** The pair is welcome: it counts as cheaper by this much. */
    public PairingBuilder prefer(int elder, int aide, long welcome) {
        cheaperBy.merge(pair(elder, aide), welcome, Math::addExact);
        return this;
    }

    /** The two are a pair today; not keeping it costs {@code changePrice}, whatever comes after. */
    public PairingBuilder existing(int elder, int aide, long changePrice) {
        broken = Math.addExact(broken, changePrice);
        return prefer(elder, aide, changePrice);
    }

    /** Arcs dropped by {@link #build} because the same pair had a cheaper one. */
    public int duplicates() {
        return duplicates;
    }

    /** The finished problem. Throws {@link PairingRefused} when the rules contradict each other. */
    public PairingProblem build() {
        if (!sorted) {
            sortByElder();
        }
        refusePinnedForbidden();
        var start = new int[elders + 1];
        var aide = new int[size];
        var cost = new long[size];
        boolean rules = !(pinned.isEmpty() && forbidden.isEmpty() && cheaperBy.isEmpty());
        var pins = new PinList();
        var lastSeen = new int[aides];
        duplicates = 0;
        int kept = 0;
        for (int a = 0, e = 0; e < elders; e++) {
            start[e] = kept;
            for (; a < size && arcElder[a] == e; a++) {
                int j = arcAide[a];
                if (lastSeen[j] > start[e]) {
                    duplicates++;
                    int twin = lastSeen[j] - 1;
                    cost[twin] = Math.min(cost[twin], arcCost[a]);
                    continue;
                }
                aide[kept] = j;
                cost[kept] = arcCost[a];
                lastSeen[j] = ++kept;
            }
            if (rules) {
                kept = applyRules(e, start[e], kept, aide, cost, pins, lastSeen);
            }
        }
        start[elders] = kept;
        if (pins.size != pinned.size()) {
            throw unknownPin(pins);
        }
        var arcs = new Arcs(start, kept == size ? aide : Arrays.copyOf(aide, kept),
                kept == size ? cost : Arrays.copyOf(cost, kept), null);
        return new PairingProblem(arcs, need.clone(), leavingOut.clone(), least.clone(),
                most.clone(), pins.done(), broken);
    }

    private int applyRules(int e, int from, int to, int[] aide, long[] cost, PinList pins,
            int[] lastSeen) {
        int kept = from;
        for (int a = from; a < to; a++) {
            long pair = pair(e, aide[a]);
            lastSeen[aide[a]] = 0;
            if (forbidden.contains(pair)) {
                continue;
            }
            long paid = Math.subtractExact(cost[a], cheaperBy.getOrDefault(pair, 0L));
            if (pinned.contains(pair)) {
                pins.add(e, aide[a], paid);
                continue;
            }
            aide[kept] = aide[a];
            cost[kept++] = paid;
        }
        return kept;
    }

    private void refusePinnedForbidden() {
        for (long pair : pinned) {
            if (forbidden.contains(pair)) {
                throw new PairingRefused(PairingRefused.Why.PIN_FORBIDDEN,
                        (int) (pair >> 32), (int) pair);
            }
        }
    }

    private PairingRefused unknownPin(PinList found) {
        var missing = new HashSet<>(pinned);
        for (int i = 0; i < found.size; i++) {
            missing.remove(pair(found.elder[i], found.aide[i]));
        }
        long first = missing.stream().mapToLong(Long::longValue).min().orElseThrow();
        return new PairingRefused(PairingRefused.Why.PIN_NOT_CANDIDATE,
                (int) (first >> 32), (int) first);
    }

    private void sortByElder() {
        var next = new int[elders + 1];
        for (int a = 0; a < size; a++) {
            next[arcElder[a] + 1]++;
        }
        for (int e = 0; e < elders; e++) {
            next[e + 1] += next[e];
        }
        var elder = new int[size];
        var aide = new int[size];
        var cost = new long[size];
        for (int a = 0; a < size; a++) {
            int at = next[arcElder[a]]++;
            elder[at] = arcElder[a];
            aide[at] = arcAide[a];
            cost[at] = arcCost[a];
        }
        arcElder = elder;
        arcAide = aide;
        arcCost = cost;
        sorted = true;
    }

    private long pair(int elder, int aide) {
        Objects.checkIndex(elder, elders);
        Objects.checkIndex(aide, aides);
        return (long) elder << 32 | aide;
    }

    private static final class PinList {
        int[] elder = new int[4];
        int[] aide = new int[4];
        long[] cost = new long[4];
        int size;

        void add(int e, int j, long paid) {
            if (size == elder.length) {
                elder = Arrays.copyOf(elder, 2 * size);
                aide = Arrays.copyOf(aide, 2 * size);
                cost = Arrays.copyOf(cost, 2 * size);
            }
            elder[size] = e;
            aide[size] = j;
            cost[size++] = paid;
        }

        PairingProblem.Pins done() {
            return size == 0 ? PairingProblem.Pins.NONE : new PairingProblem.Pins(
                    Arrays.copyOf(elder, size), Arrays.copyOf(aide, size),
                    Arrays.copyOf(cost, size));
        }
    }
}
