package shouwang.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.county.Counties;
import shouwang.kernel.Ids;
import shouwang.people.Kin.Sight;
import shouwang.people.Kins;

/** A child writes, the desk has one thing to do until it has answered; both names stay. */
@House
class TalksTest {
    @Autowired FamilyStory story;
    @Autowired Tasks tasks;
    @Autowired Kins kins;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Counties counties;

    @Test
    void two_questions_make_one_task_and_the_answer_closes_it_and_reaches_the_child() {
        var home = story.home();
        var village = home.scene().village();
        var child = story.inside(home, home.daughter(), Set.of(Sight.MOOD));
        var id = Ids.fresh().toString();
        for (var n = 0; n < 3; n++) {
            assertThat(story.post(child, "/kin/talk", "id", id, "text", "妈妈的药\n还够吗"))
                    .hasStatus3xxRedirection();
        }
        assertThat(story.post(child, "/kin/talk", "id", id, "text", "换一句")).hasStatus(409);
        assertThat(story.post(child, "/kin/talk", "id", Ids.fresh().toString(), "text",
                "还有，电表费交了吗")).hasStatus3xxRedirection();
        assertThat(villages.in(village, () -> tasks.open(village, 9))).singleElement()
                .satisfies(task -> {
                    assertThat(task.kind()).isEqualTo(Talks.ANSWER);
                    assertThat(task.what()).contains("女儿 盖玉梅").doesNotContain("药");
                });
        var desk = "/people/elders/" + home.elder() + "/family";
        assertThat(story.get(home.clerk().cookie(), desk)).bodyText().contains("妈妈的药", "电表费",
                "女儿 盖玉梅");
        var line = Ids.fresh().toString();
        assertThat(story.post(home.clerk().cookie(), desk + "/" + home.daughter() + "/talk",
                "line", line, "text", "都够，放心")).hasStatus3xxRedirection();
        assertThat(villages.in(village, () -> tasks.countOpen(village))).isZero();
        assertThat(story.get(child, "/kin/talk")).bodyText().contains("都够，放心")
                .contains("服务站 " + home.clerk().actor().name());
        assertThat(JdbcClient.create(counties.owner()).sql("""
                select count(*) from county_511922.messages_message where id = ?""")
                .param(Ids.derived(java.util.UUID.fromString(line), "kin")).query(Integer.class)
                .single()).isOne();
    }

    @Test
    void too_long_an_empty_and_too_many_are_refused_and_keep_their_words() {
        var home = story.home();
        var child = story.inside(home, home.daughter(), Set.of(Sight.MOOD));
        assertThat(story.post(child, "/kin/talk", "id", Ids.fresh().toString(), "text",
                "长".repeat(501))).hasStatus(422).bodyText().contains("最多 500 个字", "长长长");
        assertThat(story.post(child, "/kin/talk", "id", Ids.fresh().toString(), "text", " "))
                .hasStatus(422);
        for (var n = 0; n < 20; n++) {
            assertThat(story.post(child, "/kin/talk", "id", Ids.fresh().toString(), "text",
                    "第 " + n + " 句")).hasStatus3xxRedirection();
        }
        assertThat(story.post(child, "/kin/talk", "id", Ids.fresh().toString(), "text", "再一句"))
                .hasStatus(429);
    }

    @Test
    void nobody_answers_one_who_may_not_look_and_no_other_village_answers() {
        var home = story.home();
        var at = "/people/elders/" + home.elder() + "/family/" + home.daughter() + "/talk";
        assertThat(story.post(home.clerk().cookie(), at, "line", Ids.fresh().toString(), "text",
                "在吗")).hasStatus(409).bodyText().contains("请打电话");
        story.agrees(home, home.elder(), home.daughter(), Set.of(Sight.MOOD));
        var elsewhere = signedIn.as(Role.CLERK, villages.fresh());
        assertThat(story.post(elsewhere.cookie(), at, "line", Ids.fresh().toString(), "text",
                "在吗")).hasStatus(404);
    }
}
