package shouwang.places;

import org.jspecify.annotations.Nullable;

/**
 * Minutes from one spot of the mountains to another, reckoned from distance × winding × climb.
 *
 * <p>On foot: the path is 1.4 times the air line, and never steeper than 1 in 4 (it winds up).
 * Speed by the slope after W. Tobler (Three presentations on geographical analysis and modeling,
 * NCGIA report 93-1, 1993): {@code 6·exp(−3.5·|slope + 0.05|)} km/h, four fifths of it for an aide
 * of sixty with a basket. By motorbike: the road is 1.6 times the air line and never steeper than
 * 1 in 10, 20 km/h, and two minutes to start and to park. The factors are above the mean circuity
 * that Ballou, Rahardja and Sakai (Transportation Research A 36, 2002) found for roads of the
 * plain; they are ours, and the village's own minutes come before them.
 */
public final class WalkingTime {
    private static final double EARTH = 6_371_000;
    private static final double PATH_WINDS = 1.4;
    private static final double PATH_STEEPEST = 0.25;
    private static final double OLD_LEGS = 0.8;
    private static final double ROAD_WINDS = 1.6;
    private static final double ROAD_STEEPEST = 0.10;
    private static final double RIDE_METRES_A_MINUTE = 20_000 / 60.0;
    private static final double START_AND_PARK = 2;

    private WalkingTime() {}

    /**
     * Where a place lies.
     *
     * @param lon degrees east (WGS 84)
     * @param lat degrees north
     * @param altitude metres above the sea, or null where nobody knows; then the way is level
     */
    public record Spot(double lon, double lat, @Nullable Integer altitude) {}

    /**
     * A way, reckoned.
     *
     * @param minutes whole minutes, at least 1
     * @param metres length of the way, winding included
     * @param climb metres up; below 0 down
     */
    public record Leg(int minutes, int metres, int climb) {
        /** In words, such as 1.3 公里，上 120 米. */
        public String say() {
            var far = metres < 1_000 ? metres / 10 * 10 + " 米"
                    : "%.1f 公里".formatted(metres / 1_000.0);
            return far + (climb > 0 ? "，上 " + climb + " 米"
                    : climb < 0 ? "，下 " + -climb + " 米" : "");
        }
    }

    /** The way from one spot to another. */
    public static Leg leg(Spot from, Spot to, Way way) {
        var air = metres(from, to);
        var up = up(from, to);
        return switch (way) {
            case FOOT -> walk(Math.max(air * PATH_WINDS, Math.abs(up) / PATH_STEEPEST), up);
            case MOTORBIKE -> {
                var road = Math.max(air * ROAD_WINDS, Math.abs(up) / ROAD_STEEPEST);
                yield new Leg(whole(road / RIDE_METRES_A_MINUTE + START_AND_PARK),
                        (int) Math.round(road), up);
            }
        };
    }

    /**
     * A way whose length a map knows: walked at the same pace, ridden at the map's own.
     *
     * @param metres from the way's point nearest to one spot to that nearest to the other
     * @param apart metres, as the crow flies, from the spots to those points: they are walked
     * @param ride minutes the map gives a motorbike
     */
    static Leg along(Spot from, Spot to, Way way, double metres, double apart, double ride) {
        var up = up(from, to);
        var path = metres + apart * PATH_WINDS;
        return switch (way) {
            case FOOT -> walk(Math.max(path, Math.abs(up) / PATH_STEEPEST), up);
            case MOTORBIKE -> new Leg(whole(ride + START_AND_PARK + apart * PATH_WINDS
                    / pace(0)), (int) Math.round(path), up);
        };
    }

    private static int up(Spot from, Spot to) {
        return from.altitude() == null || to.altitude() == null ? 0
                : to.altitude() - from.altitude();
    }

    private static Leg walk(double path, int up) {
        return new Leg(whole(path / pace(path == 0 ? 0 : up / path)), (int) Math.round(path), up);
    }

    /** Metres a minute on a slope. */
    private static double pace(double slope) {
        return OLD_LEGS * 6_000 / 60 * Math.exp(-3.5 * Math.abs(slope + 0.05));
    }

    private static int whole(double minutes) {
        return Math.max(1, (int) Math.round(minutes));
    }

    /** The air line in metres (haversine). */
    static double metres(Spot from, Spot to) {
        var lat = Math.toRadians(to.lat() - from.lat()) / 2;
        var lon = Math.toRadians(to.lon() - from.lon()) / 2;
        var h = Math.pow(Math.sin(lat), 2) + Math.cos(Math.toRadians(from.lat()))
                * Math.cos(Math.toRadians(to.lat())) * Math.pow(Math.sin(lon), 2);
        return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
