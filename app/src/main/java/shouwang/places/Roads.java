package shouwang.places;

import com.graphhopper.GraphHopper;
import com.graphhopper.config.Profile;
import com.graphhopper.isochrone.algorithm.ShortestPathTree;
import com.graphhopper.isochrone.algorithm.ShortestPathTree.IsoLabel;
import com.graphhopper.json.Statement;
import com.graphhopper.routing.ev.Subnetwork;
import com.graphhopper.routing.querygraph.QueryGraph;
import com.graphhopper.routing.util.DefaultSnapFilter;
import com.graphhopper.routing.util.TraversalMode;
import com.graphhopper.storage.index.Snap;
import com.graphhopper.util.CustomModel;
import com.graphhopper.util.PMap;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import shouwang.county.CannotStart;
import shouwang.places.WalkingTime.Leg;
import shouwang.places.WalkingTime.Spot;

/**
 * Ways along the roads and paths of an OpenStreetMap extract, where {@code SHOUWANG_OSM} names one
 * (.osm, .osm.gz or .osm.pbf); else it knows nothing and is asked in vain. GraphHopper reads the
 * extract behind the start of the house, once, into the data folder.
 *
 * <p>One shortest path tree from a spot answers for all others (Dijkstra 1959), so a township's
 * hundred hamlets are a hundred searches and not ten thousand; what was found is kept. The map
 * gives the length of a path; how fast an aide of sixty walks it is ours ({@link WalkingTime}).
 */
@Component
public class Roads {
    private static final Logger LOG = LoggerFactory.getLogger(Roads.class);
    /** Farther from any way than this, the map does not know the place. */
    private static final double NEAR_METRES = 800;
    private static final double FARTHEST_METRES = 40_000;
    private static final int KEPT = 4_000;

    private final @Nullable Path extract;
    private final Path folder;
    private volatile @Nullable GraphHopper map;
    private final Map<Start, Found> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Start, Found> eldest) {
            return size() > KEPT;
        }
    };

    private record Start(Spot spot, Way way) {}

    /** What was asked from a spot, and what the map knew of it. */
    private record Found(Set<Spot> asked, Map<Spot, Leg> legs) {}

    Roads(Environment env) {
        var named = env.getProperty("SHOUWANG_OSM", "");
        extract = named.isBlank() ? null : Path.of(named).toAbsolutePath();
        if (extract != null && !Files.isReadable(extract)) {
            throw new CannotStart("SHOUWANG_OSM 说的地图文件读不到：" + named);
        }
        folder = Path.of(env.getProperty("shouwang.data", "data")).toAbsolutePath();
    }

    /** Reads the extract behind the start; until then the house answers without. */
    @EventListener(ApplicationReadyEvent.class)
    void open() {
        if (extract != null) {
            Thread.ofPlatform().daemon().name("roads").start(this::read);
        }
    }

    /** A map that cannot be read is logged; the house goes on without it. */
    void read() {
        try {
            map = read(Objects.requireNonNull(extract), folder);
            LOG.info("roads are read from {}", extract.getFileName());
        } catch (IOException | RuntimeException e) {
            LOG.error("the map could not be read: {}", extract, e);
        }
    }

    /** The graph's folder carries size and time of the extract: a new extract is read anew. */
    private static GraphHopper read(Path extract, Path folder) throws IOException {
        var mark = Long.toHexString(Files.size(extract) * 31
                + Files.getLastModifiedTime(extract).toMillis());
        var hopper = new GraphHopper();
        hopper.setOSMFile(extract.toString());
        hopper.setGraphHopperLocation(folder.resolve("roads-" + mark).toString());
        hopper.setMinNetworkSize(0);
        hopper.setEncodedValuesString("foot_access, foot_average_speed, car_access, "
                + "car_average_speed");
        hopper.setProfiles(profile(Way.FOOT, "foot", 6), profile(Way.MOTORBIKE, "car", 30));
        return hopper.importOrLoad();
    }

    private static Profile profile(Way way, String who, int fastest) {
        var model = new CustomModel()
                .addToPriority(Statement.If("!" + who + "_access", Statement.Op.MULTIPLY, "0"))
                .addToSpeed(Statement.If("true", Statement.Op.LIMIT, who + "_average_speed"))
                .addToSpeed(Statement.If("true", Statement.Op.LIMIT, "" + fastest));
        return new Profile(name(way)).setCustomModel(model);
    }

    private static String name(Way way) {
        return switch (way) {
            case FOOT -> "foot";
            case MOTORBIKE -> "motorbike";
        };
    }

    /** The ways from one spot to others, as far as the map knows them. */
    Map<Spot, Leg> from(Spot start, Collection<Spot> others, Way way) {
        var here = map;
        if (here == null) {
            return Map.of();
        }
        var key = new Start(start, way);
        synchronized (known) {
            var kept = known.get(key);
            if (kept != null && kept.asked.containsAll(others)) {
                return kept.legs;
            }
        }
        var found = new Found(Set.copyOf(others), search(here, start, others, way));
        synchronized (known) {
            known.put(key, found);
        }
        return found.legs;
    }

    private static Map<Spot, Leg> search(GraphHopper map, Spot start, Collection<Spot> others,
            Way way) {
        var weighting = map.createWeighting(map.getProfile(name(way)), new PMap());
        var passable = new DefaultSnapFilter(weighting, map.getEncodingManager()
                .getBooleanEncodedValue(Subnetwork.key(name(way))));
        var snaps = new HashMap<Spot, Snap>();
        for (var spot : Stream.concat(Stream.of(start), others.stream()).distinct().toList()) {
            var snap = map.getLocationIndex().findClosest(spot.lat(), spot.lon(), passable);
            if (snap.isValid() && snap.getQueryDistance() <= NEAR_METRES) {
                snaps.put(spot, snap);
            }
        }
        var first = snaps.get(start);
        if (first == null) {
            return Map.of();
        }
        var graph = QueryGraph.create(map.getBaseGraph(), List.copyOf(snaps.values()));
        var wanted = snaps.values().stream().map(Snap::getClosestNode).collect(Collectors.toSet());
        var reached = new HashMap<Integer, IsoLabel>();
        var tree = new ShortestPathTree(graph, graph.wrapWeighting(weighting), false,
                TraversalMode.NODE_BASED);
        tree.setDistanceLimit(FARTHEST_METRES);
        tree.search(first.getClosestNode(), label -> {
            if (wanted.contains(label.node)) {
                reached.putIfAbsent(label.node, label);
            }
        });
        var legs = new HashMap<Spot, Leg>();
        for (var spot : others) {
            var snap = snaps.get(spot);
            var label = snap == null ? null : reached.get(snap.getClosestNode());
            if (snap != null && label != null) {
                var apart = first.getQueryDistance() + snap.getQueryDistance();
                legs.put(spot, WalkingTime.along(start, spot, way, label.distance, apart,
                        label.time / 60_000.0));
            }
        }
        return legs;
    }

    @PreDestroy
    void close() {
        var here = map;
        if (here != null) {
            here.close();
        }
    }
}
