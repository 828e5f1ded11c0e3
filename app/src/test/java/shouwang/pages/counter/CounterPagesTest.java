package shouwang.pages.counter;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.Camera;
import shouwang.House;
import shouwang.Villages;
import shouwang.pairing.Cards;
import shouwang.people.Households;
import shouwang.timebank.SpendingStory;
import shouwang.timebank.card.HouseholdCards;
import shouwang.timebank.shop.Counter;

@House
class CounterPagesTest {
    @LocalServerPort int port;
    @Autowired SpendingStory story;
    @Autowired Villages villages;
    @Autowired HouseholdCards household;
    @Autowired Households households;
    @Autowired Cards cards;
    @Autowired Counter counter;
    @Autowired MockMvcTester mvc;

    @Test
    void the_counter_is_served_with_the_keyboard_alone() {
        var scene = story.scene();
        var rice = villages.in(scene.village(), () -> story.good(scene, 1, "大米", 120, 3));
        var number = villages.in(scene.village(), () -> {
            story.good(scene, 2, "食盐", 15, 9);
            story.good(scene, 3, "菜油", 180, 0);
            story.earn(scene.village(), scene.household(), 300);
            return household.number(households.get(scene.household()));
        });
        try (var camera = new Camera(port)) {
            camera.look(scene.coop(), "/timebank/counter", "counter-waiting");
            for (var width : List.of(390, 1366)) {
                try (var context = camera.context(scene.coop(), width)) {
                    var page = context.newPage();
                    page.navigate(camera.at("/timebank/counter"));
                    type(page, number);
                    type(page, "1");
                    type(page, "2*2");
                    camera.keep(page, "counter-basket", width);
                    page.keyboard().press("F8");
                    page.waitForURL("**/timebank/counter/receipts/**");
                    camera.keep(page, "counter-receipt", width);
                    page.keyboard().press("F4");
                    page.waitForURL("**/timebank/counter");
                }
                if (width == 390) {
                    villages.in(scene.village(), () -> {
                        story.earn(scene.village(), scene.household(), 300);
                        return null;
                    });
                }
            }
            camera.look(scene.clerk(), "/timebank/counter/shelf", "counter-shelf");
            camera.look(scene.clerk(), "/timebank/counter/shelf/" + rice, "counter-good");
            camera.look(scene.coop(), "/timebank/counter/shelf/" + rice, "counter-good-coop");
            camera.look(scene.coop(), "/timebank/counter/day", "counter-day");
            assertThat(camera.faults()).isEmpty();
        }
        assertThat(villages.in(scene.village(),
                () -> counter.available(scene.household()).minutes())).isEqualTo(300);
    }

    /** As a hand scanner does: the text, then Enter, into the field that has the focus. */
    private static void type(Page page, String text) {
        page.waitForFunction("() => ['card', 'add'].includes(document.activeElement.id)");
        page.keyboard().type(text);
        page.waitForNavigation(() -> page.keyboard().press("Enter"));
    }

    @Test
    void a_wall_card_opens_the_counter_until_it_is_lost() {
        var scene = story.scene();
        var elder = scene.care().elder();
        var token = villages.in(scene.village(), () -> cards.tokens(List.of(elder))).get(elder);
        var scan = mvc.post().uri("/timebank/counter").with(scene.coop())
                .param("card", "http://house/c/" + token);
        assertThat(scan).hasStatusOk().bodyText().contains("冉翠芳户", "结账");
        villages.in(scene.village(), () -> {
            cards.lost(scene.clerk().actor(), elder);
            return null;
        });
        assertThat(scan).hasStatus(404).bodyText().contains("认不出这张卡");
        var elsewhere = story.scene();
        assertThat(mvc.post().uri("/timebank/counter").with(elsewhere.coop()).param("card", token))
                .hasStatus(404);
        assertThat(mvc.get().uri("/timebank/counter").with(scene.care().aideGuest()))
                .hasStatus(403);
    }

    @Test
    void a_wrong_number_and_too_few_points_are_said_on_the_page_and_the_basket_stays() {
        var scene = story.scene();
        var card = villages.in(scene.village(), () -> {
            story.good(scene, 7, "毛巾", 45, 5);
            return household.token(households.get(scene.household()));
        });
        assertThat(mvc.post().uri("/timebank/counter").with(scene.coop()).param("card", card)
                .param("add", "99")).hasStatus(404).bodyText().contains("货架上没有 99 号货");
        assertThat(mvc.post().uri("/timebank/counter").with(scene.coop()).param("card", card)
                .param("add", "毛巾")).hasStatus(422).bodyText().contains("请打货号");
        assertThat(mvc.post().uri("/timebank/counter").with(scene.coop()).param("card", card)
                .param("add", "7")).hasStatusOk().bodyText().contains("毛巾", "积分不够");
    }

    @Test
    void the_station_changes_a_price_and_the_seller_sees_every_coming_and_going() {
        var scene = story.scene();
        var towel = villages.in(scene.village(), () -> story.good(scene, 7, "毛巾", 45, 5));
        var path = "/timebank/counter/shelf/" + towel;
        assertThat(mvc.get().uri(path).with(scene.coop())).hasStatusOk().bodyText()
                .contains("进货", "+5", "货名和积分由服务站定").doesNotContain(path + "/terms");
        assertThat(mvc.post().uri(path + "/terms").with(scene.coop()).param("name", "毛巾")
                .param("unit", "条").param("price", "9")).hasStatus(403);
        assertThat(mvc.post().uri(path + "/terms").with(scene.clerk()).param("name", "厚毛巾")
                .param("unit", "条").param("price", "0")).hasStatus(422).bodyText()
                .contains("积分要大于零", "厚毛巾");
        assertThat(mvc.post().uri(path + "/terms").with(scene.clerk()).param("name", "厚毛巾")
                .param("unit", "条").param("price", "1.25")).hasHeader("Location",
                path + "?said=saved");
        assertThat(mvc.get().uri("/timebank/counter/shelf").with(scene.coop())).bodyText()
                .contains("厚毛巾", "每条 1.25 分");
        var elsewhere = story.scene();
        assertThat(mvc.get().uri(path).with(elsewhere.coop())).hasStatus(404);
        assertThat(mvc.post().uri(path + "/terms").with(elsewhere.clerk()).param("name", "毛巾")
                .param("unit", "条").param("price", "1")).hasStatus(404);
    }
}
