package shouwang.pages.field;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shouwang.House;

/** What an aide writes on a slow phone stays where she wrote it. */
@House
class FieldFormTest {
    /** From here on the phone reads what it keeps only when it is let. */
    private static final String SLOW = """
            name => { const read = kept[name];
              const gate = new Promise(good => { self.letRead = good; });
              kept[name] = async (...about) => { await gate; return read(...about); }; }""";
    @LocalServerPort int port;
    @Autowired FieldStory story;

    @Test
    void a_draft_that_comes_late_does_not_write_over_what_she_has_written_meanwhile() {
        var scene = story.scene();
        var id = scene.today().getFirst();
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var page = phone.ready();
            page.evaluate("id => kept.saveDraft('missed/' + id, [['pick', '大雨断路'], "
                    + "['why', '桥断了']])", id.toString());
            page.evaluate(SLOW, "draft");
            Phone.go(page, "#/missed/" + id);
            page.locator("[name=why]").fill("门锁着");
            page.evaluate("() => letRead()");
            assertThat(page.locator("[value='大雨断路']")).isChecked();
            assertThat(page.locator("[name=why]")).hasValue("门锁着");
        }
    }

    @Test
    void a_form_that_is_left_takes_nothing_more_until_the_next_is_there() {
        var scene = story.scene();
        var first = scene.today().getFirst();
        var second = scene.today().get(1);
        try (var phone = new Phone(port)) {
            phone.signIn(scene.guest());
            var page = phone.ready();
            Phone.go(page, "#/missed/" + first);
            page.locator("[name=why]").fill("桥断了");
            page.evaluate(SLOW, "day");
            Phone.go(page, "#/missed/" + second);
            assertThat(page.locator("[name=why]")).hasValue("桥断了");
            assertThat(page.locator("[name=why]")).isDisabled();
            page.evaluate("() => letRead()");
            assertThat(page.locator("[name=why]")).isEnabled();
            assertThat(page.locator("[name=why]")).hasValue("");
            Phone.go(page, "#/missed/" + first);
            assertThat(page.locator("[name=why]")).hasValue("桥断了");
        }
    }
}
