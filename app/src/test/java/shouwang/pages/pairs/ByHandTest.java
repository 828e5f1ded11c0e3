package shouwang.pages.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.House;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.care.CareStory;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.pages.When;
import shouwang.pairing.Habits;
import shouwang.pairing.Pairs;
import shouwang.pairing.Saying;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.ElderForm;
import shouwang.people.Elders;
import shouwang.people.Kins;
import shouwang.people.Phone;

/** Who pairs or sends by hand is told what the rules know, and answers it in writing. */
@House
@Import(CareStory.class)
class ByHandTest {
    @Autowired CareStory story;
    @Autowired Elders elders;
    @Autowired Aides aides;
    @Autowired Kins kins;
    @Autowired Habits habits;
    @Autowired Pairs pairs;
    @Autowired Needs needs;
    @Autowired Visits visits;
    @Autowired TestClock clock;
    @Autowired Villages villages;
    @Autowired MockMvcTester mvc;
    CareStory.Scene scene;

    @BeforeEach
    void aVillage() {
        scene = story.scene();
    }

    private <T> T in(java.util.concurrent.Callable<T> work) {
        return villages.in(scene.village(), work);
    }

    private UUID at(String name, String head, Elder.Sex sex) {
        return in(() -> elders.add(scene.clerk().actor(), Ids.fresh(), new ElderForm(
                scene.village() + "001", name, sex, LocalDate.of(1940, 3, 5), null, List.of(),
                Set.of(), null, null, null, null, null, null, null, head)));
    }

    private void kin(UUID elder, String name, String phone) {
        in(() -> kins.add(scene.clerk().actor(), Ids.fresh(), elder, name, "女儿", "本村",
                Phone.parseAll(phone).orElseThrow()));
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(scene.clerk()).exchange();
    }

    private MvcTestResult pair(UUID elder, String despite) {
        return mvc.post().uri("/people/pairs").with(scene.clerk()).param("elder",
                elder.toString()).param("aide", scene.aide().toString()).param("despite", despite)
                .exchange();
    }

    @Test
    void a_child_of_either_parent_is_kin_by_name_or_by_phone() {
        var father = at("冉国栋", "冉国栋", Elder.Sex.M);
        var mother = at("盖三妹", "冉国栋", Elder.Sex.F);
        var other = at("何珍玉", "何珍玉", Elder.Sex.F);
        kin(father, "王琼琼", "15466664135");
        assertThat(get("/people/pairs/new?elder=" + mother)).hasStatusOk().bodyText()
                .contains("是亲属", "仍和王琼琼结对").doesNotContain(">和王琼琼结对");
        assertThat(in(() -> pairs.suggest(scene.clerk().actor(), father, 9))).isEmpty();
        assertThat(in(() -> pairs.suggest(scene.clerk().actor(), other, 9))).hasSize(1);
        // listed at home as 三妹, with the aide's own telephone
        kin(other, "三妹", "15455551111");
        assertThat(in(() -> pairs.suggest(scene.clerk().actor(), other, 9))).isEmpty();
    }

    @Test
    void whoever_knows_better_writes_why_and_it_stays_with_the_pair() {
        in(() -> {
            habits.say(scene.clerk().actor(), scene.elder(), scene.aide(), Saying.Kind.APART,
                    "早年有过节");
            return null;
        });
        assertThat(pair(scene.elder(), "")).hasStatus(409).bodyText()
                .contains("不宜结对", "请写为什么还是合适");
        assertThat(in(() -> pairs.history(scene.elder()))).isEmpty();
        assertThat(pair(scene.elder(), "两家已经说开了")).hasStatus3xxRedirection();
        assertThat(in(() -> pairs.history(scene.elder()))).singleElement().satisfies(made ->
                assertThat(made.reason()).contains("不宜结对", "两家已经说开了"));
        assertThat(get("/people/pairs/elders/" + scene.elder())).bodyText()
                .contains("两家已经说开了");
    }

    @Test
    void who_is_sent_without_the_skill_is_sent_for_a_reason() {
        var need = in(() -> needs.raise(scene.clerk().actor(),
                story.wish(scene, Service.BATHING)).id());
        var at = "/today/needs/" + need;
        assertThat(get(at)).hasStatusOk().bodyText().contains("没有登记会助浴");
        assertThat(mvc.post().uri(at + "/give").with(scene.clerk()).param("aide",
                scene.aide().toString())).hasStatus(409).bodyText().contains("没有登记会助浴");
        assertThat(mvc.post().uri(at + "/give").with(scene.clerk()).param("aide",
                scene.aide().toString()).param("despite", "在县医院护理过三年"))
                .hasStatus3xxRedirection();
    }

    @Test
    void everybody_who_helps_in_the_village_is_found_and_age_is_said() {
        in(() -> {
            for (var n = 0; n < 10; n++) {
                story.aide(scene.clerk(), scene.village() + "001", "何珍" + "一二三四五六七八九十"
                        .charAt(n));
            }
            return aides.add(scene.clerk().actor(), Ids.fresh(), new Aides.Form(scene.village(),
                    "蒲老汉", Elder.Sex.M, LocalDate.of(1940, 1, 1), List.of(),
                    Aide.Origin.NEIGHBOUR, Set.of(), Aide.Vehicle.FOOT, 0, 60, 127));
        });
        var need = in(() -> needs.raise(scene.clerk().actor(),
                story.wish(scene, Service.MEALS)).id());
        assertThat(get("/today/needs/" + need)).bodyText().doesNotContain("派蒲老汉去");
        assertThat(get("/today/needs/" + need + "?q=蒲老汉")).hasStatusOk().bodyText()
                .contains("派蒲老汉去", "岁");
    }

    @Test
    void what_is_written_down_afterwards_closes_what_was_agreed_on() {
        var need = in(() -> needs.raise(scene.clerk().actor(),
                story.wish(scene, Service.CLEANING)));
        var start = clock.instant().minusSeconds(3600).truncatedTo(ChronoUnit.MINUTES);
        var visit = in(() -> needs.give(scene.clerk().actor(), need.id(), scene.aide(), start));
        for (var n = 0; n < 2; n++) {
            assertThat(mvc.post().uri("/care/visits").with(scene.clerk())
                    .param("id", Ids.fresh().toString()).param("elder", scene.elder().toString())
                    .param("aide", scene.aide().toString()).param("service", "CLEANING")
                    .param("done", "扫屋").param("from", When.field(start))
                    .param("until", When.field(start.plusSeconds(2400))))
                    .hasStatus3xxRedirection();
        }
        assertThat(in(() -> visits.ofElder(scene.elder(), clock.instant().plusSeconds(9), 9)))
                .singleElement().satisfies(made -> {
                    assertThat(made.id()).isEqualTo(visit.id());
                    assertThat(made.status()).isEqualTo(Visit.Status.DONE);
                });
        assertThat(in(() -> needs.get(need.id()).status())).isEqualTo(Need.Status.ANSWERED);
    }

    @Test
    void somebody_of_eighty_six_is_no_young_old_helper() {
        assertThat(mvc.post().uri("/people/aides/new").with(scene.clerk())
                .param("id", Ids.fresh().toString()).param("village", scene.village())
                .param("name", "何珍玉").param("sex", "F").param("born", "1940-01-01")
                .param("origin", "YOUNG_OLD").param("vehicle", "FOOT").param("mostElders", "2")
                .param("mostHours", "20")).hasStatus(422).bodyText().contains("低龄");
    }
}
