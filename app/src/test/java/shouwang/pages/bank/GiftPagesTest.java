package shouwang.pages.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.Camera;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.people.Households;
import shouwang.timebank.SpendingStory;
import shouwang.timebank.card.HouseholdCards;
import shouwang.timebank.giving.Giving;
import shouwang.timebank.shop.Counter;

@House
@Import(SpendingStory.class)
class GiftPagesTest {
    @LocalServerPort int port;
    @Autowired SpendingStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired HouseholdCards cards;
    @Autowired Households households;
    @Autowired Giving giving;
    @Autowired Counter counter;
    @Autowired MockMvcTester mvc;

    @Test
    void a_household_gives_books_and_asks_at_the_desk_and_someone_else_grants() {
        var s = story.scene();
        var clerk = s.clerk();
        var use = "/passbook/" + s.household() + "/use";
        var elders = "/passbook/" + s.elderHousehold() + "/use";
        var boss = signedIn.as(Role.SUPERVISOR, s.village());
        var number = villages.in(s.village(), () -> {
            story.earn(s.village(), s.household(), 300);
            return cards.number(households.get(s.elderHousehold()));
        });
        var form = Ids.fresh().toString();
        for (var click = 0; click < 2; click++) {
            assertThat(mvc.post().uri(use).with(clerk).param("form", form).param("step", "gift")
                    .param("card", number).param("minutes", "90").param("reason", "邻里照顾"))
                    .hasStatus(302);
        }
        assertThat(mvc.post().uri(use).with(clerk).param("form", Ids.fresh().toString())
                .param("step", "gift").param("card", "12345678").param("minutes", "9")
                .param("reason", "照顾")).hasStatus(404).bodyText().contains("认不出对方的卡号");
        assertThat(mvc.post().uri(use).with(clerk).param("form", Ids.fresh().toString())
                .param("step", "donate").param("minutes", "60").param("reason", "给老人"))
                .hasStatus(302);
        assertThat(mvc.post().uri(elders).with(clerk).param("form", Ids.fresh().toString())
                .param("step", "book").param("elder", s.care().elder().toString())
                .param("service", "MEALS").param("minutes", "40").param("reason", "送午饭"))
                .hasStatus(302);
        var asked = Ids.fresh();
        assertThat(mvc.post().uri(elders).with(clerk).param("form", asked.toString())
                .param("step", "ask").param("minutes", "30").param("reason", "84 岁"))
                .hasStatus(302);
        assertThat(mvc.post().uri("/timebank/giving/" + asked).with(clerk).param("step", "grant"))
                .hasStatus(403);
        try (var camera = new Camera(port)) {
            camera.look(clerk, elders, "bank-use");
            camera.look(boss, "/timebank/giving", "bank-giving");
            camera.look(clerk, "/timebank/giving", "bank-giving-clerk");
            assertThat(camera.faults()).isEmpty();
        }
        assertThat(mvc.post().uri("/timebank/giving/" + asked).with(boss).param("step", "grant"))
                .hasStatus(302);
        assertThat(mvc.post().uri(elders).with(clerk).param("step", "lost")
                .param("reason", "赶场丢了")).hasStatus(302);
        villages.in(s.village(), () -> {
            assertThat(counter.available(s.elderHousehold()).minutes()).isEqualTo(80);
            assertThat(counter.available(s.household()).minutes()).isEqualTo(150);
            assertThat(cards.read(number, s.village())).isEmpty();
            assertThat(story.sum(s.village())).isZero();
            return null;
        });
        assertThat(mvc.get().uri(use).with(s.coop())).hasStatus(403);
    }
}
