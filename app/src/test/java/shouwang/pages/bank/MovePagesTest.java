package shouwang.pages.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.Camera;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.people.Households;
import shouwang.timebank.SpendingStory;
import shouwang.timebank.card.HouseholdCards;
import shouwang.timebank.shop.Counter;

@House
class MovePagesTest {
    @LocalServerPort int port;
    @Autowired SpendingStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired HouseholdCards cards;
    @Autowired Households households;
    @Autowired Counter counter;
    @Autowired MockMvcTester mvc;

    @Test
    void a_household_that_moved_takes_its_points_along_once_and_all_of_them() {
        var old = story.scene();
        var fresh = story.scene();
        var county = signedIn.as(Role.COUNTY, villages.county().code());
        var path = "/timebank/passbook/" + old.household() + "/move";
        villages.in(old.village(), () -> {
            story.earn(old.village(), old.household(), 95);
            return null;
        });
        var card = villages.in(fresh.village(), () ->
                cards.number(households.get(fresh.household())));
        try (var camera = new Camera(port)) {
            camera.look(county, path, "move");
            camera.look(county, "/timebank/passbook/" + old.household(), "move-passbook");
            assertThat(camera.faults()).isEmpty();
        }
        assertThat(mvc.get().uri(path).with(old.clerk())).hasStatus(403);
        var elsewhere = old.village().startsWith("511922204") ? "511922205" : "511922204";
        assertThat(mvc.get().uri(path).with(signedIn.as(Role.TOWNSHIP, elsewhere)))
                .hasStatus(404);
        assertThat(mvc.get().uri(path).with(county)).hasStatusOk().bodyText()
                .contains("王琼琼", "人没有全搬走", "1.58");
        var form = Ids.fresh().toString();
        var asked = Map.of("form", form, "village", fresh.village(), "reason", "搬去女儿家");
        assertThat(send(county, path, asked, "12345678")).hasStatus(404).bodyText()
                .contains("那个村没有这张卡", "搬去女儿家", "12345678");
        for (var click = 0; click < 2; click++) {
            assertThat(send(county, path, asked, card)).hasHeader("Location",
                    "/timebank/passbook/" + fresh.household() + "?said=moved");
        }
        assertThat(left(old)).isZero();
        assertThat(left(fresh)).isEqualTo(95);
        var again = Map.of("form", Ids.fresh().toString(), "village", fresh.village(),
                "reason", "再来一次");
        assertThat(send(county, path, again, card)).hasStatus(409).bodyText()
                .contains("没有可以转出的积分");
        assertThat(mvc.get().uri("/timebank/passbook/" + fresh.household()).with(fresh.clerk()))
                .bodyText().contains("搬去女儿家");
    }

    @Test
    void within_the_village_nothing_moves_and_a_strange_village_is_refused() {
        var scene = story.scene();
        var town = signedIn.as(Role.TOWNSHIP, scene.village().substring(0, 9));
        var path = "/timebank/passbook/" + scene.household() + "/move";
        var card = villages.in(scene.village(), () -> {
            story.earn(scene.village(), scene.household(), 60);
            return cards.number(households.get(scene.elderHousehold()));
        });
        var form = Ids.fresh().toString();
        assertThat(send(town, path, Map.of("form", form, "village", scene.village(),
                "reason", "搬家"), card)).bodyText().contains("新的户还在本村");
        var far = scene.village().startsWith("511922204") ? "511922205001" : "511922204201";
        assertThat(send(town, path, Map.of("form", form, "village", far, "reason", "搬家"), card)
                .getResponse().getStatus()).isIn(403, 404);
        assertThat(left(scene)).isEqualTo(60);
    }

    private long left(SpendingStory.Scene scene) {
        return villages.in(scene.village(),
                () -> counter.available(scene.household()).minutes());
    }

    private MvcTestResult send(SignedIn.Guest by, String path, Map<String, String> form,
            String card) {
        var request = mvc.post().uri(path).with(by).param("card", card);
        form.forEach(request::param);
        return request.exchange();
    }
}
