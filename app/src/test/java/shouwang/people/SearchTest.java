package shouwang.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.people.intake.Rosters;
import shouwang.people.roster.Roster;
import shouwang.people.roster.RosterAsk;
import shouwang.people.roster.Workbooks;
import shouwang.people.sound.Pinyin;

/** Who is looked for is found: by any part of the name, by every sound of it. */
@House
class SearchTest {
    @Autowired Elders elders;
    @Autowired Rosters rosters;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired MockMvcTester mvc;
    @Autowired TestClock clock;
    String village = "";
    SignedIn.Guest clerk = new SignedIn.Guest(shouwang.access.Actor.house(
            new shouwang.county.County("511922")), "", new jakarta.servlet.http.Cookie("sw", ""));

    @BeforeEach
    void takeAVillage() {
        village = villages.fresh();
        clerk = signedIn.as(Role.CLERK, village);
    }

    private UUID add(String name) {
        var born = LocalDate.now(clock).minusYears(80);
        return elders.add(clerk.actor(), Ids.fresh(), new ElderForm(village, name, Elder.Sex.F,
                born, null, null, java.util.Set.of(), null, null, null, null, null, null, null,
                null));
    }

    private List<UUID> found(String word) {
        return elders.list(ElderQuery.of(village, word, 20)).stream().map(Elder::id).toList();
    }

    @Test
    void an_elder_is_found_by_any_part_of_her_name() {
        villages.in(village, () -> {
            var cui = add("冉翠芳");
            var xian = add("单先先");
            var yi = add("阿依·古丽");
            var rare = add("覃寿𠮷");
            assertThat(found("翠")).containsExactly(cui);
            assertThat(found("翠芳")).containsExactly(cui);
            assertThat(found("先先")).containsExactly(xian);
            for (var word : List.of("阿依古丽", "阿依·古丽", "阿依•古", "古丽", "依古丽", "依")) {
                assertThat(found(word)).as(word).containsExactly(yi);
            }
            assertThat(found("𠮷")).containsExactly(rare);
            assertThat(found("翠英")).isEmpty();
            assertThat(found("%")).isEmpty();
            return true;
        });
    }

    @Test
    void names_hard_to_sound_are_found_by_their_initials() {
        var result = Roster.check(Workbooks.resource("/rosters/found/names-by-initials.xlsx"), "a",
                new RosterAsk(LocalDate.now(clock), Map.of(), ""));
        villages.in(village, () -> {
            var batch = Ids.fresh();
            rosters.bring(clerk.actor(), batch, village, "a.xlsx", result, done -> { });
            for (var word : List.of("mqd", "ycx", "yxy", "jyz", "jgx", "scy", "szy", "tcm",
                    "qcm")) {
                assertThat(found(word)).as(word).hasSize(1);
            }
            rosters.undo(clerk.actor(), batch);
            return true;
        });
    }

    @ParameterizedTest
    @CsvSource({"单先先,sxx,dxx", "曾桂英,zgy,cgy", "万俟德,mqd,wqd", "欧阳桂兰,oygl,''"})
    void a_letter_of_several_sounds_is_found_by_each(String name, String first, String other) {
        assertThat(Pinyin.initials(name)).isEqualTo(first);
        assertThat(other.isEmpty() || Pinyin.otherInitials(name).contains(other)).isTrue();
    }

    @Test
    void enter_opens_the_only_one_that_is_found() {
        var id = villages.in(village, () -> add("冉翠芳"));
        villages.in(village, () -> add("盖翠英"));
        assertThat(mvc.get().uri("/people/elders?open=1&q=翠芳").with(clerk).exchange())
                .hasStatus3xxRedirection().hasRedirectedUrl("/people/elders/" + id);
        assertThat(mvc.get().uri("/people/elders?open=1&q=翠").with(clerk).exchange())
                .hasStatusOk().bodyText().contains("冉翠芳", "盖翠英");
        assertThat(mvc.get().uri("/people/elders?q=翠芳").with(clerk).exchange()).hasStatusOk();
    }
}
