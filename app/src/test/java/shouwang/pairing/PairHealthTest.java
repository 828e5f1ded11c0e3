package shouwang.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.ElderForm;
import shouwang.people.Elders;

@House
class PairHealthTest {
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Elders elders;
    @Autowired Aides aides;
    @Autowired Pairs pairs;
    @Autowired PairHealth health;

    private UUID elder(Actor clerk, String place, String name) {
        return elders.add(clerk, Ids.fresh(), new ElderForm(place, name, Elder.Sex.F,
                LocalDate.of(1948, 2, 3), null, List.of(), EnumSet.noneOf(Elder.Category.class),
                null, null, null, null, null, null, null, null));
    }

    private Aides.Form form(String place, String name, int born, int most) {
        return new Aides.Form(place, name, Elder.Sex.F, LocalDate.of(born, 3, 4), List.of(),
                Aide.Origin.NEIGHBOUR, Set.of(), Aide.Vehicle.FOOT, most, 60, 127);
    }

    @Test
    void an_aide_who_is_old_or_has_too_many_shows_with_a_successor() {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village).actor();
        villages.in(village, () -> {
            var gai = elder(clerk, village, "盖志清");
            var shan = elder(clerk, village, "单先先");
            var qiu = elder(clerk, village, "仇全");
            var fine = aides.add(clerk, Ids.fresh(), form(village, "王琼琼", 1971, 4));
            var old = aides.add(clerk, Ids.fresh(), form(village, "何珍玉", 1930, 4));
            var older = aides.add(clerk, Ids.fresh(), form(village, "赵素华", 1929, 4));
            pairs.pair(clerk, gai, fine, Pair.Manner.VOLUNTARY, null);
            pairs.pair(clerk, shan, old, Pair.Manner.VOLUNTARY, null);
            var third = pairs.pair(clerk, qiu, older, Pair.Manner.VOLUNTARY, null);
            var found = health.of(village);
            assertThat(found).extracting(one -> one.troubles().getFirst()).containsExactly(
                    PairHealth.Trouble.OLD, PairHealth.Trouble.OLD);
            assertThat(found.getFirst().next().aide().id()).isEqualTo(fine);
            health.handOver(clerk, third.id(), fine);
            assertThat(pairs.current(List.of(qiu)).get(qiu).aideId()).isEqualTo(fine);
            assertThatThrownBy(() -> health.handOver(clerk, third.id(), fine))
                    .isInstanceOf(Rejected.class);
            aides.change(clerk, fine, form(village, "王琼琼", 1971, 1));
            assertThat(health.of(village)).filteredOn(one -> one.troubles()
                    .contains(PairHealth.Trouble.OVERLOADED)).hasSize(2);
            return gai;
        });
    }
}
