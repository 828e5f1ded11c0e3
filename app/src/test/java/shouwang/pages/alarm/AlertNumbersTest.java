package shouwang.pages.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.House;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Audit;
import shouwang.alarm.Alarm;
import shouwang.care.CareStory;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.kernel.Ids;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Kins;
import shouwang.people.Phone;

/** In an emergency nobody looks for a telephone number. */
@House
@Import(CareStory.class)
class AlertNumbersTest {
    @Autowired CareStory story;
    @Autowired Needs needs;
    @Autowired Alarm alarm;
    @Autowired Pairs pairs;
    @Autowired Kins kins;
    @Autowired Audit audit;
    @Autowired Villages villages;
    @Autowired TestClock clock;
    @Autowired MockMvcTester mvc;

    @Test
    void an_alert_shows_the_numbers_her_own_aide_first_and_red_is_who_is_late() throws Exception {
        var scene = story.scene();
        var clerk = scene.clerk().actor();
        var alert = villages.in(scene.village(), () -> {
            kins.add(clerk, Ids.fresh(), scene.elder(), "盖玉梅", "女儿", "宁波",
                    Phone.parseAll("15466664135").orElseThrow());
            for (var name : new String[] {"何珍玉", "白国林", "安小芳"}) {
                story.aide(scene.clerk(), scene.village() + "001", name);
            }
            pairs.pair(clerk, scene.elder(), scene.aide(), Pair.Manner.VOLUNTARY, null);
            var need = needs.raise(clerk, new Need.Raise(Ids.fresh(), scene.elder(),
                    Service.EMERGENCY, "摔倒了", 1, Need.RaisedAs.NEIGHBOUR, "何芳", Need.Via.PHONE,
                    clock.instant(), true));
            return alarm.alertOf(need.id()).orElseThrow();
        });
        var at = "/today/alerts/" + alert;
        var page = mvc.get().uri(at).with(scene.clerk()).exchange();
        assertThat(page).hasStatusOk();
        var text = page.getResponse().getContentAsString();
        assertThat(text).contains("tel:15455557302", "tel:15466664135", "tel:15455551111")
                .doesNotContain("sw-tag bad\">还没有回话");
        assertThat(text.indexOf("<b>王琼琼</b>")).isPositive().isLessThan(Math.min(
                text.indexOf("<b>何珍玉</b>"), text.indexOf("<b>安小芳</b>")));
        assertThat(villages.in(scene.village(), () -> audit.lines(scene.village(), null, 3)))
                .anyMatch(line -> line.deed().equals("查看急用电话"));
        clock.after(Duration.ofMinutes(6), () -> {
            assertThat(mvc.get().uri(at).with(scene.clerk())).bodyText()
                    .contains("sw-tag bad\">还没有回话");
            return null;
        });
    }

    @Test
    void calling_back_and_writing_down_a_call_have_the_number_one_press_away() {
        var scene = story.scene();
        assertThat(mvc.get().uri("/today/contacts/new?elder=" + scene.elder())
                .with(scene.clerk())).hasStatusOk().bodyText()
                .contains("/people/reveal/" + scene.elder(), "打电话联系", "老人电话", "子女电话");
        assertThat(mvc.post().uri("/people/reveal/" + scene.elder()).with(scene.clerk())
                .param("field", "PHONES").param("reason", "打电话联系")).hasStatusOk().bodyText()
                .contains("15455557302");
    }

    @Test
    void an_empty_contact_is_not_saved_from_its_form() {
        var scene = story.scene();
        assertThat(mvc.post().uri("/today/contacts").with(scene.clerk())
                .param("elder", scene.elder().toString()).param("id", Ids.fresh().toString())
                .param("kind", "CALL").param("told", "true").param("note", " "))
                .hasStatus(422).bodyText().contains("说了什么");
    }
}
