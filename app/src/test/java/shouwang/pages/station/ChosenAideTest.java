package shouwang.pages.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.House;
import shouwang.Villages;
import shouwang.care.CareStory;
import shouwang.kernel.Ids;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;

/** Who went is never whoever happens to stand first in the list. */
@House
class ChosenAideTest {
    @Autowired CareStory story;
    @Autowired Pairs pairs;
    @Autowired Villages villages;
    @Autowired MockMvcTester mvc;
    private CareStory.Scene scene;
    private UUID paired;

    @BeforeEach
    void takeTwoAides() {
        scene = story.scene();
        paired = villages.in(scene.village(), () -> {
            story.aide(scene.clerk(), scene.village(), "艾一平");
            var own = story.aide(scene.clerk(), scene.village(), "左国林");
            pairs.pair(scene.clerk().actor(), scene.elder(), own, Pair.Manner.VOLUNTARY, "邻居");
            return own;
        });
    }

    private static String chosen(MvcTestResult page) {
        var list = Pattern.compile("<select[^>]*name=\"aide\".*?</select>", Pattern.DOTALL).matcher(
                new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
        assertThat(list.find()).isTrue();
        var option = Pattern.compile("value=\"([^\"]*)\" selected").matcher(list.group());
        return option.find() ? option.group(1) : "the first of the list";
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(URI.create(path)).with(scene.clerk()).exchange();
    }

    @Test
    void a_visit_from_paper_names_the_elder_s_own_aide_and_keeps_who_was_chosen() {
        assertThat(chosen(get("/care/visits/new?elder=" + scene.elder())))
                .isEqualTo(paired.toString());
        var lone = villages.in(scene.village(), () -> story.elder(scene.clerk(),
                scene.village() + "001", "周国贵", "15455557310"));
        assertThat(chosen(get("/care/visits/new?elder=" + lone))).isEmpty();
        assertThat(chosen(mvc.post().uri("/care/visits").with(scene.clerk())
                .param("id", Ids.fresh().toString()).param("elder", scene.elder().toString())
                .param("aide", scene.aide().toString()).param("service", "MEALS")
                .exchange())).isEqualTo(scene.aide().toString());
    }

    @Test
    void slips_are_printed_for_nobody_until_somebody_is_chosen() {
        assertThat(chosen(get("/care/slips"))).isEmpty();
        var page = get("/people/aides/" + paired);
        var link = "/care/slips?village=" + scene.village() + "&aide=" + paired;
        assertThat(page).bodyText().contains(link.replace("&", "&amp;"));
        assertThat(chosen(get(link))).isEqualTo(paired.toString());
        assertThat(mvc.post().uri("/care/slips/print").with(scene.clerk()).param("sheets", "3")
                .param("id", Ids.fresh().toString()).param("aide", "")).hasStatus(422);
    }
}
