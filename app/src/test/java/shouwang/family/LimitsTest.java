package shouwang.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.people.Kin;
import shouwang.people.Kin.Sight;
import shouwang.people.Kins;

/** Nothing that the elder has not switched on reaches a child, on any page, by any id. */
@House
class LimitsTest {
    private static final Map<Sight, List<String>> TELLTALE = Map.of(
            Sight.VISITS, List.of("王琼琼", "这一周", "罗支书"), Sight.MOOD, List.of("精神还好", "夜里怕冷清"),
            Sight.NEEDS, List.of("送午饭要软的", "想要一副老花镜"),
            Sight.HEALTH, List.of("高血压", "青霉素"), Sight.PICTURES, List.of("/kin/pictures/"),
            Sight.POINTS, List.of("户里的积分</span>"));
    private static final int A_SESSION = 12;
    @Autowired FamilyStory story;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Kins kins;
    @Autowired AtHome home;
    @Autowired shouwang.care.Needs needs;
    @Autowired TransactionTemplate transaction;
    @Autowired TestClock clock;

    private static List<Set<Sight>> allButNone() {
        return java.util.stream.IntStream.range(1, 1 << Sight.values().length).mapToObj(bits -> {
            Set<Sight> may = EnumSet.noneOf(Sight.class);
            for (var sight : Sight.values()) {
                if ((bits >> sight.ordinal() & 1) == 1) {
                    may.add(sight);
                }
            }
            return may;
        }).toList();
    }

    @Test
    void each_of_the_sixty_three_ways_to_agree_shows_what_is_on_and_nothing_else() {
        var scene = story.home();
        var picture = story.happenings(scene, TestClock.given().minusSeconds(60));
        var n = 0;
        Cookie child = null;
        for (var may : allButNone()) {
            story.agrees(scene, scene.elder(), scene.daughter(), may);
            if (child == null || ++n % A_SESSION == 0) {
                child = story.enter(story.invitation(scene, scene.elder(), scene.daughter()));
            }
            var first = text(child, "/kin");
            var all = first + text(child, "/kin/help") + text(child, "/kin/talk")
                    + text(child, "/kin/letters") + text(child, "/kin/health");
            TELLTALE.forEach((sight, words) -> {
                if (may.contains(sight)) {
                    assertThat(all).as(may + "").contains(words);
                } else {
                    assertThat(all).as(may + "").doesNotContain(words);
                }
            });
            assertThat(first).doesNotContain("高血压", "15466664135", "15455557302");
            var free = may.contains(Sight.HEALTH) && may.contains(Sight.VISITS);
            assertThat(first.contains("血压 138/84")).as(may + "").isEqualTo(free);
            assertThat(first.contains("咳了三天")).as(may + "").isEqualTo(free);
            assertThat(story.get(child, "/kin/pictures/" + picture))
                    .hasStatus(may.contains(Sight.PICTURES) ? 200 : 404);
        }
    }

    private String text(Cookie child, String path) {
        return new String(story.get(child, path).getResponse().getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void two_children_of_one_mother_see_each_what_she_said_to_each() {
        var scene = story.home();
        story.happenings(scene, TestClock.given().minusSeconds(60));
        var daughter = story.inside(scene, scene.daughter(), Set.of(Sight.values()));
        var son = story.inside(scene, scene.son(), Set.of(Sight.MOOD));
        assertThat(text(daughter, "/kin")).contains("王琼琼", "户里的积分");
        assertThat(text(son, "/kin")).contains("精神还好").doesNotContain("王琼琼", "户里的积分</span>");
        assertThat(story.post(daughter, "/kin/talk", "id", Ids.fresh().toString(), "text",
                "妈妈的药还够吗")).hasStatus3xxRedirection();
        assertThat(text(daughter, "/kin/talk")).contains("妈妈的药还够吗");
        assertThat(text(son, "/kin/talk")).doesNotContain("妈妈的药还够吗");
        assertThat(story.get(son, "/kin?of=" + scene.daughter())).hasStatus(403);
    }

    @Test
    void another_elders_child_comes_nowhere_near_by_any_id() {
        var hers = story.home();
        var picture = story.happenings(hers, TestClock.given().minusSeconds(60));
        story.inside(hers, hers.daughter(), Set.of(Sight.values()));
        var other = story.elder(hers.scene(), "何秀英");
        var stranger = story.child(hers.scene(), other, "何军", "儿子");
        story.agrees(hers, other, stranger, Set.of(Sight.values()));
        var he = story.enter(story.invitation(hers, other, stranger));
        assertThat(story.get(he, "/kin")).hasStatusOk();
        assertThat(text(he, "/kin")).contains("何秀英").doesNotContain("盖三妹", "送午饭要软的");
        for (var path : List.of("/kin?of=" + hers.daughter(), "/kin/talk?of=" + hers.daughter(),
                "/kin/health?of=" + hers.daughter(), "/kin/help?of=" + hers.daughter(),
                "/kin/letters?of=" + hers.daughter())) {
            assertThat(story.get(he, path)).as(path).hasStatus(403);
        }
        assertThat(story.get(he, "/kin/pictures/" + picture)).hasStatus(404);
        assertThat(story.get(he, "/people/elders/" + hers.elder() + "/family")).hasStatus(403);
        assertThat(story.post(he, "/kin/help", "id", Ids.fresh().toString(), "of",
                hers.daughter().toString(), "service", "MEALS", "wish", "送饭")).hasStatus(403);
        assertThat(story.post(he, "/kin/talk", "id", Ids.fresh().toString(), "of",
                hers.daughter().toString(), "text", "我是女儿")).hasStatus(403);
    }

    @Test
    void one_taken_back_ends_the_phone_and_the_page_that_is_open() {
        var scene = story.home();
        var daughter = story.inside(scene, scene.daughter(), Set.of(Sight.VISITS));
        var open = Ids.fresh().toString();
        assertThat(story.get(daughter, "/kin/help")).hasStatusOk();
        villages.in(scene.scene().village(), () -> {
            kins.withdraw(scene.clerk().actor(), scene.elder(), scene.daughter());
            return true;
        });
        assertThat(story.post(daughter, "/kin/help", "id", open, "service", "MEALS", "wish",
                "送饭")).hasStatus(401);
        assertThat(story.get(daughter, "/kin")).hasStatus(302);
        assertThat(villages.in(scene.scene().village(), () ->
                needs.ofElder(scene.elder(), 10))).isEmpty();
        var history = villages.in(scene.scene().village(), () -> kins.history(scene.elder(), 9));
        assertThat(history).extracting(Kin.Said::given).containsExactly(false, true);
        assertThat(history.getLast().how()).isEqualTo("口头，何芳在场");
        assertThat(history.getLast().enteredName()).isEqualTo(scene.clerk().actor().name());
    }

    @Test
    void father_taken_back_leaves_mother() {
        var scene = story.home();
        var father = story.elder(scene.scene(), "盖老汉");
        var hisDaughter = story.child(scene.scene(), father, "盖玉梅", "女儿");
        var she = story.inside(scene, scene.daughter(), Set.of(Sight.VISITS));
        story.agrees(scene, father, hisDaughter, Set.of(Sight.MOOD));
        var code = story.invitation(scene, father, hisDaughter);
        assertThat(text(she, "/join?code=" + code)).contains("加进来");
        assertThat(story.post(she, "/join", "code", code)).hasStatus3xxRedirection();
        assertThat(text(she, "/kin?of=" + hisDaughter)).contains("盖老汉").contains("盖三妹")
                .doesNotContain("最近一次有人去看");
        assertThat(text(she, "/kin?of=" + scene.daughter())).contains("最近一次有人去看");
        villages.in(scene.scene().village(), () -> {
            kins.withdraw(scene.clerk().actor(), father, hisDaughter);
            return true;
        });
        assertThat(story.get(she, "/kin")).hasStatusOk();
        assertThat(text(she, "/kin")).contains("盖三妹").doesNotContain("盖老汉");
        assertThat(story.get(she, "/kin?of=" + hisDaughter)).hasStatus(403);
    }

    @Test
    void father_taken_back_is_silent_in_her_messages_too_and_mother_is_heard() {
        var scene = story.home();
        var father = story.elder(scene.scene(), "盖老汉");
        var hisDaughter = story.child(scene.scene(), father, "盖玉梅", "女儿");
        var she = story.inside(scene, scene.daughter(), Set.of(Sight.VISITS, Sight.NEEDS));
        story.agrees(scene, father, hisDaughter, Set.of(Sight.NEEDS));
        assertThat(story.post(she, "/join", "code", story.invitation(scene, father, hisDaughter)))
                .hasStatus3xxRedirection();
        story.falls(scene, scene.elder());
        assertThat(text(she, "/me/messages")).contains("盖三妹有急事").doesNotContain("盖老汉");
        var hers = opens(text(she, "/me/messages"));
        story.falls(scene, father);
        assertThat(text(she, "/me/messages")).contains("盖三妹有急事").contains("盖老汉有急事");
        var his = opens(text(she, "/me/messages").replace(hers, ""));
        assertThat(his).isNotEqualTo(hers);
        villages.in(scene.scene().village(), () -> {
            kins.withdraw(scene.clerk().actor(), father, hisDaughter);
            return true;
        });
        assertThat(text(she, "/me/messages?show=all")).contains("盖三妹有急事")
                .doesNotContain("盖老汉");
        assertThat(story.post(she, his)).hasStatus(404);
        assertThat(clock.after(Duration.ofSeconds(20), () -> text(she, "/me")))
                .contains("1 条没看");
        story.agrees(scene, scene.elder(), scene.daughter(), Set.of(Sight.VISITS));
        assertThat(text(she, "/me/messages?show=all")).doesNotContain("急事");
        assertThat(story.post(she, hers)).hasStatus(404);
        story.agrees(scene, scene.elder(), scene.daughter(), Set.of(Sight.NEEDS));
        assertThat(text(she, "/me/messages")).contains("盖三妹有急事");
        assertThat(story.post(she, hers)).hasStatus3xxRedirection();
    }

    /** Where the first message of a page is opened. */
    private static String opens(String page) {
        var form = Pattern.compile("/me/messages/[0-9a-f-]{36}/open").matcher(page);
        assertThat(form.find()).isTrue();
        return form.group();
    }

    /** Who writes first holds the row: the other waits and then finds how things are. */
    @Test
    void asking_and_taking_back_at_the_same_moment_come_one_after_the_other() throws Exception {
        var scene = story.home();
        story.inside(scene, scene.daughter(), Set.of(Sight.VISITS));
        var child = signedIn.as(Role.KIN, scene.scene().village(), scene.son()).actor();
        story.agrees(scene, scene.elder(), scene.son(), Set.of(Sight.VISITS));
        var held = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asks = threads.submit(() -> villages.in(scene.scene().village(), () ->
                    transaction.execute(status -> {
                        home.ask(child, null, Ids.fresh(), shouwang.care.Service.MEALS, "送饭",
                                false);
                        held.countDown();
                        await(go);
                        return true;
                    })));
            assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
            var takes = threads.submit(() -> villages.in(scene.scene().village(), () -> {
                kins.withdraw(scene.clerk().actor(), scene.elder(), scene.son());
                return true;
            }));
            assertThatThrownBy(() -> takes.get(300, TimeUnit.MILLISECONDS))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            go.countDown();
            assertThat(asks.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(takes.get(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThatThrownBy(() -> villages.in(scene.scene().village(), () -> home.ask(child, null,
                Ids.fresh(), shouwang.care.Service.MEALS, "送饭", false)))
                .isInstanceOf(Rejected.class).hasMessageContaining("没有同意");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_spoken_yes_without_a_witness_or_of_tomorrow_or_to_nothing_is_refused() {
        var scene = story.home();
        var at = "/people/elders/" + scene.elder() + "/family/" + scene.daughter() + "/consent";
        var today = TestClock.today().toString();
        var clerk = scene.clerk().cookie();
        assertThat(story.post(clerk, at, "how", "ORAL", "on", today, "may", "MOOD"))
                .hasStatus(422).bodyText().contains("在场的人");
        assertThat(story.post(clerk, at, "how", "SIGNATURE", "on",
                TestClock.today().plusDays(2).toString(), "may", "MOOD")).hasStatus(422);
        assertThat(story.post(clerk, at, "how", "SIGNATURE", "on", today))
                .hasStatus(422).bodyText().contains("至少选一样");
        assertThat(story.post(clerk, at, "how", "SIGNATURE", "on", today, "may", "BANK"))
                .hasStatus(422);
        assertThat(villages.in(scene.scene().village(), () -> kins.history(scene.elder(), 9)))
                .isEmpty();
        assertThat(story.get(clerk, "/people/elders/" + UUID.randomUUID() + "/family"))
                .hasStatus(404);
        var elsewhere = signedIn.as(Role.CLERK, villages.fresh());
        assertThat(story.post(elsewhere.cookie(), at, "how", "SIGNATURE", "on", today, "may",
                "MOOD")).hasStatus(404);
    }
}
