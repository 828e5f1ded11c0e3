package shouwang.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.people.intake.Rosters;
import shouwang.people.roster.Roster;
import shouwang.people.roster.RosterAsk;
import shouwang.people.roster.RosterResult;
import shouwang.people.roster.layout.Column;
import shouwang.places.Places;

@House
class RostersTest {
    @Autowired Rosters rosters;
    @Autowired Elders elders;
    @Autowired Kins kins;
    @Autowired Places places;
    @Autowired Villages villages;

    private Actor clerk(String village) {
        return new Actor(Ids.fresh(), villages.county(), "干事", Role.CLERK, village, null);
    }

    /** The sample roster with every id number moved to years of its own, so that tests don't meet. */
    private static RosterResult roster(int offset) {
        var text = new StringBuilder("姓名,性别,身份证号码,居住地,联系电话,独居,子女姓名,子女电话\n");
        for (var i = 0; i < 30; i++) {
            var body = "519999%d%02d%02d%03d".formatted(1930 + i, 1 + offset % 12, 1 + i % 28,
                    offset * 2 % 1000 + 1);
            text.append("单先").append("一二三四五六七八九十".charAt(i % 10)).append(",,").append(body)
                    .append(IdNumber.checkDigit(body)).append(',').append(1 + i % 4)
                    .append("社,1540000").append(1000 + i).append(",是,单小明,1541111")
                    .append(2000 + i).append('\n');
        }
        return Roster.check(text.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "a.csv", RosterAsk.on(LocalDate.of(2026, 11, 23)));
    }

    @Test
    void the_good_rows_come_in_as_one_batch_and_twice_changes_nothing() {
        var village = villages.fresh();
        villages.in(village, () -> {
            var result = roster(1);
            assertThat(result.good()).hasSize(30);
            var first = rosters.bring(clerk(village), Ids.fresh(), village, "a.csv", result, n -> { });
            var again = rosters.bring(clerk(village), Ids.fresh(), village, "a.csv", result, n -> { });
            assertThat(first.added()).isEqualTo(30);
            assertThat(again.added()).isZero();
            assertThat(again.known()).isEqualTo(30);
            var all = elders.all(village);
            assertThat(all).hasSize(30);
            assertThat(places.children(village)).extracting(p -> p.name())
                    .containsExactly("一社", "二社", "三社", "四社");
            assertThat(all.getFirst().pinyin()).startsWith("shan xian");
            assertThat(all.getFirst().phones().getFirst()).startsWith("154****");
            assertThat(kins.of(all.getFirst().id())).singleElement()
                    .satisfies(kin -> assertThat(kin.name()).isEqualTo("单小明"));
            return true;
        });
    }

    @Test
    void a_batch_is_undone_as_a_whole_and_only_once() {
        var village = villages.fresh();
        villages.in(village, () -> {
            var batch = Ids.fresh();
            rosters.bring(clerk(village), batch, village, "a.csv", roster(2), n -> { });
            rosters.undo(clerk(village), batch);
            assertThat(elders.all(village)).isEmpty();
            assertThatThrownBy(() -> rosters.undo(clerk(village), batch))
                    .isInstanceOf(Rejected.class).hasMessageContaining("已经撤销");
            return true;
        });
    }

    @Test
    void two_imports_at_once_double_nobody() throws Exception {
        var village = villages.fresh();
        var result = roster(3);
        try (var pool = Executors.newFixedThreadPool(4)) {
            Callable<Integer> one = () -> villages.in(village, () -> rosters.bring(clerk(village),
                    Ids.fresh(), village, "a.csv", result, n -> { }).added());
            var added = 0;
            for (var done : pool.invokeAll(java.util.Collections.nCopies(4, one))) {
                added += done.get();
            }
            assertThat(added).isEqualTo(30);
        }
        assertThat(villages.in(village, () -> elders.count(village))).isEqualTo(30);
    }

    @Test
    void what_a_village_said_about_a_column_is_remembered_for_it_alone() {
        var village = villages.fresh();
        var other = villages.fresh();
        villages.in(village, () -> {
            rosters.remember(clerk(village), village, "备注", Column.WANTS);
            return true;
        });
        assertThat(villages.in(village, () -> rosters.remembered(village)))
                .containsEntry("备注", Column.WANTS);
        assertThat(villages.in(other, () -> rosters.remembered(village))).isEmpty();
    }

    @Test
    void nobody_imports_into_another_village() {
        var village = villages.fresh();
        var other = villages.fresh();
        villages.in(village, () -> {
            assertThatThrownBy(() -> rosters.bring(clerk(village), Ids.fresh(), other, "a.csv",
                    roster(4), n -> { })).isInstanceOf(Rejected.class);
            return true;
        });
    }
}
