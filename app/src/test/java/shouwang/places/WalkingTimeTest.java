package shouwang.places;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shouwang.places.TravelTimes.Noted;
import shouwang.places.TravelTimes.Source;
import shouwang.places.WalkingTime.Spot;

class WalkingTimeTest {
    private static final String V = "511922204206";
    private static final Spot LOW = new Spot(106.80, 32.30, 600);
    private static final Spot HIGH = new Spot(106.81, 32.30, 800);

    @Test
    void a_kilometre_on_the_level_is_twenty_minutes_along_its_windings() {
        var leg = WalkingTime.leg(new Spot(106.80, 32.30, 600), new Spot(106.81063, 32.30, 600),
                Way.FOOT);
        assertThat(leg.metres()).isBetween(1_390, 1_410);
        assertThat(leg.minutes()).isBetween(20, 22);
        assertThat(leg.say()).isEqualTo("1.4 公里");
    }

    @Test
    void up_takes_longer_than_down_and_down_longer_than_level() {
        var up = WalkingTime.leg(LOW, HIGH, Way.FOOT);
        var down = WalkingTime.leg(HIGH, LOW, Way.FOOT);
        var level = WalkingTime.leg(LOW, new Spot(106.81, 32.30, 600), Way.FOOT);
        assertThat(up.minutes()).isGreaterThan(down.minutes());
        assertThat(down.minutes()).isGreaterThan(level.minutes());
        assertThat(up.say()).endsWith("上 200 米");
        assertThat(down.say()).endsWith("下 200 米");
    }

    @Test
    void a_cliff_is_climbed_by_a_longer_path() {
        var cliff = WalkingTime.leg(LOW, new Spot(106.8005, 32.30, 900), Way.FOOT);
        assertThat(cliff.metres()).isEqualTo(1_200);
    }

    @Test
    void what_the_village_wrote_down_comes_before_what_is_reckoned() {
        var spots = Map.of(V + "001", LOW, V + "002", HIGH);
        var times = new TravelTimes(List.of(V + "001", V + "002"), spots,
                List.of(new Noted(V + "001", V + "002", Way.FOOT, 55)));
        assertThat(times.between(V + "001", V + "002", Way.FOOT).minutes()).isEqualTo(55);
        assertThat(times.between(V + "001", V + "002", Way.FOOT).source())
                .isEqualTo(Source.WRITTEN);
        assertThat(times.between(V + "002", V + "001", Way.FOOT).source())
                .isEqualTo(Source.RECKONED);
    }

    @Test
    void written_ways_are_put_end_to_end_where_nothing_else_is_known() {
        var times = new TravelTimes(List.of(V + "001", V + "003", V + "004"), Map.of(),
                List.of(new Noted(V + "001", V + "002", Way.FOOT, 15),
                        new Noted(V + "002", V + "003", Way.FOOT, 20)));
        var chained = times.between(V + "001", V + "003", Way.FOOT);
        assertThat(chained.minutes()).isEqualTo(35);
        assertThat(chained.source()).isEqualTo(Source.CHAINED);
        assertThat(times.between(V + "001", V + "004", Way.FOOT).source())
                .isEqualTo(Source.GUESSED);
    }

    @Test
    void whoever_rides_walks_where_walking_is_quicker() {
        var times = new TravelTimes(List.of(V + "001", V + "002", V + "003"), Map.of(),
                List.of(new Noted(V + "001", V + "002", Way.FOOT, 3),
                        new Noted(V + "001", V + "003", Way.FOOT, 60)));
        assertThat(times.between(V + "001", V + "002", Way.MOTORBIKE).minutes()).isEqualTo(2);
        assertThat(times.between(V + "001", V + "003", Way.MOTORBIKE).minutes()).isEqualTo(17);
        assertThat(times.between(V + "001", V + "001", Way.MOTORBIKE).minutes())
                .isEqualTo(TravelTimes.DOOR_TO_DOOR);
    }

    @Test
    void the_table_holds_every_pair() {
        var codes = List.of(V + "001", V + "002");
        var times = new TravelTimes(codes, Map.of(V + "001", LOW, V + "002", HIGH), List.of());
        var table = times.table(codes, Way.FOOT);
        assertThat(table).hasSize(4);
        assertThat(table[1]).isEqualTo(WalkingTime.leg(LOW, HIGH, Way.FOOT).minutes());
        assertThat(table[0]).isEqualTo(TravelTimes.DOOR_TO_DOOR);
    }
}
