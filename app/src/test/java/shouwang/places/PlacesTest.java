package shouwang.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.House;
import shouwang.Villages;
import shouwang.kernel.Rejected;

@House
class PlacesTest {
    @Autowired Places places;
    @Autowired Villages villages;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    @Test
    void the_county_has_its_32_townships_and_414_villages() {
        villages.everywhere(() -> {
            assertThat(places.below("511922", Place.Kind.TOWNSHIP)).hasSize(32);
            assertThat(places.below("511922", Place.Kind.VILLAGE))
                    .filteredOn(place -> !Villages.isBuilt(place.name())).hasSize(414);
            return true;
        });
    }

    @Test
    void a_village_adds_hamlets_and_hearths_with_the_next_code() {
        var village = villages.fresh();
        villages.in(village, () -> {
            var hamlet = places.add(village, Place.Kind.HAMLET, "三社");
            assertThat(hamlet.code()).isEqualTo(village + "001");
            assertThat(places.hamlet(village, "三社")).isEqualTo(hamlet);
            var hearth = places.add(hamlet.code(), Place.Kind.HEARTH, "竹林湾");
            assertThat(hearth.code()).isEqualTo(village + "001001");
            assertThatThrownBy(() -> places.add(village, Place.Kind.HAMLET, "三社"))
                    .isInstanceOf(Rejected.class).hasMessageContaining("已经有");
            return true;
        });
    }

    @Test
    void a_hamlet_is_not_renamed_to_its_neighbours_name() {
        var village = villages.fresh();
        villages.in(village, () -> {
            var third = places.add(village, Place.Kind.HAMLET, "三社").code();
            var fourth = places.add(village, Place.Kind.HAMLET, "四社").code();
            assertThatThrownBy(() -> places.rename(fourth, "三社"))
                    .isInstanceOf(Rejected.class).hasMessageContaining("已经有叫“三社”");
            places.rename(fourth, "四社");
            places.rename(third, "老三社");
            places.rename(fourth, "三社");
            assertThat(places.children(village)).extracting(Place::name)
                    .containsExactly("老三社", "三社");
            return true;
        });
    }

    @Test
    void two_who_add_a_hamlet_at_once_get_two_codes() throws Exception {
        var village = villages.fresh();
        var names = List.of("一社", "二社", "三社", "四社", "五社", "六社");
        var start = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(names.size())) {
            var made = names.stream().map(name -> pool.submit(() -> {
                start.await();
                return villages.in(village, () ->
                        places.add(village, Place.Kind.HAMLET, name).code());
            })).toList();
            start.countDown();
            var codes = new HashSet<String>();
            for (var one : made) {
                codes.add(one.get());
            }
            assertThat(codes).hasSize(names.size());
        }
    }

    @Test
    void a_village_sees_the_names_above_it_but_no_neighbour() {
        var village = villages.fresh();
        var neighbour = villages.fresh();
        villages.in(village, () -> {
            assertThat(places.find("511922")).isPresent();
            assertThat(places.find(neighbour)).isEmpty();
            assertThat(places.below("511922", Place.Kind.VILLAGE)).hasSize(1);
            return true;
        });
    }

    @Test
    void a_transaction_without_a_scope_sees_no_table() {
        assertThatThrownBy(() -> transaction.execute(status ->
                sql.sql("select count(*) from places_place").query(Long.class).single()))
                .isInstanceOf(BadSqlGrammarException.class);
    }
}
