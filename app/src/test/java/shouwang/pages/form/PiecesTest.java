package shouwang.pages.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.House;
import shouwang.Villages;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.family.FamilyStory;
import shouwang.kernel.Ids;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Kin;

/** What belongs to the nine services is asked for by its own name, wherever one asks. */
@House
@Import(FamilyStory.class)
class PiecesTest {
    @Autowired FamilyStory story;
    @Autowired Needs needs;
    @Autowired Pairs pairs;
    @Autowired Villages villages;
    @Autowired MockMvcTester mvc;

    private List<Need> of(FamilyStory.Home home) {
        return villages.in(home.scene().village(), () -> needs.ofElder(home.elder(), 9));
    }

    @Test
    void the_desk_asks_for_a_piece_and_the_need_knows_its_people_and_its_skill() {
        var home = story.home();
        var page = mvc.get().uri("/today/needs/new?elder=" + home.elder()).with(home.clerk());
        assertThat(page).hasStatusOk().bodyText().contains("买菜", "买药", "送餐", "送医", "理发",
                "卫生护理", "法律援助", "联络子女", "情感交流", "护理协助", "就医帮助", "活动参与", "健康养生",
                "生活娱乐");
        assertThat(mvc.post().uri("/today/needs").with(home.clerk()).param("id",
                Ids.fresh().toString()).param("elder", home.elder().toString())
                .param("piece", "TO_DOCTOR").param("wish", "去县医院复查")).hasStatus3xxRedirection();
        assertThat(of(home)).singleElement().satisfies(need -> {
            assertThat(need.service()).isEqualTo(Service.MEDICAL);
            assertThat(need.piece()).isEqualTo(Service.Piece.TO_DOCTOR);
            assertThat(need.people()).isEqualTo(2);
            assertThat(need.skill()).isEqualTo(Service.MEDICAL);
            assertThat(need.wish()).isEqualTo("送医：去县医院复查");
        });
        assertThat(mvc.get().uri("/today/needs/" + of(home).getFirst().id()).with(home.clerk()))
                .bodyText().contains("送医：去县医院复查", "没有登记会助医");
    }

    @Test
    void the_child_and_the_aide_ask_for_it_too() {
        var home = story.home();
        var child = story.inside(home, home.daughter(), Set.of(Kin.Sight.values()));
        assertThat(story.get(child, "/kin/help")).bodyText().contains("理发");
        assertThat(story.post(child, "/kin/help", "id", Ids.fresh().toString(), "piece",
                "HAIRCUT")).hasStatus3xxRedirection();
        villages.in(home.scene().village(), () -> pairs.pair(home.clerk().actor(), home.elder(),
                home.scene().aide(), Pair.Manner.VOLUNTARY, null));
        assertThat(mvc.get().uri("/aide/help").with(home.scene().aideGuest())).bodyText()
                .contains("卫生护理");
        assertThat(mvc.post().uri("/aide/help").with(home.scene().aideGuest()).param("id",
                Ids.fresh().toString()).param("elder", home.elder().toString())
                .param("piece", "SHOPPING").param("wish", "两斤盐")).hasStatus3xxRedirection();
        assertThat(of(home)).extracting(Need::wish).containsExactlyInAnyOrder("理发", "买菜：两斤盐");
        assertThat(story.post(child, "/kin/help", "id", Ids.fresh().toString(), "wish", "随便"))
                .hasStatus(422);
    }
}
