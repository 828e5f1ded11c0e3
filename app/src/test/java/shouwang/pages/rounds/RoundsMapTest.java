package shouwang.pages.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import shouwang.places.TravelTimes.Noted;
import shouwang.places.WalkingTime.Spot;
import shouwang.places.Way;

class RoundsMapTest {
    private static final Map<String, String> NAMES = Map.of("a", "一社", "b", "二社", "c", "三社");

    private static RoundsMap draw(Map<String, Spot> spots, Map<Integer, List<String>> rounds) {
        return RoundsMap.of(new RoundsMap.Ask(NAMES, spots,
                List.of(new Noted("a", "b", Way.FOOT, 20)), Map.of("a", 2), new TreeMap<>(rounds)));
    }

    private static RoundsMap.Dot dot(RoundsMap map, String name) {
        return map.dots().stream().filter(d -> d.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void north_is_up_and_east_is_right() {
        var map = draw(Map.of("a", new Spot(106.8, 32.3, null), "b", new Spot(106.9, 32.3, null),
                "c", new Spot(106.8, 32.4, null)), Map.of(1, List.of("a", "b", "a")));
        assertThat(map.placed()).isTrue();
        assertThat(dot(map, "二社").x()).isGreaterThan(dot(map, "一社").x());
        assertThat(dot(map, "三社").y()).isLessThan(dot(map, "一社").y());
        assertThat(map.dots()).allMatch(d -> d.x() >= 0 && d.x() <= RoundsMap.WIDTH
                && d.y() >= 0 && d.y() <= RoundsMap.HEIGHT);
        assertThat(map.paths()).singleElement().extracting(RoundsMap.Path::minutes).isEqualTo(20);
    }

    @Test
    void hamlets_that_nobody_located_stand_in_a_circle_each_at_its_own_point() {
        var map = draw(Map.of("a", new Spot(106.8, 32.3, null)), Map.of(1, List.of("a", "b", "a")));
        assertThat(map.placed()).isFalse();
        assertThat(map.dots().stream().map(d -> d.x() + "," + d.y()).distinct()).hasSize(3);
    }

    @Test
    void rounds_that_never_leave_their_hamlet_do_not_hide_each_other() {
        var map = draw(Map.of(), Map.of(1, List.of("a"), 2, List.of("a"), 3, List.of("b")));
        assertThat(map.lines().stream().map(l -> l.x() + "," + l.y()).distinct()).hasSize(3);
    }
}
