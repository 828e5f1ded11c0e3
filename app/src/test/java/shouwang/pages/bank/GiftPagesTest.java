package shouwang.pages.bank;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
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
import shouwang.timebank.earning.EarningStory;
import shouwang.timebank.giving.Giving;
import shouwang.timebank.giving.Parting;
import shouwang.timebank.rules.Preset;
import shouwang.timebank.rules.TimeBankRules;
import shouwang.timebank.shop.Counter;

@House
class GiftPagesTest {
    private static final TimeBankRules PLAIN = Preset.PLAIN.rules();
    @LocalServerPort int port;
    @Autowired SpendingStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired HouseholdCards cards;
    @Autowired Households households;
    @Autowired Giving giving;
    @Autowired Counter counter;
    @Autowired MockMvcTester mvc;
    @Autowired EarningStory bank;
    @Autowired Parting parting;

    @Test
    void a_household_gives_books_and_asks_at_the_desk_and_someone_else_grants() {
        var s = story.scene();
        var clerk = s.clerk();
        var use = "/timebank/passbook/" + s.household() + "/use";
        var elders = "/timebank/passbook/" + s.elderHousehold() + "/use";
        var boss = signedIn.as(Role.SUPERVISOR, s.village());
        var number = villages.in(s.village(), () -> {
            story.earn(s.village(), s.household(), 300);
            return cards.number(households.get(s.elderHousehold()));
        });
        var form = Ids.fresh().toString();
        for (var click = 0; click < 2; click++) {
            assertThat(mvc.post().uri(use).with(clerk).param("form", form).param("step", "gift")
                    .param("card", number).param("points", "1.5").param("reason", "邻里照顾"))
                    .hasStatus(302);
        }
        assertThat(mvc.post().uri(use).with(clerk).param("form", Ids.fresh().toString())
                .param("step", "gift").param("card", "12345678").param("points", "0.15")
                .param("reason", "照顾")).hasStatus(404).bodyText().contains("认不出对方的卡号");
        assertThat(mvc.post().uri(use).with(clerk).param("form", Ids.fresh().toString())
                .param("step", "donate").param("points", "1").param("reason", "给老人"))
                .hasStatus(302);
        assertThat(mvc.post().uri(elders).with(clerk).param("form", Ids.fresh().toString())
                .param("step", "book").param("elder", s.care().elder().toString())
                .param("service", "MEALS").param("minutes", "40").param("reason", "送午饭"))
                .hasStatus(302);
        var asked = Ids.fresh();
        assertThat(mvc.post().uri(elders).with(clerk).param("form", asked.toString())
                .param("step", "ask").param("points", "0.5").param("reason", "84 岁"))
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

    @Test
    void a_household_leaves_at_the_desk_and_its_relations_are_written_at_its_page() {
        var s = bank.scene(new TimeBankRules(PLAIN.rates(), PLAIN.caps(), PLAIN.earners(),
                new TimeBankRules.Spending(60, 55, TimeBankRules.Circle.SPOUSE, true,
                        TimeBankRules.Gifts.KIN, TimeBankRules.Death.HEIR,
                        TimeBankRules.Leaving.POOL), PLAIN.group(), 0, 0, 0));
        var clerk = s.bank().clerk();
        var home = "/people/households/" + s.bank().elderHousehold();
        var use = "/timebank/passbook/" + s.bank().household() + "/use";
        var elders = "/timebank/passbook/" + s.bank().elderHousehold() + "/use";
        villages.in(s.village(), () -> {
            story.earn(s.village(), s.bank().household(), 300);
            return null;
        });
        var relation = "relation-" + s.bank().care().elder();
        assertThat(mvc.post().uri(home + "/relations").with(clerk).param(relation, "户主"))
                .hasStatus(302);
        assertThat(mvc.post().uri(home + "/relations").with(clerk).param(relation, "长".repeat(21)))
                .hasStatus(422).bodyText().contains("与户主关系");
        assertThat(mvc.get().uri(home).with(clerk)).bodyText().contains("·户主");
        assertThat(mvc.post().uri(home + "/relations").with(s.bank().coop())
                .param(relation, "户主")).hasStatus(403);
        try (var camera = new Camera(port)) {
            camera.look(clerk, home, "household-relations");
            camera.look(clerk, use, "bank-use-strict");
            camera.look(clerk, elders, "bank-use-kin");
            assertThat(mvc.post().uri(elders).with(clerk).param("form", Ids.fresh().toString())
                    .param("step", "leave").param("reason", "搬去女儿家")).hasStatus(302)
                    .hasRedirectedUrl(elders + "?said=parted");
            camera.look(clerk, elders, "bank-use-left");
            assertThat(camera.faults()).isEmpty();
        }
        var left = villages.in(s.village(), () -> parting.away(s.bank().elderHousehold())
                .orElseThrow().id().toString());
        var number = villages.in(s.village(), () -> cards.number(households.get(
                s.bank().elderHousehold())));
        assertThat(mvc.post().uri("/timebank/counter").with(s.bank().coop()).param("card", number))
                .hasStatus(409).bodyText().contains("第 14 条");
        assertThat(mvc.post().uri(elders).with(clerk).param("step", "stay").param("left", left))
                .hasStatus(302).hasRedirectedUrl(elders + "?said=stayed");
        assertThat(mvc.post().uri(use).with(clerk).param("form", Ids.fresh().toString())
                .param("step", "gift").param("card", number).param("points", "1.5")
                .param("reason", "照顾")).bodyText().contains("第 11 条：可以赠给直系亲属");
        assertThat(mvc.post().uri(use).with(clerk).param("form", Ids.fresh().toString())
                .param("step", "gift").param("card", number).param("points", "1.5")
                .param("relation", "母亲").param("reason", "照顾")).hasStatus(302)
                .hasRedirectedUrl(use + "?said=gifted");
    }
}
