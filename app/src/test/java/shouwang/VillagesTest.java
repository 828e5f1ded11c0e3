package shouwang;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.places.Place;
import shouwang.places.Places;

@House
class VillagesTest {
    @Autowired Villages villages;
    @Autowired Places places;

    @Test
    void a_village_that_was_built_lies_in_its_township_and_takes_hamlets() {
        var one = villages.built();
        var other = villages.built();
        assertThat(other).isNotEqualTo(one);
        villages.in(one, () -> {
            assertThat(places.get(one).kind()).isEqualTo(Place.Kind.VILLAGE);
            assertThat(places.add(one, Place.Kind.HAMLET, "竹林湾").code()).startsWith(one);
            assertThat(places.find(other)).isEmpty();
            return true;
        });
    }
}
