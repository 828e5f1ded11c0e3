package shouwang.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.Villages;
import shouwang.kernel.Rejected;
import shouwang.places.TravelTimes.Source;
import shouwang.places.WalkingTime.Spot;

@House
class PathsTest {
    @Autowired Paths paths;
    @Autowired Places places;
    @Autowired Villages villages;

    @Test
    void minutes_written_down_are_kept_changed_and_taken_back() {
        var village = villages.fresh();
        villages.in(village, () -> {
            var one = places.add(village, Place.Kind.HAMLET, "一社").code();
            var two = places.add(village, Place.Kind.HAMLET, "二社").code();
            paths.note(one, two, Way.FOOT, 20, "蒲秀兰");
            paths.note(one, two, Way.FOOT, 35, "蒲秀兰");
            paths.note(one, one, Way.FOOT, 4, "蒲秀兰");
            var times = paths.between(List.of(one, two));
            assertThat(times.between(one, two, Way.FOOT).minutes()).isEqualTo(35);
            assertThat(times.between(one, one, Way.FOOT).minutes()).isEqualTo(4);
            assertThat(paths.noted(village)).hasSize(2);
            paths.note(one, two, Way.FOOT, null, "蒲秀兰");
            assertThat(paths.between(List.of(one, two)).between(one, two, Way.FOOT).source())
                    .isEqualTo(Source.GUESSED);
            assertThatThrownBy(() -> paths.note(one, two, Way.FOOT, 700, "蒲秀兰"))
                    .isInstanceOf(Rejected.class).hasMessageContaining("600");
            return true;
        });
    }

    @Test
    void where_the_hamlets_lie_gives_minutes_that_say_how_far() {
        var village = villages.fresh();
        villages.in(village, () -> {
            var one = places.add(village, Place.Kind.HAMLET, "一社").code();
            var two = places.add(village, Place.Kind.HAMLET, "二社").code();
            paths.locate(one, new Spot(106.80, 32.30, 600));
            paths.locate(two, new Spot(106.81, 32.31, 700));
            var minutes = paths.between(List.of(one, two)).between(one, two, Way.FOOT);
            assertThat(minutes.source()).isEqualTo(Source.RECKONED);
            assertThat(minutes.say()).contains("公里，上 100 米");
            return true;
        });
    }

    @Test
    void another_villages_ways_are_neither_seen_nor_written() {
        var village = villages.fresh();
        var neighbour = villages.fresh();
        var hers = villages.in(neighbour, () -> {
            var one = places.add(neighbour, Place.Kind.HAMLET, "一社").code();
            paths.note(one, one, Way.FOOT, 4, "别村");
            return one;
        });
        villages.in(village, () -> {
            assertThat(paths.noted(neighbour)).isEmpty();
            assertThatThrownBy(() -> paths.note(hers, hers, Way.FOOT, 9, "我"))
                    .isInstanceOf(Rejected.class);
            assertThatThrownBy(() -> paths.locate(hers, new Spot(106, 32, null)))
                    .isInstanceOf(Rejected.class);
            return true;
        });
    }
}
