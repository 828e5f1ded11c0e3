package shouwang.places;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import shouwang.places.WalkingTime.Leg;
import shouwang.places.WalkingTime.Spot;

/**
 * Minutes between the hamlets of a day, all pairs, each with where the figure comes from. First
 * what the village wrote down; else the lesser of the written ways put end to end and of what a
 * map's roads, or without a map where the places lie, let one reckon; else a guess that says so.
 * Whoever rides walks where walking is quicker. Homes have no coordinates (no position of a person
 * is kept), so a home lies where its hamlet lies, and from door to door of one hamlet it is
 * {@link #DOOR_TO_DOOR}.
 */
public final class TravelTimes {
    /** From home to home of one hamlet, where the village has not written it down. */
    static final int DOOR_TO_DOOR = 8;
    private static final int SAME_VILLAGE = 25;
    private static final int SAME_TOWNSHIP = 90;
    private static final int FURTHER = 180;
    /** A ride takes a quarter of the walk, where only the walk is known, and two minutes. */
    private static final int RIDE_SHARE = 4;
    private static final int UNKNOWN = Integer.MAX_VALUE / 4;

    /** Where a figure comes from. */
    public enum Source {
        WRITTEN("村里写的"), CHAINED("村里写的几段加起来"), MAPPED("按地图上的路算的"),
        RECKONED("按距离和坡度算的"), GUESSED("没有依据，先估一个");

        private final String chinese;

        Source(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** Minutes that a village wrote down, one way. */
    public record Noted(String from, String to, Way way, int minutes) {}

    /**
     * Minutes, and where they come from.
     *
     * @param say length and climb where they were reckoned, or null
     */
    public record Minutes(int minutes, Source source, @Nullable String say) {}

    private final Map<String, Integer> index = new HashMap<>();
    private final List<String> codes;
    private final Map<String, Spot> spots;
    private final Map<Way, int[][]> written = new EnumMap<>(Way.class);
    private final Map<Way, int[][]> chained = new EnumMap<>(Way.class);
    private final Map<Way, Map<Spot, Map<Spot, Leg>>> mapped = new EnumMap<>(Way.class);

    public TravelTimes(Collection<String> codes, Map<String, Spot> spots, List<Noted> noted) {
        this(codes, spots, noted, (from, others, way) -> Map.of());
    }

    /** @param roads what a map knows of the ways between the spots */
    TravelTimes(Collection<String> codes, Map<String, Spot> spots, List<Noted> noted,
            MappedWays roads) {
        var all = new TreeSet<>(codes);
        noted.forEach(one -> {
            all.add(one.from());
            all.add(one.to());
        });
        this.codes = List.copyOf(all);
        this.spots = Map.copyOf(spots);
        this.codes.forEach(code -> index.put(code, index.size()));
        for (var way : Way.values()) {
            var table = new int[this.codes.size()][this.codes.size()];
            for (var row : table) {
                Arrays.fill(row, UNKNOWN);
            }
            noted.stream().filter(one -> one.way() == way).forEach(one ->
                    table[at(one.from())][at(one.to())] = one.minutes());
            written.put(way, table);
            chained.put(way, chain(table));
            var legs = new HashMap<Spot, Map<Spot, Leg>>();
            var lying = Set.copyOf(spots.values());
            lying.forEach(from -> legs.put(from, roads.from(from, lying, way)));
            mapped.put(way, legs);
        }
    }

    /** From a spot to others, along ways that a map knows; those it does not know are missing. */
    interface MappedWays {
        Map<Spot, Leg> from(Spot from, Collection<Spot> others, Way way);
    }

    private int at(String code) {
        var at = index.get(code);
        if (at == null) {
            throw new IllegalArgumentException("not among the places of this day: " + code);
        }
        return at;
    }

    /** Written ways put end to end (Floyd and Warshall, 1962). */
    private static int[][] chain(int[][] table) {
        var n = table.length;
        var least = new int[n][];
        for (var i = 0; i < n; i++) {
            least[i] = table[i].clone();
        }
        for (var k = 0; k < n; k++) {
            for (var i = 0; i < n; i++) {
                if (least[i][k] >= UNKNOWN) {
                    continue;
                }
                for (var j = 0; j < n; j++) {
                    least[i][j] = Math.min(least[i][j], least[i][k] + least[k][j]);
                }
            }
        }
        return least;
    }

    /** From one hamlet to another, or from door to door of one. */
    public Minutes between(String from, String to, Way way) {
        var walk = known(from, to, Way.FOOT);
        if (way == Way.FOOT) {
            return walk;
        }
        var ride = rides(from, to, walk);
        return ride.minutes() < walk.minutes() || ride.source() == Source.WRITTEN ? ride : walk;
    }

    private Minutes rides(String from, String to, Minutes walk) {
        var ride = known(from, to, Way.MOTORBIKE);
        return ride.source() == Source.GUESSED && !from.equals(to)
                ? new Minutes(2 + walk.minutes() / RIDE_SHARE, walk.source(), "按走路的四分之一")
                : ride;
    }

    private Minutes known(String from, String to, Way way) {
        var told = table(written, way)[at(from)][at(to)];
        if (told < UNKNOWN) {
            return new Minutes(told, Source.WRITTEN, null);
        }
        if (from.equals(to)) {
            return new Minutes(DOOR_TO_DOOR, Source.GUESSED, "同一个组里");
        }
        var sum = table(chained, way)[at(from)][at(to)];
        var here = spots.get(from);
        var there = spots.get(to);
        if (here != null && there != null) {
            var road = mapped.getOrDefault(way, Map.of()).getOrDefault(here, Map.of()).get(there);
            var leg = road == null ? WalkingTime.leg(here, there, way) : road;
            return sum < leg.minutes() ? new Minutes(sum, Source.CHAINED, null)
                    : new Minutes(leg.minutes(), road == null ? Source.RECKONED : Source.MAPPED,
                            leg.say());
        }
        return sum < UNKNOWN ? new Minutes(sum, Source.CHAINED, null)
                : new Minutes(guess(from, to), Source.GUESSED, null);
    }

    private static int[][] table(Map<Way, int[][]> tables, Way way) {
        return java.util.Objects.requireNonNull(tables.get(way));
    }

    private static int guess(String from, String to) {
        return shares(from, to, 12) ? SAME_VILLAGE : shares(from, to, 9) ? SAME_TOWNSHIP : FURTHER;
    }

    private static boolean shares(String from, String to, int digits) {
        return from.regionMatches(0, to, 0, digits);
    }

    /** Where a place lies, or null where nobody has said it. */
    public @Nullable Spot spot(String code) {
        return spots.get(code);
    }

    /** All minutes between {@code places} as a flat row-major table. */
    public double[] table(List<String> places, Way way) {
        var n = places.size();
        var table = new double[n * n];
        for (var i = 0; i < n; i++) {
            for (var j = 0; j < n; j++) {
                table[i * n + j] = between(places.get(i), places.get(j), way).minutes();
            }
        }
        return table;
    }
}
