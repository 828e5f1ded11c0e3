package shouwang.places;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Minutes on foot between the hamlets of a village: as the village wrote them down, else reckoned
 * from the map, else not known.
 *
 * @param written {@code from + " " + to} → minutes; one direction is enough
 * @param points code → longitude and latitude in degrees, where known
 */
public record Walks(Map<String, Integer> written, Map<String, double[]> points) {
    /** Within one hamlet: a few steps to the neighbour's. */
    private static final int WITHIN = 5;
    /** Mountain paths are longer than the bird's way. */
    private static final double WINDING = 1.6;
    private static final double METRES_A_MINUTE = 55;
    private static final double METRES_A_DEGREE = 111_320;

    public OptionalInt minutes(String from, String to) {
        var known = written.getOrDefault(from + " " + to, written.get(to + " " + from));
        if (known != null) {
            return OptionalInt.of(known);
        }
        if (from.equals(to)) {
            return from.length() > 12 ? OptionalInt.of(WITHIN) : OptionalInt.empty();
        }
        var a = points.get(from);
        var b = points.get(to);
        if (a == null || b == null) {
            return OptionalInt.empty();
        }
        double east = (a[0] - b[0]) * Math.cos(Math.toRadians((a[1] + b[1]) / 2));
        double metres = Math.hypot(east, a[1] - b[1]) * METRES_A_DEGREE;
        return OptionalInt.of(WITHIN + (int) Math.round(metres * WINDING / METRES_A_MINUTE));
    }
}
