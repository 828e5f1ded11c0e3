package shouwang.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

/** What a step did is told in our words only, and never in none. */
class SpokenTest {
    private final Spoken spoken = new Spoken(List.of(Spoken.houseWords(),
            Said.words("moved", "积分已迁到这一户。")));

    @Test
    void a_page_tells_what_its_package_handed_in_and_nothing_that_a_link_brings() {
        assertThat(spoken.chinese("moved")).isEqualTo("积分已迁到这一户。");
        assertThat(spoken.chinese("saved")).isEqualTo("已保存。");
        assertThat(spoken.chinese("请把钱汇到这个账号")).isNull();
        assertThat(spoken.chinese(null)).isNull();
    }

    @Test
    void a_word_that_nobody_handed_in_is_a_bug_before_the_answer_leaves() {
        leads(Said.then("/passbook/1?on=2", "moved"));
        leads("redirect:/today");
        leads("station/today");
        assertThatThrownBy(() -> leads(Said.then("/today", "mooved")))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("mooved");
    }

    private void leads(String view) {
        spoken.postHandle(new MockHttpServletRequest(), new MockHttpServletResponse(), this,
                new ModelAndView(view));
    }

    @Test
    void two_pages_with_one_word_keep_the_house_from_starting() {
        assertThatThrownBy(() -> new Spoken(List.of(Said.words("done", "办好了。"),
                Said.words("done", "完了。")))).hasMessageContaining("done");
        assertThatThrownBy(() -> Said.words("done", "办好了。", "done", "完了。"))
                .hasMessageContaining("done");
    }
}
