package shouwang.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.places.Place;
import shouwang.places.Places;

/** Households are split, kin written anew, and a hamlet has one name. */
@House
class HomesAndHamletsTest {
    @Autowired Elders elders;
    @Autowired Households households;
    @Autowired Kins kins;
    @Autowired Places places;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired TestClock clock;
    String village = "";
    Actor clerk = Actor.house(new shouwang.county.County("511922"));

    @BeforeEach
    void takeAVillage() {
        village = villages.fresh();
        clerk = signedIn.as(Role.CLERK, village).actor();
    }

    private UUID elder(String name, String head, String place) {
        return elders.add(clerk, Ids.fresh(), new ElderForm(place, name, Elder.Sex.F,
                LocalDate.of(1942, 3, 1), null, null, Set.of(), null, null, null, null, null,
                null, null, head));
    }

    @Test
    void some_of_a_household_live_on_their_own_from_now_on() {
        villages.in(village, () -> {
            var head = elder("冉翠芳", "冉翠芳", village);
            var other = elder("盖玉梅", "冉翠芳", village);
            var home = elders.get(head).householdId();
            var id = Ids.fresh();
            for (var press = 0; press < 2; press++) {
                households.split(clerk, id, home, Set.of(other), "盖玉梅", "桥头",
                        clock.instant());
            }
            assertThat(households.members(home)).extracting(Household.Member::id)
                    .containsExactly(head);
            assertThat(households.members(id)).extracting(Household.Member::id)
                    .containsExactly(other);
            assertThatThrownBy(() -> households.split(clerk, Ids.fresh(), id, Set.of(other),
                    "盖玉梅", null, clock.instant())).isInstanceOf(Rejected.class)
                    .hasMessageContaining("至少留一个人");
            return true;
        });
    }

    @Test
    void a_child_written_down_wrong_is_written_anew() {
        villages.in(village, () -> {
            var elder = elder("冉翠芳", "冉翠芳", village);
            var kin = kins.add(clerk, Ids.fresh(), elder, "盖玉梅", "女儿", null,
                    Phone.parseAll("15466664135").orElseThrow());
            kins.change(clerk, elder, kin, "盖玉兰", "儿媳", "宁波", null);
            assertThat(kins.of(elder)).singleElement().satisfies(one -> {
                assertThat(one.called()).isEqualTo("儿媳 盖玉兰");
                assertThat(one.phones()).hasSize(1);
            });
            kins.change(clerk, elder, kin, "盖玉兰", "儿媳", "宁波", List.of());
            assertThat(kins.of(elder).getFirst().phones()).isEmpty();
            return true;
        });
    }

    @Test
    void a_hamlet_has_one_name_however_it_is_called_and_goes_only_when_nothing_stands_on_it() {
        villages.in(village, () -> {
            var seven = places.add(village, Place.Kind.HAMLET, "七社");
            assertThat(places.hamlet(village, "七组").code()).isEqualTo(seven.code());
            assertThat(places.hamlet(village, "第7村民小组").code()).isEqualTo(seven.code());
            for (var bad : List.of("7组", "<b>x</b>", "=1+1", "123")) {
                assertThatThrownBy(() -> places.add(village, Place.Kind.HAMLET, bad)).as(bad)
                        .isInstanceOf(Rejected.class);
            }
            var lived = places.add(village, Place.Kind.HAMLET, "大院子");
            elder("冉翠芳", "冉翠芳", lived.code());
            assertThatThrownBy(() -> places.close(lived.code(), LocalDate.now(clock)))
                    .isInstanceOf(Rejected.class).hasMessageContaining("还有人");
            places.close(seven.code(), LocalDate.now(clock));
            assertThat(places.children(village)).extracting(Place::code)
                    .doesNotContain(seven.code());
            assertThat(places.names(List.of(seven.code()))).containsEntry(seven.code(), "七社");
            return true;
        });
    }
}
