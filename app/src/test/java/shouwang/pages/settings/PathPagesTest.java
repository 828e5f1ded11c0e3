package shouwang.pages.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.places.Place;
import shouwang.places.Places;

@House
class PathPagesTest {
    @Autowired MockMvcTester mvc;
    @Autowired Places places;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    private String village;
    private SignedIn.Guest clerk;

    @BeforeEach
    void aVillageOfTwoHamlets() {
        village = villages.fresh();
        clerk = signedIn.as(Role.CLERK, village);
        villages.in(village, () -> {
            places.add(village, Place.Kind.HAMLET, "一社");
            return places.add(village, Place.Kind.HAMLET, "二社");
        });
    }

    private String path() {
        return "/settings/paths/" + village;
    }

    @Test
    void the_clerk_writes_minutes_down_and_takes_them_back() {
        assertThat(mvc.get().uri(path()).with(clerk)).hasStatusOk().bodyText()
                .contains("一社", "二社", "没有依据，先估一个");
        assertThat(mvc.post().uri(path()).with(clerk).param("from", village + "001")
                .param("to", village + "002").param("there", "37").param("back", "29"))
                .hasStatus(302);
        assertThat(mvc.get().uri(path()).with(clerk)).bodyText()
                .contains("37", "29", "村里写的", "撤下");
        assertThat(mvc.post().uri(path() + "/forget").with(clerk).param("from", village + "001")
                .param("to", village + "002")).hasStatus(302);
        assertThat(mvc.get().uri(path()).with(clerk)).bodyText().doesNotContain("村里写的");
    }

    @Test
    void where_a_hamlet_lies_is_kept_and_nonsense_is_refused_in_words() {
        for (var n = 1; n <= 2; n++) {
            assertThat(mvc.post().uri(path() + "/spot").with(clerk)
                    .param("hamlet", village + "00" + n).param("lon", "106.8" + n)
                    .param("lat", "32.3").param("altitude", "7" + n + "0")).hasStatus(302);
        }
        assertThat(mvc.get().uri(path()).with(clerk)).bodyText()
                .contains("按距离和坡度算的", "公里，上 10 米");
        assertThat(mvc.post().uri(path() + "/spot").with(clerk).param("hamlet", village + "001")
                .param("lon", "东边").param("lat", "32.3")).hasStatus(422).bodyText()
                .contains("106.832");
        assertThat(mvc.post().uri(path()).with(clerk).param("from", village + "001")
                .param("to", village + "002").param("there", "9999")).hasStatus(422).bodyText()
                .contains("0 到 600 之间");
    }

    @Test
    void another_villages_hamlets_cannot_be_written() {
        var neighbour = villages.fresh();
        assertThat(mvc.post().uri(path()).with(clerk).param("from", neighbour + "001")
                .param("to", village + "002").param("there", "10")).hasStatus(422);
        assertThat(mvc.get().uri("/settings/paths/" + neighbour).with(clerk)).hasStatus(404);
        assertThat(mvc.get().uri(path()).with(signedIn.as(Role.SUPERVISOR, village)))
                .hasStatus(403);
    }
}
