package shouwang.pages.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Accounts;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Phone;
import shouwang.places.Place;
import shouwang.places.Places;

@House
class SettingsPagesTest {
    private static final String GOOD = "春天来了燕子回来";
    private static final Pattern CODE = Pattern.compile("/enter\\?code=([A-Za-z0-9_-]+)");
    @Autowired MockMvcTester mvc;
    @Autowired SignedIn signedIn;
    @Autowired Villages villages;
    @Autowired Accounts accounts;
    @Autowired Aides aides;
    @Autowired Places places;
    @Autowired Audit audit;
    String village;
    String township;
    SignedIn.Guest clerk;
    SignedIn.Guest above;

    @BeforeEach
    void settle() {
        village = villages.fresh();
        township = village.substring(0, 9);
        clerk = signedIn.as(Role.CLERK, village);
        above = signedIn.as(Role.TOWNSHIP, township);
    }

    private MvcTestResult get(SignedIn.Guest guest, String path) {
        return mvc.get().uri(path).with(guest).exchange();
    }

    private MvcTestResult post(SignedIn.Guest guest, String path, String... fields) {
        var request = mvc.post().uri(path).with(guest);
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private UUID aide() {
        return villages.in(village, () -> aides.add(clerk.actor(), Ids.fresh(), new Aides.Form(village,
                "王琼琼", Elder.Sex.F, LocalDate.of(1968, 3, 4),
                Phone.parseAll("15466661234").orElseThrow(), Aide.Origin.NEIGHBOUR, Set.of(),
                Aide.Vehicle.FOOT, 6, 60, 127)));
    }

    @Test
    void a_township_opens_an_account_for_a_village_and_it_signs_in() {
        var login = "station" + System.nanoTime();
        assertThat(get(above, "/settings/accounts/new?role=CLERK")).hasStatusOk().bodyText()
                .contains(village).doesNotContain("value=\"COUNTY\"").doesNotContain("TOWNSHIP");
        assertThat(post(above, "/settings/accounts/new", "role", "CLERK", "place", village, "name",
                "何珍玉", "login", login, "entry", "password", "password", GOOD)).hasStatus(302);
        assertThat(villages.everywhere(() -> accounts.signIn(login, GOOD, "x"))).isNotBlank();
        assertThat(get(above, "/settings?q=" + login)).bodyText().contains("何珍玉").contains(login);
        assertThat(get(clerk, "/settings")).bodyText().contains(login);
        assertThat(get(signedIn.as(Role.CLERK, villages.fresh()), "/settings")).bodyText()
                .doesNotContain(login);
    }

    @Test
    void an_aide_enters_once_by_the_code_on_the_sheet() {
        var person = aide();
        assertThat(get(clerk, "/settings/accounts/new?person=" + person)).bodyText()
                .contains("给王琼琼开账号").contains("互助员");
        var answer = post(clerk, "/settings/accounts/new?person=" + person, "role", "AIDE", "name",
                "王琼琼", "login", "wqq" + System.nanoTime(), "entry", "code");
        assertThat(answer).hasStatusOk().bodyText().contains("只在这里显示一次").contains("<path d=\"M");
        var found = CODE.matcher(body(answer));
        assertThat(found.find()).isTrue();
        var token = villages.everywhere(() -> accounts.signInByLink(found.group(1), "手机"));
        assertThat(villages.everywhere(() -> accounts.who(villages.county(), token)))
                .map(Actor::personId).contains(person);
        assertThat(post(clerk, "/settings/accounts/new?person=" + person, "role", "AIDE", "name",
                "王琼琼", "login", "wqq" + System.nanoTime(), "entry", "code")).hasStatus(409)
                .bodyText().contains("已经有账号了");
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_refused_form_keeps_what_was_typed_and_says_beside_which_field() {
        var answer = post(above, "/settings/accounts/new", "role", "CLERK", "place", village, "name",
                "<b>何珍玉</b>", "login", "有汉字", "entry", "password", "password", GOOD);
        assertThat(answer).hasStatus(422);
        assertThat(answer).as("a name is a name here too").bodyText().contains("有汉字")
                .contains("&lt;b>何珍玉&lt;/b>").doesNotContain("<b>何珍玉").doesNotContain(GOOD);
        assertThat(post(above, "/settings/accounts/new", "role", "CLERK", "place", village, "name",
                "何珍玉", "login", "有汉字", "entry", "password", "password", GOOD)).hasStatus(422)
                .bodyText().contains("小写字母和数字，2 到 40 个").contains("有汉字");
        assertThat(post(above, "/settings/accounts/new", "role", "CLERK", "place", village, "name",
                "何珍玉", "login", "goodlogin1", "entry", "password", "password", "12345678"))
                .hasStatus(422).bodyText().contains("太好猜");
    }

    @ParameterizedTest
    @ValueSource(strings = {"COUNTY", "TOWNSHIP", "CLERK", "SUPERVISOR", "AUDITOR", "AIDE", "KIN",
        "NONSENSE", ""})
    void a_clerk_forges_no_role(String role) {
        var answer = post(clerk, "/settings/accounts/new", "role", role, "place", village, "name",
                "何珍玉", "login", "forged" + System.nanoTime(), "entry", "password", "password", GOOD);
        assertThat(answer.getResponse().getStatus()).isIn(403, 422);
    }

    @Test
    void an_account_of_another_village_is_not_there() {
        var other = signedIn.as(Role.DOCTOR, villages.fresh());
        var path = "/settings/accounts/" + other.actor().id();
        assertThat(get(clerk, path)).hasStatus(404);
        for (var step : new String[] {"link", "close", "sessions", "password"}) {
            assertThat(post(clerk, path + "/" + step, "password", GOOD)).as(step).hasStatus(404);
        }
        assertThat(post(clerk, "/settings/accounts/new", "role", "DOCTOR", "place",
                other.actor().placeCode(), "name", "何珍玉", "login", "far" + System.nanoTime(), "entry",
                "password", "password", GOOD)).hasStatus(404).bodyText().contains("不归您管");
        assertThat(get(clerk, "/settings/accounts/nonsense")).hasStatus(404);
    }

    @Test
    void closing_and_resetting_end_the_sessions() {
        var doctor = signedIn.as(Role.DOCTOR, village);
        var path = "/settings/accounts/" + doctor.actor().id();
        assertThat(get(doctor, "/me")).hasStatusOk();
        assertThat(post(clerk, path + "/password", "password", "短")).hasStatus(422).bodyText()
                .contains("8 到 128 个字");
        assertThat(get(doctor, "/me")).hasStatusOk();
        assertThat(post(clerk, path + "/password", "password", GOOD)).hasStatus(302);
        assertThat(get(doctor, "/me")).hasStatus(302);
        assertThat(post(clerk, path + "/close")).hasStatus(302);
        assertThat(get(clerk, path)).bodyText().contains("已停").doesNotContain("发登录码");
    }

    @Test
    void accounts_are_paged_by_login() {
        for (var i = 0; i < 52; i++) {
            signedIn.as(Role.KIN, village, Ids.fresh());
        }
        var first = body(get(clerk, "/settings"));
        var next = Pattern.compile("href=\"(/settings\\?place=&(?:amp;)?after=[^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        assertThat(Pattern.compile("/settings/accounts/[0-9a-f-]{36}").matcher(first).results()
                .count()).isEqualTo(50);
        var second = body(get(clerk, next.group(1).replace("&amp;", "&")));
        assertThat(second).contains("回第一页").doesNotContain("下一页");
        assertThat(Pattern.compile("/settings/accounts/[0-9a-f-]{36}").matcher(second).results()
                .count()).isEqualTo(3);
    }

    @Test
    void a_village_adds_and_renames_its_hamlets_and_hearths() {
        assertThat(post(clerk, "/settings/places/" + village + "/add", "name", "三社")).hasStatus(302);
        var hamlet = village + "001";
        assertThat(post(clerk, "/settings/places/" + hamlet + "/add", "name", "竹林湾")).hasStatus(302);
        assertThat(post(clerk, "/settings/places/" + village + "/add", "name", "三社")).hasStatus(409)
                .bodyText().contains("已经有叫“三社”的了");
        assertThat(post(clerk, "/settings/places/" + village + "/add", "name", " ")).hasStatus(422);
        assertThat(post(clerk, "/settings/places/" + village + "/add", "name", "长".repeat(21)))
                .hasStatus(422).bodyText().contains("最多 20 个字");
        assertThat(post(clerk, "/settings/places/" + hamlet + "/rename", "name", "四社")).hasStatus(302);
        assertThat(post(clerk, "/settings/places/" + village + "/rename", "name", "新村"))
                .hasStatus(403).bodyText().contains("国家区划");
        assertThat(post(clerk, "/settings/places/" + villages.fresh() + "/add", "name", "三社"))
                .hasStatus(404);
        assertThat(get(clerk, "/settings/places")).bodyText().contains("四社").contains("竹林湾");
        assertThat(villages.in(village, () -> places.find(hamlet)).orElseThrow().name())
                .isEqualTo("四社");
    }

    @Test
    void how_far_a_village_is_is_set_below_ones_place_only() {
        var path = "/settings/places/" + village + "/stage";
        assertThat(post(above, path, "stage", "PILOT", "back", township)).hasStatus(302);
        assertThat(get(above, "/settings/places")).bodyText().contains("selected>试点");
        assertThat(post(above, path, "stage", "NONSENSE")).hasStatus(422);
        assertThat(villages.in(village, () -> places.get(village)).stage())
                .isEqualTo(Place.Stage.PILOT);
        var stranger = signedIn.as(Role.CLERK, villages.fresh());
        assertThat(post(stranger, path, "stage", "SPREAD")).hasStatus(404);
        assertThat(villages.in(village, () -> audit.lines(village, null, 20)))
                .extracting(Audit.Line::deed).contains("改进度");
    }

    @Test
    void the_audit_is_read_by_day_and_deed_by_those_who_may() {
        villages.in(village, () -> {
            audit.log(clerk.actor(), village, "查看隐私", "冉翠芳 电话", null, "家属 <来电>");
            return true;
        });
        var today = TestClock.today();
        var auditor = signedIn.as(Role.AUDITOR, township);
        assertThat(get(auditor, "/settings/audit?deed=查看隐私&day=" + today + "&place=" + village))
                .hasStatusOk().bodyText().contains("冉翠芳 电话").contains("家属 &lt;来电")
                .doesNotContain("<b>开账号</b>");
        assertThat(get(auditor, "/settings/audit?day=" + today.minusDays(1) + "&place=" + village))
                .bodyText().contains("没有这样的记录");
        assertThat(get(auditor, "/settings/audit?day=昨天")).hasStatus(422).bodyText()
                .contains("2026-11-23 这样");
        assertThat(get(clerk, "/settings/audit")).hasStatus(403);
        assertThat(get(auditor, "/settings/audit?place=" + villages.county().code())).hasStatus(404);
    }

    @Test
    void the_audit_is_paged_by_key() {
        villages.in(village, () -> {
            for (var i = 0; i < 70; i++) {
                audit.log(clerk.actor(), village, "试", "第" + i + "件", null, null);
            }
            return true;
        });
        var supervisor = signedIn.as(Role.SUPERVISOR, village);
        var first = body(get(supervisor, "/settings/audit?deed=试"));
        var older = Pattern.compile("href=\"([^\"]*before=[^\"]*)\"").matcher(first);
        assertThat(older.find()).isTrue();
        var uri = java.net.URI.create(older.group(1).replace("&amp;", "&"));
        var second = body(mvc.get().uri(uri).with(supervisor).exchange());
        var seen = Pattern.compile("第\\d+件");
        assertThat(seen.matcher(first).results().map(MatchResult::group)).hasSize(60);
        assertThat(seen.matcher(first + second).results().map(MatchResult::group)).hasSize(70)
                .doesNotHaveDuplicates();
        assertThat(second).contains("回最新").doesNotContain("更早的");
    }

    @Test
    void ones_own_page_changes_the_password_and_ends_the_sessions() {
        assertThat(get(clerk, "/me")).bodyText().contains("这一台").contains("服务站干事");
        assertThat(post(clerk, "/me/password", "old", "记错了的口令", "password", GOOD))
                .hasStatus(422).bodyText().contains("现在的口令不对");
        assertThat(post(clerk, "/me/password", "old", SignedIn.PASSWORD, "password", "12345678"))
                .hasStatus(422).bodyText().contains("太好猜");
        assertThat(post(clerk, "/me/password", "old", SignedIn.PASSWORD, "password", GOOD))
                .hasStatus(302);
        assertThat(get(clerk, "/me")).hasStatusOk();
        assertThat(post(clerk, "/me/sessions")).hasHeader("Location", "/login");
        assertThat(get(clerk, "/me")).hasStatus(302);
    }

    @Test
    void how_the_house_runs_is_for_the_county_and_only_what_is_known() {
        var county = signedIn.as(Role.COUNTY, villages.county().code());
        assertThat(get(county, "/settings/watch")).hasStatusOk().bodyText().contains("PostgreSQL")
                .contains("给看板点数").contains("没有找到备份")
                .doesNotContainPattern("[a-z]\\.[A-Z]\\w+\\.\\w+");
        assertThat(get(above, "/settings/watch")).hasStatus(403);
        var walker = signedIn.as(Role.AIDE, village, Ids.fresh());
        for (var path : new String[] {"/settings", "/settings/places", "/settings/audit",
            "/settings/watch", "/settings/accounts/new", "/boards"}) {
            assertThat(get(walker, path)).as(path).hasStatus(403);
        }
        assertThat(get(walker, "/me")).hasStatusOk().bodyText().contains("sw-hand");
    }
}
