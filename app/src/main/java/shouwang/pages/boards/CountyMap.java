package shouwang.pages.boards;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outline of the county as an SVG path: WGS 84 laid flat with the middle latitude true
 * (equirectangular; over 1 degree the error is under 1 %). Only places whose position is public are
 * on it.
 */
public record CountyMap(String viewBox, String path, int seatsKnown, List<Seat> seats) {
    private static final double WIDTH = 320;
    private static final double MARGIN = 4;
    private static final @Nullable CountyMap NANJIANG = draw("nanjiang");

    /** A township seat on the map. */
    public record Seat(String code, String name, double x, double y) {}

    /** A seat with its figure; the circle's area grows with it. */
    public record Spot(String x, String y, String r, String textX, String textY, String words) {}

    /** The map of a county, or null where none is known. */
    static @Nullable CountyMap of(String placeCode) {
        return "511922".equals(placeCode) ? NANJIANG : null;
    }

    /** The seats with their figures, largest circle 14 wide. */
    List<Spot> spots(Map<String, Integer> figures) {
        var most = Math.max(1, figures.values().stream().mapToInt(f -> f).max().orElse(1));
        return seats.stream().map(seat -> {
            var figure = figures.getOrDefault(seat.code(), 0);
            var r = 3 + 11 * Math.sqrt((double) figure / most);
            return new Spot(fixed(seat.x()), fixed(seat.y()), fixed(r), fixed(seat.x() + r + 4),
                    fixed(seat.y() + 5), seat.name() + " " + figure);
        }).toList();
    }

    private static String fixed(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static CountyMap draw(String name) {
        try (var outline = open("places/" + name + "_boundary_wgs84.geojson");
                var seats = new BufferedReader(new InputStreamReader(
                        open("places/" + name + "_seats.csv"), StandardCharsets.UTF_8))) {
            var rings = rings(JsonMapper.shared().readTree(outline));
            var flat = Flat.of(rings);
            var known = seats.lines().skip(1).map(line -> line.split(",")).map(cells ->
                    new Seat(cells[0], cells[1], flat.x(Double.parseDouble(cells[2])),
                            flat.y(Double.parseDouble(cells[3])))).toList();
            return new CountyMap("0 0 " + fixed(WIDTH) + " " + fixed(flat.height()),
                    path(rings, flat), known.size(), known);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static InputStream open(String resource) {
        return Objects.requireNonNull(
                CountyMap.class.getClassLoader().getResourceAsStream(resource), resource);
    }

    private static List<double[][]> rings(JsonNode geojson) {
        var rings = new ArrayList<double[][]>();
        for (var polygon : geojson.get("features").get(0).get("geometry").get("coordinates")) {
            for (var ring : polygon) {
                var points = new double[ring.size()][];
                for (var i = 0; i < points.length; i++) {
                    points[i] = new double[] {ring.get(i).get(0).asDouble(),
                        ring.get(i).get(1).asDouble()};
                }
                rings.add(points);
            }
        }
        return rings;
    }

    private static String path(List<double[][]> rings, Flat flat) {
        var path = new StringBuilder();
        for (var ring : rings) {
            var pen = 'M';
            for (var point : ring) {
                path.append(pen).append(fixed(flat.x(point[0]))).append(' ')
                        .append(fixed(flat.y(point[1])));
                pen = 'L';
            }
            path.append('Z');
        }
        return path.toString();
    }

    /** From degrees to the sheet. */
    private record Flat(double west, double north, double scaleX, double scaleY, double height) {
        static Flat of(List<double[][]> rings) {
            double west = 180;
            double east = -180;
            double south = 90;
            double north = -90;
            for (var ring : rings) {
                for (var point : ring) {
                    west = Math.min(west, point[0]);
                    east = Math.max(east, point[0]);
                    south = Math.min(south, point[1]);
                    north = Math.max(north, point[1]);
                }
            }
            var scaleX = (WIDTH - 2 * MARGIN) / (east - west);
            var scaleY = scaleX / Math.cos(Math.toRadians((south + north) / 2));
            return new Flat(west, north, scaleX, scaleY, (north - south) * scaleY + 2 * MARGIN);
        }

        double x(double lon) {
            return MARGIN + (lon - west) * scaleX;
        }

        double y(double lat) {
            return MARGIN + (north - lat) * scaleY;
        }
    }
}
