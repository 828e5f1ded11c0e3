package shouwang.pages.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.boards.Boards;
import shouwang.care.CareStory;

/** Above a village the page of pairs is a table of places. */
@House
@Import(CareStory.class)
class PairPlacesTest {
    @Autowired CareStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Boards boards;
    @Autowired TestClock clock;
    @Autowired MockMvcTester mvc;

    @Test
    void a_township_sees_where_aides_are_missing_and_opens_the_village() {
        var village = story.scene().village();
        // at a moment of its own: what was counted just now is not counted again
        clock.after(Duration.ofMinutes(91), () -> villages.in(village, () -> {
            boards.refresh(village);
            return null;
        }));
        var township = signedIn.as(Role.TOWNSHIP, village.substring(0, 9));
        var link = "/people/pairs?place=" + village;
        assertThat(mvc.get().uri("/people/pairs").with(township)).hasStatusOk().bodyText()
                .contains(link).contains("没有互助员（位）").doesNotContain("冉翠芳")
                .containsPattern(Pattern.compile(Pattern.quote(link)
                        + ".*?class=\"sw-tag bad\">1<", Pattern.DOTALL));
        assertThat(mvc.get().uri(link).with(township)).hasStatusOk().bodyText()
                .contains("冉翠芳");
    }

    @Test
    void nobody_opens_the_pairs_of_a_place_that_is_not_theirs() {
        var scene = story.scene();
        var far = villages.far(scene.village());
        assertThat(mvc.get().uri("/people/pairs?place=" + far).with(scene.clerk()))
                .hasStatus(404);
        assertThat(mvc.get().uri("/people/pairs?place=" + far.substring(0, 9))
                .with(scene.clerk())).hasStatus(404);
        assertThat(mvc.get().uri("/people/pairs?place=nowhere").with(scene.clerk()))
                .hasStatus(404);
    }
}
