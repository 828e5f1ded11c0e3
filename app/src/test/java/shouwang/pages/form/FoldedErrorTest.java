package shouwang.pages.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.LinkedMultiValueMap;
import shouwang.Forms;
import shouwang.House;
import shouwang.care.CareStory;

/** What is wrong is never said inside a section that is folded shut. */
@House
@Import(CareStory.class)
class FoldedErrorTest {
    private static final Pattern FOLD = Pattern.compile("<details([^>]*)>(.*?)</details>",
            Pattern.DOTALL);
    @Autowired MockMvcTester mvc;
    @Autowired CareStory story;

    @Test
    void each_field_of_the_rules_opens_its_section_when_it_is_wrong() throws Exception {
        var scene = story.scene();
        var at = "/timebank/rules/new";
        var page = mvc.get().uri(at + "?village=" + scene.village() + "&base=NOW")
                .with(scene.clerk()).exchange().getResponse().getContentAsString();
        var form = Forms.of(page, at);
        for (var name : List.copyOf(form.keySet())) {
            if (!String.valueOf(form.getFirst(name)).matches("[0-9]{1,6}")) {
                continue;
            }
            var wrong = new LinkedMultiValueMap<>(form);
            wrong.set(name, "x");
            wrong.set("deed", "propose");
            var answer = mvc.post().uri(at).with(scene.clerk()).params(wrong).exchange();
            var text = answer.getResponse().getContentAsString();
            assertThat(answer.getResponse().getStatus()).as(name).isEqualTo(422);
            assertThat(text).as(name).contains("invalid-feedback");
            assertThat(FOLD.matcher(text).results().filter(fold ->
                    fold.group(2).contains("invalid-feedback")
                            && !fold.group(1).contains(" open")).count()).as(name).isZero();
        }
    }
}
