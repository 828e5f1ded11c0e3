package shouwang.pages.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.Camera;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.table.Canteen;
import shouwang.table.Courtyards;
import shouwang.table.Meal;
import shouwang.table.MealMoney;
import shouwang.table.TableStory;
import shouwang.timebank.SpendingStory;

@House
class TablePagesTest {
    /** Text below 18 px and targets lower than 60 px, of what a person sees. */
    private static final String SMALL = """
            () => [...document.querySelectorAll('.sw-hand *')].filter(e => e.offsetParent
              && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())
              && parseFloat(getComputedStyle(e).fontSize) < 17.9)
              .map(e => 'small: ' + e.outerHTML.slice(0, 90))""";
    private static final String LOW = """
            () => [...document.querySelectorAll('.sw-hand :is(a.btn, a.sw-stop, a.sw-golink,'
              + ' button, .sw-pick, .form-control)')].filter(e => e.offsetParent
              && e.getBoundingClientRect().height < 59.5)
              .map(e => 'low: ' + e.outerHTML.slice(0, 90))""";
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    @LocalServerPort int port;
    @Autowired TableStory story;
    @Autowired Canteen canteen;
    @Autowired Courtyards courtyards;
    @Autowired MealMoney money;
    @Autowired Pairs pairs;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired TestClock clock;
    @Autowired MockMvcTester mvc;

    private static MvcTestResult post(MockMvcTester mvc, SignedIn.Guest who, String path,
            String... form) {
        var request = mvc.post().uri(path).with(who);
        for (var n = 0; n < form.length; n += 2) {
            request = request.param(form[n], form[n + 1]);
        }
        return request.exchange();
    }

    /** Until ten in the morning after tomorrow. */
    private Duration untilTen() {
        return Duration.between(TestClock.given(),
                story.day.atTime(LocalTime.of(10, 0)).atZone(HERE).toInstant());
    }

    private List<UUID> people(SpendingStory.Scene scene) {
        return story.in(scene, () -> {
            var clerk = scene.clerk().actor();
            var ids = new ArrayList<UUID>();
            ids.add(scene.care().elder());
            for (var name : List.of("周国贵", "何芳", "蒲秀琴", "刘荣才")) {
                ids.add(story.elder(scene, name, "何芳".equals(name) ? "花生过敏，牙不好要软"
                        : null));
            }
            for (var id : ids) {
                story.eats(clerk, id, ids.indexOf(id) % 2 == 0 ? Meal.Manner.BROUGHT
                        : Meal.Manner.HERE, ids.indexOf(id) == 3);
            }
            pairs.pair(clerk, scene.care().elder(), scene.care().aide(), Pair.Manner.VOLUNTARY,
                    "邻居");
            return ids;
        });
    }

    @Test
    void a_village_opens_its_canteen_and_writes_down_who_eats_with_the_pages_alone() {
        var scene = story.spending.scene();
        var clerk = scene.clerk();
        var elder = scene.care().elder();
        assertThat(mvc.get().uri("/care/table").with(clerk)).hasStatusOk().bodyText()
                .contains("开食堂");
        assertThat(post(mvc, clerk, "/care/table/terms", "village", scene.village(), "price", "八块"))
                .hasStatus(422).bodyText().contains("单位是元");
        var days = new String[18];
        System.arraycopy(new String[] {"village", scene.village(), "price", "8.50"}, 0, days, 0,
                4);
        for (var n = 0; n < 7; n++) {
            days[4 + 2 * n] = "days";
            days[5 + 2 * n] = "" + n;
        }
        assertThat(post(mvc, clerk, "/care/table/terms", days)).hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/care/table/eaters?village=" + scene.village() + "&q=rcf")
                .with(clerk)).bodyText().contains("冉翠芳");
        assertThat(post(mvc, clerk, "/care/table/eaters/" + elder, "days", "0", "manner", "BROUGHT",
                "awayFrom", "2026-12-05", "awayUntil", "2026-12-01")).hasStatus(422).bodyText()
                .contains("早于出门");
        var tomorrow = TestClock.today().plusDays(1);
        assertThat(post(mvc, clerk, "/care/table/eaters/" + elder, "manner", "HERE"))
                .hasStatus3xxRedirection();
        assertThat(post(mvc, clerk, "/care/table/eaters/" + elder + "/day", "on",
                tomorrow.toString(), "eats", "1")).hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/care/table?on=" + tomorrow).with(clerk)).bodyText()
                .contains("1 份", "来吃 1");
        assertThat(post(mvc, clerk, "/care/table/menu", "village", scene.village(), "on",
                tomorrow.toString(), "dishes", "豆花、腊肉")).hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/care/table/kitchen?on=" + tomorrow).with(clerk)).bodyText()
                .contains("豆花、腊肉", "冉翠芳", "显示忌口");
    }

    @Test
    void the_canteens_forms_hold_what_is_stored_so_that_saving_one_thing_loses_no_other() {
        var scene = story.scene();
        var clerk = scene.clerk();
        var tomorrow = TestClock.today().plusDays(1);
        assertThat(mvc.get().uri("/care/table?on=" + tomorrow).with(clerk)).bodyText()
                .containsPattern("id=\"dayprice\"[^>]*value=\"\"")
                .containsPattern("id=\"points\"[^>]*value=\"30\"");
        assertThat(post(mvc, clerk, "/care/table/menu", "village", scene.village(), "on",
                tomorrow.toString(), "dishes", "豆花", "price", "10")).hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/care/table?on=" + tomorrow).with(clerk)).bodyText()
                .containsPattern("id=\"dayprice\"[^>]*value=\"10.00\"");
    }

    @Test
    void points_that_do_not_reach_are_refused_on_the_page_and_money_is_taken() {
        var scene = story.scene();
        var elder = people(scene).getFirst();
        clock.after(untilTen(), () -> {
            var clerk = signedIn.as(Role.CLERK, scene.village());
            assertThat(mvc.get().uri("/care/table/money").with(clerk)).bodyText()
                    .contains("冉翠芳", "16.00");
            var id = Ids.fresh().toString();
            assertThat(post(mvc, clerk, "/care/table/money", "id", id, "elder", elder.toString(),
                    "how", "POINTS", "meals", "2")).hasStatus(409).bodyText()
                    .contains("积分不够", "请收现钱");
            assertThat(post(mvc, clerk, "/care/table/money", "id", id, "elder", elder.toString(),
                    "how", "MONEY", "meals", "2")).hasStatus3xxRedirection();
            assertThat(story.in(scene, () -> money.lately(scene.village(), 5))).hasSize(1);
            assertThat(post(mvc, clerk, "/care/table/money/" + id + "/undo"))
                    .hasStatus3xxRedirection();
            assertThat(mvc.get().uri("/care/table/money").with(clerk)).bodyText()
                    .contains("16.00", "已撤回").doesNotContain("都付清了");
            return null;
        });
    }

    /** One pays money; another's payment is taken back. */
    private void paidAndTakenBack(SignedIn.Guest clerk, List<UUID> ids) {
        for (var n = 0; n < 2; n++) {
            var id = Ids.fresh().toString();
            assertThat(post(mvc, clerk, "/care/table/money", "id", id, "elder", ids.get(n)
                    .toString(),
                    "how", "MONEY", "meals", "2")).hasStatus3xxRedirection();
            if (n == 1) {
                assertThat(post(mvc, clerk, "/care/table/money/" + id + "/undo"))
                        .hasStatus3xxRedirection();
            }
        }
    }

    @Test
    void the_desks_pages_of_the_table_read_well() {
        var scene = story.scene();
        var ids = people(scene);
        var empty = signedIn.as(Role.CLERK, villages.fresh());
        clock.after(untilTen(), () -> {
            var clerk = signedIn.as(Role.CLERK, scene.village());
            var township = signedIn.as(Role.TOWNSHIP, scene.village().substring(0, 9));
            story.in(scene, () -> {
                canteen.menu(clerk.actor(), scene.village(), story.day, "宫保鸡丁（花生）、青菜",
                        null);
                return null;
            });
            assertThat(post(mvc, clerk, "/care/table/daycare/" + ids.get(0), "tap", "CAME"))
                    .hasStatus3xxRedirection();
            assertThat(post(mvc, clerk, "/care/table/daycare/" + ids.get(1), "tap", "CAME"))
                    .hasStatus3xxRedirection();
            assertThat(post(mvc, clerk, "/care/table/daycare/" + ids.get(1), "tap", "LEFT"))
                    .hasStatus3xxRedirection();
            assertThat(post(mvc, clerk, "/care/table/shifts", "id", Ids.fresh().toString(), "aide",
                    scene.care().aide().toString())).hasStatus3xxRedirection();
            assertThat(post(mvc, clerk, "/care/table/deliver", "village", scene.village(), "on",
                    story.day.toString(), "carrier", scene.care().aide().toString()))
                    .hasStatus3xxRedirection();
            try (var camera = new Camera(port)) {
                camera.look(clerk, "/care/table", "table");
                camera.look(clerk, "/care/table/kitchen", "table-kitchen");
                camera.look(clerk, "/care/table/money", "table-money");
                paidAndTakenBack(clerk, ids);
                camera.look(clerk, "/care/table/money", "table-money-paid");
                camera.look(clerk, "/care/table/daycare", "table-daycare");
                camera.look(clerk, "/care/table/eaters/" + ids.get(0), "table-eater");
                camera.look(clerk, "/care/table/eaters?village=" + scene.village() + "&q=hf",
                        "table-find");
                camera.look(empty, "/care/table", "table-empty");
                camera.look(township, "/care/table", "table-township");
                try (var context = camera.context(clerk, 1366)) {
                    var page = context.newPage();
                    page.navigate(camera.at("/care/table/kitchen"));
                    page.waitForNavigation(() -> page.click("text=显示忌口"));
                    assertThat(page.textContent("table")).contains("花生过敏")
                            .contains("今天的菜里有“花生”").doesNotContain("青霉素");
                    camera.keep(page, "table-kitchen-open", 1366);
                }
                assertThat(camera.faults()).isEmpty();
            }
            return null;
        });
    }

    @Test
    void someone_of_seventy_can_read_and_touch_the_courtyards_pages() {
        var scene = story.scene();
        var ids = people(scene);
        var yard = story.in(scene, () -> {
            var clerk = scene.clerk().actor();
            var made = story.courtyard(scene).id();
            for (var id : ids) {
                courtyards.neighbour(clerk, made, id, !id.equals(ids.get(4)), true);
            }
            courtyards.neighbour(clerk, made, scene.care().aide(), true, true);
            return made;
        });
        var aide = scene.care().aideGuest();
        var faults = new ArrayList<Object>();
        try (var camera = new Camera(port)) {
            camera.look(scene.clerk(), "/care/courtyard/" + yard, "yard-turns");
            assertThat(post(mvc, aide, "/care/courtyard/" + yard + "/arrange"))
                    .hasStatus3xxRedirection();
            var meal = story.in(scene, () -> courtyards.table(scene.clerk().actor(), yard))
                    .ahead().getFirst();
            assertThat(post(mvc, aide, "/care/courtyard/meals/" + meal.id(), "host",
                    meal.hostId().toString(), "dishes", "宫保鸡丁（花生）", "guest",
                    ids.get(2).toString())).hasStatusOk().bodyText()
                    .contains("何芳不能吃“花生”");
            assertThat(post(mvc, aide, "/care/courtyard/meals/" + meal.id(), "host",
                    meal.hostId().toString(), "dishes", "豆花、青菜", "guest",
                    ids.get(2).toString())).hasStatus3xxRedirection();
            var paths = List.of("/care/courtyard", "/care/courtyard/" + yard,
                    "/care/courtyard/meals/" + meal.id());
            var names = List.of("yards", "yard", "yard-meal");
            for (var guest : List.of(aide, scene.clerk())) {
                for (var n = 0; n < paths.size(); n++) {
                    for (var width : List.of(360, 1366)) {
                        try (var context = camera.context(guest, width)) {
                            var page = context.newPage();
                            page.navigate(camera.at(paths.get(n)));
                            camera.keep(page, names.get(n)
                                    + (guest == aide ? "" : "-desk"), width);
                            faults.addAll((List<?>) page.evaluate(SMALL));
                            faults.addAll((List<?>) page.evaluate(LOW));
                        }
                    }
                }
            }
            assertThat(faults).isEmpty();
            assertThat(camera.faults()).isEmpty();
        }
        assertThat(mvc.get().uri("/care/table").with(aide)).hasStatus(403);
        assertThat(mvc.get().uri("/care/courtyard/" + yard).with(story.scene().clerk()))
                .hasStatus(404);
    }
}
