package shouwang.pages.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.House;
import shouwang.Villages;
import shouwang.care.CareStory;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;

/** 换人, from the elder's page and back to a choice. */
@House
class AnotherAideTest {
    @Autowired CareStory story;
    @Autowired Pairs pairs;
    @Autowired Villages villages;
    @Autowired MockMvcTester mvc;

    @Test
    void to_change_the_aide_the_pair_is_ended_where_one_stands_and_the_choice_comes_next() {
        var scene = story.scene();
        var pair = villages.in(scene.village(), () -> pairs.pair(scene.clerk().actor(),
                scene.elder(), scene.aide(), Pair.Manner.VOLUNTARY, null));
        var choose = "/people/pairs/new?elder=" + scene.elder();
        assertThat(mvc.get().uri(URI.create(choose)).with(scene.clerk())).hasStatusOk().bodyText()
                .contains("现在是王琼琼", "/people/pairs/" + pair.id() + "/end");
        assertThat(mvc.post().uri("/people/pairs/" + pair.id() + "/end").param("reason", "外出务工")
                .param("again", scene.elder().toString()).with(scene.clerk()))
                .hasStatus3xxRedirection().hasRedirectedUrl(choose + "&said=ended");
        assertThat(mvc.get().uri(URI.create(choose)).with(scene.clerk())).hasStatusOk().bodyText()
                .contains("合适的人", "和王琼琼结对");
    }
}
