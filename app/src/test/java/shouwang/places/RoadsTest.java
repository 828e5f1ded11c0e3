package shouwang.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;
import shouwang.county.CannotStart;
import shouwang.places.TravelTimes.Source;
import shouwang.places.WalkingTime.Spot;

/**
 * A small map of our own: the mill and the school lie on two sides of a river, the road goes round
 * by the bridge in the south, a footpath crosses at the ford. The hermit lives away from any way.
 */
class RoadsTest {
    private static final Spot MILL = new Spot(106.800, 32.300, null);
    private static final Spot SCHOOL = new Spot(106.810, 32.300, null);
    private static final Spot HERMIT = new Spot(106.900, 32.400, null);
    private static final String MAP = """
            <?xml version="1.0" encoding="UTF-8"?>
            <osm version="0.6">
              <node id="1" lat="32.300" lon="106.800"/>
              <node id="2" lat="32.285" lon="106.805"/>
              <node id="3" lat="32.300" lon="106.810"/>
              <node id="4" lat="32.301" lon="106.805"/>
              <way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/>
                <tag k="highway" v="unclassified"/></way>
              <way id="11"><nd ref="1"/><nd ref="4"/><nd ref="3"/>
                <tag k="highway" v="path"/></way>
            </osm>
            """;
    @TempDir Path folder;
    private Roads roads;

    @AfterEach
    void close() {
        if (roads != null) {
            roads.close();
        }
    }

    private Roads roads(String map) throws IOException {
        var extract = Files.writeString(folder.resolve("village.osm"), map);
        roads = new Roads(new MockEnvironment().withProperty("SHOUWANG_OSM", extract.toString())
                .withProperty("shouwang.data", folder.toString()));
        roads.read();
        return roads;
    }

    @Test
    void one_walks_by_the_ford_and_rides_by_the_bridge() throws IOException {
        var roads = roads(MAP);
        var walk = roads.from(MILL, List.of(SCHOOL), Way.FOOT).get(SCHOOL);
        var ride = roads.from(MILL, List.of(SCHOOL), Way.MOTORBIKE).get(SCHOOL);
        assertThat(walk.metres()).isBetween(900, 1_100);
        assertThat(walk.minutes()).isBetween(12, 16);
        assertThat(ride.metres()).isBetween(3_300, 3_600);
        assertThat(ride.minutes()).isBetween(8, 12);
    }

    @Test
    void a_home_away_from_any_way_is_reckoned_as_without_a_map() throws IOException {
        var roads = roads(MAP);
        assertThat(roads.from(MILL, List.of(SCHOOL, HERMIT), Way.FOOT)).containsOnlyKeys(SCHOOL);
        assertThat(roads.from(HERMIT, List.of(MILL), Way.FOOT)).isEmpty();
        var spots = Map.of("511922204202001", MILL, "511922204202002", SCHOOL,
                "511922204202003", HERMIT);
        var times = new TravelTimes(spots.keySet(), spots, List.of(), roads::from);
        assertThat(times.between("511922204202001", "511922204202002", Way.FOOT).source())
                .isEqualTo(Source.MAPPED);
        assertThat(times.between("511922204202001", "511922204202003", Way.FOOT).source())
                .isEqualTo(Source.RECKONED);
    }

    @Test
    void what_the_village_wrote_comes_before_the_map() throws IOException {
        var spots = new HashMap<String, Spot>();
        spots.put("511922204202001", MILL);
        spots.put("511922204202002", SCHOOL);
        var times = new TravelTimes(spots.keySet(), spots, List.of(new TravelTimes.Noted(
                "511922204202001", "511922204202002", Way.FOOT, 25)), roads(MAP)::from);
        var written = times.between("511922204202001", "511922204202002", Way.FOOT);
        assertThat(written.minutes()).isEqualTo(25);
        assertThat(written.source()).isEqualTo(Source.WRITTEN);
    }

    @Test
    void the_second_start_takes_what_the_first_one_made() throws IOException {
        roads(MAP).close();
        var again = roads(MAP);
        assertThat(again.from(MILL, List.of(SCHOOL), Way.FOOT)).containsKey(SCHOOL);
    }

    @Test
    void a_broken_map_leaves_the_house_without_one() throws IOException {
        assertThat(roads("<osm><node id='1'").from(MILL, List.of(SCHOOL), Way.FOOT)).isEmpty();
    }

    @Test
    void a_map_that_is_not_there_stops_the_start_with_one_line() {
        var wrong = new MockEnvironment().withProperty("SHOUWANG_OSM", "/nowhere/village.pbf");
        assertThatThrownBy(() -> new Roads(wrong)).isInstanceOf(CannotStart.class)
                .hasMessageContaining("/nowhere/village.pbf");
    }
}
