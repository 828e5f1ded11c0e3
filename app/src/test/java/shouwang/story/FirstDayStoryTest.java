package shouwang.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shouwang.Camera;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.pairing.Cards;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.ElderQuery;
import shouwang.people.Elders;
import shouwang.people.Kins;
import shouwang.people.Phone;

/** A village's first day from the roster to the points, in a real browser: a desk and a phone. */
@House
class FirstDayStoryTest {
    private static final int DESK = 1366;
    private static final int HAND = 390;
    @LocalServerPort int port;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Elders elders;
    @Autowired Aides aides;
    @Autowired Kins kins;
    @Autowired Cards cards;

    @Test
    void a_village_with_a_roster_and_a_telephone_runs_its_first_day() throws Exception {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village);
        try (var camera = new Camera(port); var desk = camera.context(clerk, DESK)) {
            bring(camera, desk.newPage(), village);
            assertThat(camera.faults()).isEmpty();
        }
        var she = villages.in(village, () ->
                elders.list(ElderQuery.of(village, "冉翠", 5)).getFirst());
        var helper = villages.in(village, () -> aideNear(she, clerk));
        villages.in(village, () -> kins.add(clerk.actor(), Ids.fresh(), she.id(), "盖玉梅", "女儿",
                "宁波", List.of(new Phone("15400004135"))));
        var aide = signedIn.as(Role.AIDE, village, helper);
        try (var camera = new Camera(port); var desk = camera.context(clerk, DESK);
                var hand = camera.context(aide, HAND)) {
            var page = desk.newPage();
            find(camera, page, she);
            pairAndPrint(camera, page, she);
            answerTheTelephone(camera, page, she);
            var phone = hand.newPage();
            visit(camera, phone, she, village);
            points(camera, page, village, helper);
            assertThat(camera.faults()).isEmpty();
        }
    }

    /** The workbook goes in as it is: first only checked, then the good rows, none of them twice. */
    private void bring(Camera camera, Page page, String village) throws Exception {
        page.navigate(camera.at("/people/roster"));
        try (var in = FirstDayStoryTest.class.getResourceAsStream("/rosters/jingtian_roster.xlsx")) {
            page.locator("#file").setInputFiles(new FilePayload("jingtian_roster.xlsx",
                    "application/octet-stream", in.readAllBytes()));
        }
        page.getByText("检查", new Page.GetByTextOptions().setExact(true)).last().click();
        assertThat(page.locator("main")).containsText("检查没有存下任何东西");
        assertThat(villages.in(village, () -> elders.count(village))).isZero();
        camera.keep(page, "story-roster", DESK);
        // the workbook's title names 井田村, and this village is another: it asks first
        page.locator("input[name=sure]").check();
        page.getByText("导入合格的 154 行").click();
        assertThat(page.getByText("已导入 154 人")).isVisible();
    }

    private UUID aideNear(Elder she, SignedIn.Guest clerk) {
        return aides.add(clerk.actor(), Ids.fresh(), new Aides.Form(she.placeCode(), "王琼琼",
                Elder.Sex.F, LocalDate.of(1968, 5, 1), List.of(new Phone("15443702288")),
                Aide.Origin.NEIGHBOUR, Set.of("BATHING"), Aide.Vehicle.FOOT, 6, 60, 127));
    }

    /** Everyone is found by initials; the phone stays masked until a reason is given. */
    private static void find(Camera camera, Page page, Elder she) {
        page.navigate(camera.at("/people/elders"));
        page.keyboard().press("/");
        page.keyboard().type("rc");
        page.keyboard().press("Enter");
        page.getByText(she.name(), new Page.GetByTextOptions().setExact(true)).first().click();
        assertThat(page.locator("h1").first()).containsText(she.name());
        assertThat(page.locator("main")).containsText("154****");
        camera.keep(page, "story-elder", DESK);
    }

    private static void pairAndPrint(Camera camera, Page page, Elder she) {
        page.navigate(camera.at("/people/pairs"));
        camera.keep(page, "story-pairs", DESK);
        page.navigate(camera.at("/people/pairs/new?elder=" + she.id()));
        camera.keep(page, "story-choose", DESK);
        page.getByText("和王琼琼结对").click();
        assertThat(page.getByText("已结对。")).isVisible();
        page.navigate(camera.at("/people/cards"));
        camera.keep(page, "story-cards", DESK);
        var pdf = page.request().get(camera.at("/people/cards/" + she.id() + ".pdf"),
                RequestOptions.create());
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(new String(pdf.body(), 0, 5)).isEqualTo("%PDF-");
    }

    /** The daughter calls: her phone's last digits find her mother; digits and Enter do the rest. */
    private static void answerTheTelephone(Camera camera, Page page, Elder she) {
        page.navigate(camera.at("/today"));
        camera.keep(page, "story-today-quiet", DESK);
        page.keyboard().press("F2");
        page.waitForURL("**/today/needs/new");
        page.locator("input[name=q]:focus").waitFor();
        page.keyboard().type("4135");
        page.keyboard().press("Enter");
        page.getByText("女儿盖玉梅的电话").click();
        page.waitForURL("**/today/needs/new?elder=*");
        page.keyboard().press("1");
        page.keyboard().type("送午饭，要软");
        page.locator("#asker").selectOption(new String[] {"KIN 女儿 盖玉梅"});
        camera.keep(page, "story-newneed", DESK);
        page.locator("#wish").press("Enter");
        assertThat(page.getByText("求助已登记")).isVisible();
        assertThat(page.locator("main")).containsText("盖玉梅");
        camera.keep(page, "story-need", DESK);
        page.getByText("派王琼琼去").click();
        assertThat(page.getByText("已派人。")).isVisible();
        page.navigate(camera.at("/today"));
        assertThat(page.locator("main")).containsText("王琼琼");
        camera.keep(page, "story-today", DESK);
    }

    private void visit(Camera camera, Page phone, Elder she, String village) {
        phone.navigate(camera.at("/aide"));
        assertThat(phone.locator("main")).containsText(she.name());
        camera.keep(phone, "story-round", HAND);
        phone.getByText("开始服务").first().click();
        assertThat(phone.locator("main")).containsText("开始的");
        phone.locator("#done").fill("送饭，坐了一会儿");
        phone.getByText("很好").click();
        camera.keep(phone, "story-doing", HAND);
        phone.getByText("做完了", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(phone.locator("main")).containsText("请老人确认");
        camera.keep(phone, "story-confirm", HAND);
        phone.locator("#token").fill("0000x");
        phone.getByText("用墙卡确认").click();
        assertThat(phone.locator("main")).containsText("不是这位老人现在的卡");
        phone.locator("#token").fill(villages.in(village, () -> cards.shortCode(she.id())));
        phone.getByText("用墙卡确认").click();
        assertThat(phone.locator("main")).containsText("已去 1 户");
        phone.navigate(camera.at("/aide/points"));
        assertThat(phone.locator("main")).containsText("助餐");
        camera.keep(phone, "story-points", HAND);
        var token = villages.in(village, () -> cards.tokens(List.of(she.id()))).get(she.id());
        phone.navigate(camera.at("/c/" + token));
        assertThat(phone.locator("main")).not().containsText(she.name());
        camera.keep(phone, "story-door", HAND);
    }

    private void points(Camera camera, Page page, String village, UUID helper) {
        page.navigate(camera.at("/timebank"));
        camera.keep(page, "story-timebank", DESK);
        var home = villages.in(village, () -> aides.get(helper).householdId());
        page.navigate(camera.at("/timebank/passbook/" + home));
        assertThat(page.locator("main")).containsText("第 1 条：每 1 小时记 1 分");
        assertThat(page.locator("tbody tr")).hasCount(1);
        camera.keep(page, "story-passbook", DESK);
        page.navigate(camera.at("/boards"));
        assertThat(page.locator("main")).containsText("154");
        camera.keep(page, "story-board", DESK);
    }
}
