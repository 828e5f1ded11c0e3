package shouwang.people.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.CareStory;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.people.Elders;
import shouwang.people.Phone;
import shouwang.people.twins.Merging;

@House
class PartnersTest {
    @Autowired Partners partners;
    @Autowired Elders elders;
    @Autowired Merging merging;
    @Autowired CareStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired MockMvcTester mvc;
    @Autowired TestClock clock;
    CareStory.Scene scene;
    String village;

    @BeforeEach
    void settle() {
        scene = story.scene();
        village = scene.village();
    }

    private Partner.Form form(Partner.Part part, String name, @Nullable UUID person,
            boolean another) {
        return new Partner.Form(part, false, name, person, another, "", "修房、出车",
                Phone.parse("15455551234").orElseThrow(), LocalDate.now(clock), false);
    }

    private UUID add(Partner.Form form) {
        var id = Ids.fresh();
        partners.add(scene.clerk().actor(), id, village, form);
        return id;
    }

    @Test
    void who_is_in_the_books_is_linked_and_in_two_parts_stays_one_person() {
        villages.in(village, () -> {
            var name = elders.get(scene.elder()).name();
            assertThatThrownBy(() -> add(form(Partner.Part.BENEFACTOR, name, null, false)))
                    .isInstanceOf(Rejected.class).hasMessageContaining("是不是同一个");
            assertThat(partners.known(village, name)).extracting(Partner.Known::id)
                    .contains(scene.elder());
            add(form(Partner.Part.BENEFACTOR, name, scene.elder(), false));
            add(form(Partner.Part.TROUPE, name, scene.elder(), false));
            assertThat(partners.of(scene.elder())).hasSize(2);
            assertThatThrownBy(() -> add(form(Partner.Part.TROUPE, name, scene.elder(), false)))
                    .isInstanceOf(Rejected.class).hasMessageContaining("已经登记为文艺队");
            var other = add(form(Partner.Part.TROUPE, name, null, true));
            assertThat(partners.get(other).personId()).isNull();
            assertThatThrownBy(() -> add(form(Partner.Part.DOCTOR, "盖无名", scene.elder(), false)))
                    .isInstanceOf(Rejected.class).hasMessageContaining("对不上");
            return true;
        });
        assertThat(get("/people/elders/" + scene.elder())).hasStatusOk().bodyText()
                .contains("乡贤、文艺队");
    }

    @Test
    void two_records_of_one_person_are_led_together_with_their_parts_and_parted_again() {
        villages.in(village, () -> {
            var twin = story.elder(scene.clerk(), village + "001", "冉双生", "15455550021");
            var part = add(form(Partner.Part.BENEFACTOR, "冉双生", twin, false));
            var id = Ids.fresh();
            merging.merge(scene.clerk().actor(), id, twin, scene.elder());
            assertThat(partners.get(part).personId()).isEqualTo(scene.elder());
            merging.part(scene.clerk().actor(), id);
            assertThat(partners.get(part).personId()).isEqualTo(twin);
            return true;
        });
    }

    @Test
    void who_gives_and_would_not_be_named_is_a_kind_heart_in_public() {
        villages.in(village, () -> {
            var id = add(form(Partner.Part.BENEFACTOR, "蒲大方", null, false));
            assertThat(partners.get(id).publicName()).isEqualTo("爱心人士");
            partners.change(scene.clerk().actor(), id, new Partner.Form(Partner.Part.BENEFACTOR,
                    false, "蒲大方", null, false, "", "捐投影", null, LocalDate.now(clock), true));
            assertThat(partners.get(id).publicName()).isEqualTo("蒲大方");
            assertThat(partners.get(id).phone()).isEqualTo("154****1234");
            return true;
        });
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(scene.clerk()).exchange();
    }

    private MvcTestResult post(String path, String... fields) {
        var request = mvc.post().uri(path).with(scene.clerk());
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    @Test
    void the_desk_writes_a_body_down_finds_it_in_the_same_search_and_reads_its_phone_once() {
        var id = Ids.fresh();
        var today = LocalDate.now(clock).toString();
        assertThat(get("/people/network/new")).hasStatusOk().bodyText().contains("农机助耕队");
        assertThat(post("/people/network", "id", id.toString(), "place", village, "part",
                "MACHINES", "organisation", "yes", "name", "团结农机<b>队", "contact", "蒲师傅", "phone",
                "15455556677", "offers", "犁田、收割", "since", today)).hasStatus(302);
        for (var path : new String[] {"/people/network", "/people/network?part=MACHINES",
            "/people/network?q=6677", "/people/network?q=农机", "/people/elders?q=农机"}) {
            assertThat(get(path)).as(path).hasStatusOk().bodyText().contains("团结农机&lt;b&gt;队")
                    .doesNotContain("15455556677");
        }
        assertThat(get("/people/network?part=DOCTOR")).bodyText().doesNotContain("团结农机");
        var page = "/people/network/" + id;
        assertThat(get(page)).hasStatusOk().bodyText().contains("154****6677")
                .doesNotContain("15455556677");
        assertThat(post(page + "/phone")).hasStatusOk().bodyText().contains("15455556677");
        assertThat(post(page + "/end")).hasStatus(302);
        assertThat(get("/people/network")).bodyText().doesNotContain("团结农机");
        assertThat(post(page + "/end")).hasStatus(410);
        var far = signedIn.as(Role.CLERK, villages.far(village));
        assertThat(mvc.get().uri(page).with(far)).hasStatus(404);
    }

    @Test
    void a_name_of_the_books_is_asked_about_and_what_was_typed_stays() {
        var name = villages.in(village, () -> elders.get(scene.elder())).name();
        var form = new String[] {"id", Ids.fresh().toString(), "place", village, "part",
            "BENEFACTOR", "name", name, "offers", "出车送医", "since", LocalDate.now(clock).toString(),
            "person", ""};
        assertThat(post("/people/network", form)).hasStatus(409).bodyText()
                .contains("是同一个人吗").contains("出车送医").contains(scene.elder().toString());
        form[13] = scene.elder().toString();
        assertThat(post("/people/network", form)).hasStatus(302);
        assertThat(post("/people/network", "id", Ids.fresh().toString(), "place", village, "part",
                "NONE", "name", "x", "since", "2099-01-01")).hasStatus(422);
    }
}
