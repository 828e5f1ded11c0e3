package shouwang.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.people.intake.Rosters;
import shouwang.people.roster.Roster;
import shouwang.people.roster.RosterAsk;

/** A clerk who has just brought her roster in must not read a count from before it. */
@House
class BoardAfterRosterTest {
    @Autowired Boards boards;
    @Autowired Rosters rosters;
    @Autowired Villages villages;
    @Autowired TestClock clock;

    @Test
    void a_roster_is_on_the_board_the_moment_it_is_in_and_off_when_it_is_taken_back() {
        var village = villages.fresh();
        var clerk = new Actor(Ids.fresh(), villages.county(), "干事", Role.CLERK, village, null);
        var batch = Ids.fresh();
        villages.in(village, () -> {
            boards.recount(village);
            var text = "姓名,性别,出生日期,居住地\n冉春桃,女,1950-02-03,一组\n";
            var result = Roster.check(text.getBytes(StandardCharsets.UTF_8), "a.csv",
                    RosterAsk.on(LocalDate.now(clock)));
            rosters.bring(clerk, batch, village, "a.csv", result, n -> { });
            assertThat(elders(village)).isOne();
            rosters.undo(clerk, batch);
            assertThat(elders(village)).isZero();
            return true;
        });
    }

    private int elders(String village) {
        return java.util.Objects.requireNonNull(boards.at(village).total()).of(Measure.ELDERS);
    }
}
