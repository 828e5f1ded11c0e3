package shouwang.pages.rounds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import shouwang.places.TravelTimes.Noted;
import shouwang.places.Way;
import shouwang.places.WalkingTime.Spot;

/**
 * The hamlets, the paths that the village wrote down, and the rounds between them: a drawing of
 * our own, without any map from outside. Hamlets lie where they lie; those that nobody has
 * located stand in a circle.
 *
 * @param placed whether every hamlet has its true place
 */
public record RoundsMap(List<Dot> dots, List<Path> paths, List<Line> lines, boolean placed) {
    static final int WIDTH = 416;
    static final int HEIGHT = 320;
    private static final int EDGE = 48;
    private static final int APART = 4;
    private static final int STYLES = 6;
    /** From one number beside a dot to the next. */
    private static final int BESIDE = 21;

    /** A hamlet and how many doors are visited there. */
    public record Dot(int x, int y, String name, int doors) {}

    /** A path that the village wrote down, with its minutes. */
    public record Path(int x1, int y1, int x2, int y2, int minutes) {}

    /** One round: its corners, its number, and where the number stands. */
    public record Line(int number, String points, int x, int y, int style) {}

    /** What is drawn: {@code rounds} are hamlet codes in walking order, from home to home. */
    record Ask(Map<String, String> names, Map<String, Spot> spots, List<Noted> noted,
            Map<String, Integer> doors, Map<Integer, List<String>> rounds) {}

    static RoundsMap of(Ask ask) {
        var points = points(ask);
        var dots = new ArrayList<Dot>();
        points.forEach((code, at) -> dots.add(new Dot(at[0], at[1],
                ask.names().getOrDefault(code, ""), ask.doors().getOrDefault(code, 0))));
        var paths = ask.noted().stream().filter(one -> one.way() == Way.FOOT
                && one.from().compareTo(one.to()) < 0 && points.containsKey(one.from())
                && points.containsKey(one.to())).map(one -> {
                    var a = at(points, one.from());
                    var b = at(points, one.to());
                    return new Path(a[0], a[1], b[0], b[1], one.minutes());
                }).toList();
        var lines = new ArrayList<Line>();
        var beside = new HashMap<String, Integer>();
        ask.rounds().forEach((number, codes) -> lines.add(codes.size() > 1
                ? line(number, codes, points) : stays(number, at(points, codes.getFirst()),
                        beside.merge(codes.getFirst(), 1, Integer::sum))));
        return new RoundsMap(dots, paths, lines,
                ask.spots().keySet().containsAll(ask.names().keySet()));
    }

    private static int[] at(Map<String, int[]> points, String code) {
        return Objects.requireNonNull(points.get(code), code);
    }

    /** Each round a little beside the others, so that none hides another. */
    private static Line line(int number, List<String> codes, Map<String, int[]> points) {
        var shift = (number % STYLES - STYLES / 2) * APART;
        var text = new StringBuilder();
        for (var code : codes) {
            var at = at(points, code);
            text.append(at[0] + shift).append(',').append(at[1] + shift).append(' ');
        }
        var a = at(points, codes.getFirst());
        var b = at(points, codes.get(1));
        return new Line(number, text.toString().strip(), (a[0] + b[0]) / 2 + shift,
                (a[1] + b[1]) / 2 + shift, number % STYLES);
    }

    /** A round that never leaves its hamlet: only its number, in a row below the dot. */
    private static Line stays(int number, int[] dot, int nth) {
        return new Line(number, "", dot[0] + (nth - 1) * BESIDE, dot[1] + BESIDE, number % STYLES);
    }

    private static Map<String, int[]> points(Ask ask) {
        var points = new HashMap<String, int[]>();
        var codes = ask.names().keySet().stream().sorted().toList();
        if (ask.spots().keySet().containsAll(codes)) {
            scaled(codes, ask.spots(), points);
        } else {
            for (var i = 0; i < codes.size(); i++) {
                var turn = 2 * Math.PI * i / codes.size();
                points.put(codes.get(i), new int[] {
                    (int) (WIDTH / 2 + (WIDTH / 2 - EDGE) * Math.sin(turn)),
                    (int) (HEIGHT / 2 - (HEIGHT / 2 - EDGE) * Math.cos(turn))});
            }
        }
        return points;
    }

    /** North is up; a degree east counts less the further north one is. */
    private static void scaled(List<String> codes, Map<String, Spot> spots,
            Map<String, int[]> points) {
        var all = codes.stream().map(code -> Objects.requireNonNull(spots.get(code))).toList();
        var west = all.stream().mapToDouble(Spot::lon).min().orElse(0);
        var east = all.stream().mapToDouble(Spot::lon).max().orElse(0);
        var south = all.stream().mapToDouble(Spot::lat).min().orElse(0);
        var north = all.stream().mapToDouble(Spot::lat).max().orElse(0);
        var narrow = Math.cos(Math.toRadians((south + north) / 2));
        var scale = Math.min((WIDTH - 2 * EDGE) / Math.max(1e-6, (east - west) * narrow),
                (HEIGHT - 2 * EDGE) / Math.max(1e-6, north - south));
        for (var code : codes) {
            var spot = Objects.requireNonNull(spots.get(code));
            points.put(code, new int[] {
                (int) (WIDTH / 2 + (spot.lon() - (west + east) / 2) * narrow * scale),
                (int) (HEIGHT / 2 - (spot.lat() - (south + north) / 2) * scale)});
        }
    }
}
