package shouwang.pages.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import shouwang.Camera;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.pairing.Habit;
import shouwang.pairing.Habits;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.pairing.Proposals;
import shouwang.pairing.Saying;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.ElderForm;
import shouwang.people.Elders;
import shouwang.places.Paths;
import shouwang.places.Places;
import shouwang.places.Way;
import shouwang.people.life.LifeEvents;

@House
class ProposalPagesTest {
    private static final List<String> NAMES = List.of("冉翠芳", "盖志清", "单先先", "仇全", "解全成",
            "蒲福正", "岳国", "苟淑", "向先琴", "覃文志");
    @LocalServerPort int port;
    @Autowired LifeEvents life;
    @Autowired MockMvcTester mvc;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Elders elders;
    @Autowired Aides aides;
    @Autowired Places places;
    @Autowired Paths paths;
    @Autowired Pairs pairs;
    @Autowired Habits habits;
    @Autowired Proposals proposals;

    /** Ten elders and three aides; two pairs stand across the valley; one elder is left over. */
    private List<UUID> settle(String village, Actor clerk) {
        var near = places.hamlet(village, "二社").code();
        var far = places.hamlet(village, "三社").code();
        paths.note(near, far, Way.FOOT, 70, "蒲秀兰");
        paths.note(far, near, Way.FOOT, 70, "蒲秀兰");
        var ids = NAMES.stream().map(name -> elders.add(clerk, Ids.fresh(), new ElderForm(
                NAMES.indexOf(name) % 2 == 0 ? near : far, name, Elder.Sex.F,
                LocalDate.of(1938 + NAMES.indexOf(name), 5, 6), null, List.of(),
                EnumSet.of(Elder.Category.EMPTY_NEST), null, null, null, null, null, null, null,
                null))).toList();
        var wang = aide(clerk, near, "王琼琼", 4);
        var he = aide(clerk, far, "何珍玉", 3);
        var zhao = aide(clerk, far, "赵素华", 2);
        pairs.pair(clerk, ids.get(0), he, Pair.Manner.ASSIGNED, null);
        pairs.pair(clerk, ids.get(1), wang, Pair.Manner.VOLUNTARY, null);
        habits.know(clerk, ids.get(3), new Habit(Habit.Temper.QUIET,
                Set.of(Habit.Hobby.CHESS, Habit.Hobby.TEA)));
        habits.know(clerk, zhao, new Habit(Habit.Temper.QUIET, Set.of(Habit.Hobby.CHESS)));
        habits.say(clerk, ids.get(5), he, Saying.Kind.WISH, "几十年的邻居");
        habits.say(clerk, ids.get(5), zhao, Saying.Kind.APART, null);
        return ids;
    }

    private UUID aide(Actor clerk, String place, String name, int most) {
        return aides.add(clerk, Ids.fresh(), new Aides.Form(place, name, Elder.Sex.F,
                LocalDate.of(1971, 3, 4), List.of(), Aide.Origin.NEIGHBOUR, Set.of(),
                Aide.Vehicle.FOOT, most, 60, 127));
    }

    /** Presses 开始算 and opens the page until it is done, as the page itself does. */
    private String reckoned(SignedIn.Guest guest, String place) {
        var begun = mvc.post().uri("/people/pairs/proposals").with(guest).param("place", place)
                .exchange();
        assertThat(begun).hasStatus(302);
        var path = begun.getResponse().getRedirectedUrl();
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(60)).until(() ->
                !body(guest, path).contains("正在算"));
        return path;
    }

    private String body(SignedIn.Guest guest, String path) {
        var answer = mvc.get().uri(path).with(guest).exchange();
        assertThat(answer).as(path).hasStatusOk();
        try {
            return answer.getResponse().getContentAsString(
                    java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_clerk_has_a_village_reckoned_reads_why_and_takes_what_suits() {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village);
        var ids = villages.in(village, () -> settle(village, clerk.actor()));
        var path = reckoned(clerk, village);
        assertThat(body(clerk, path)).contains("等您定的", "比何珍玉近 62 分钟", "本人点名", "都爱下棋",
                "还缺人", "互助员都满了", "采用打勾的");
        var all = mvc.post().uri(path + "/decide").with(clerk).param("village", village)
                .param("deed", "TAKE_ALL").exchange();
        assertThat(all).hasStatus(302);
        assertThat(all.getResponse().getRedirectedUrl()).endsWith("&said=taken");
        villages.in(village, () -> {
            assertThat(pairs.count(village)).isEqualTo(9);
            assertThat(pairs.current(ids).get(ids.get(5)).manner())
                    .isEqualTo(Pair.Manner.VOLUNTARY);
            return ids;
        });
        assertThat(body(clerk, path)).contains("已经定了的", "已采用").doesNotContain("采用打勾的");
        var none = mvc.post().uri(path + "/decide").with(clerk).param("village", village)
                .param("deed", "TAKE").exchange();
        assertThat(none).hasStatus(422).bodyText().contains("请先打勾");
    }

    @Test
    void another_village_finds_nothing_and_words_that_are_not_offered_are_refused() {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village);
        var stranger = signedIn.as(Role.CLERK, villages.fresh());
        var supervisor = signedIn.as(Role.SUPERVISOR, village);
        var path = reckoned(clerk, village);
        assertThat(mvc.get().uri(path).with(stranger)).hasStatus(404);
        assertThat(mvc.post().uri("/people/pairs/proposals").with(stranger).param("place", village))
                .hasStatus(404);
        assertThat(mvc.post().uri(path + "/stop").with(stranger)).hasStatus(404);
        assertThat(mvc.get().uri("/people/pairs/proposals").with(supervisor)).hasStatus(403);
        assertThat(mvc.post().uri(path + "/decide").with(clerk).param("village", village)
                .param("deed", "WHATEVER")).hasStatus(422);
        assertThat(body(clerk, path)).contains("不用动");
    }

    @Test
    void the_terms_are_the_countys_and_a_number_out_of_range_says_so() {
        var county = villages.county().code();
        var boss = signedIn.as(Role.COUNTY, county);
        var clerk = signedIn.as(Role.CLERK, villages.fresh());
        assertThat(body(clerk, "/people/pairs/terms")).contains("由县里定", "readonly");
        var wrong = mvc.post().uri("/people/pairs/terms").with(boss).param("farthest", "2000")
                .exchange();
        assertThat(wrong).hasStatus(422).bodyText().contains("最远走多少分钟要在 5 到 600 之间");
        var post = mvc.post().uri("/people/pairs/terms").with(boss);
        for (var field : List.of("farthest=90", "hobby=6", "temper=10", "youngForOld=8",
                "fitForFrail=8", "sameSex=30", "skill=12", "change=40", "pastHalf=3")) {
            post = post.param(field.split("=")[0], field.split("=")[1]);
        }
        assertThat(post).hasStatus(302);
    }

    @Test
    void the_pages_of_pairing_read_well_on_a_phone_and_at_a_desk() {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village);
        var ids = villages.in(village, () -> settle(village, clerk.actor()));
        var path = reckoned(clerk, village);
        var township = signedIn.as(Role.TOWNSHIP, village.substring(0, 9));
        var whole = reckoned(township, village.substring(0, 9));
        var other = villages.fresh();
        var waiting = signedIn.as(Role.CLERK, other);
        var running = villages.in(other, () -> proposals.ask(waiting.actor(), other));
        var county = signedIn.as(Role.COUNTY, villages.county().code());
        var wang = villages.in(village, () -> aides.all(village).getFirst().id());
        villages.in(village, () -> {
            var he = pairs.current(ids).get(ids.getFirst()).aideId();
            life.end(clerk.actor(), he, LocalDate.of(2026, 1, 1));
            return he;
        });
        try (var camera = new Camera(port)) {
            camera.look(clerk, "/people/pairs", "pairs");
            camera.look(clerk, "/people/pairs/proposals", "proposals");
            camera.look(clerk, path, "proposal");
            camera.look(township, whole, "proposal-township");
            camera.look(township, whole + "?village=" + village, "proposal-opened");
            camera.look(waiting, "/people/pairs/proposals/" + running, "proposal-running");
            camera.look(clerk, "/people/pairs/elders/" + ids.get(5), "habits-elder");
            camera.look(clerk, "/people/pairs/aides/" + wang, "habits-aide");
            camera.look(clerk, "/people/pairs/health", "pair-health");
            camera.look(county, "/people/pairs/terms", "terms");
            camera.look(clerk, "/people/pairs/terms", "terms-clerk");
            assertThat(camera.faults()).isEmpty();
        }
    }
}
