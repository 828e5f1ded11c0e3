package shouwang.pages.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
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
import shouwang.timebank.earning.EarningStory;
import shouwang.timebank.rules.Preset;
import shouwang.timebank.rules.RuleVersion;
import shouwang.timebank.rules.Rulebook;
import shouwang.timebank.rules.TimeBankRules;

/** A village writes its rules, looks what they mean, votes, prints; the county draws bounds. */
@House
class RulesPagesTest {
    private static final Pattern FIELD = Pattern.compile(
            "<input[^>]*? name=\"([a-zA-Z_]+)\"[^>]*? value=\"([^\"]*)\"");
    private static final Pattern CHOSEN = Pattern.compile(
            "<select[^>]* name=\"(\\w+)\">.*?<option value=\"(\\w+)\" selected>");
    @LocalServerPort int port;
    @Autowired EarningStory story;
    @Autowired MockMvcTester mvc;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Rulebook rulebook;
    @Autowired TestClock clock;

    private MvcTestResult get(SignedIn.Guest guest, String path) {
        return mvc.get().uri(path).with(guest).exchange();
    }

    private MvcTestResult post(SignedIn.Guest guest, String path, Map<String, String> fields) {
        var request = mvc.post().uri(path).with(guest);
        fields.forEach(request::param);
        return request.exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    /** The form as the browser would send it back, untouched. */
    private Map<String, String> form(SignedIn.Guest clerk, String base) {
        var html = body(get(clerk, "/timebank/rules/new?base=" + base)).replace("\n", " ");
        var fields = new TreeMap<String, String>();
        FIELD.matcher(html).results().filter(m -> !m.group(0).contains("checkbox")
                && !m.group(0).contains("search"))
                .forEach(m -> fields.put(m.group(1), m.group(2)));
        CHOSEN.matcher(html).results().forEach(m -> fields.put(m.group(1), m.group(2)));
        fields.remove("_csrf");
        fields.put("days", "");
        return fields;
    }

    private Map<String, String> vote(String yes, String no) {
        var today = LocalDate.now(clock);
        return new TreeMap<>(Map.of("step", "vote", "on", today.toString(), "yes", yes, "no", no,
                "abstain", "1", "presided", "何正国", "from", today.plusDays(3).toString()));
    }

    private RuleVersion version(String village, UUID id) {
        return villages.in(village, () -> rulebook.get(id));
    }

    @Test
    void every_preset_goes_through_the_form_and_comes_out_the_same() {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village);
        assertThat(get(clerk, "/timebank/rules/new")).hasStatusOk().bodyText()
                .contains("从哪一版开始改", "长宁 2019", "1 万分可以住公办养老院");
        for (var preset : Preset.values()) {
            var fields = form(clerk, preset.name());
            fields.put("deed", "propose");
            assertThat(post(clerk, "/timebank/rules/new", fields)).hasStatus(302);
            var made = version(village, UUID.fromString(fields.get("id")));
            assertThat(made.rules()).as(preset.chinese()).isEqualTo(preset.rules());
            assertThat(made.basis()).isEqualTo(preset.chinese());
        }
    }

    @Test
    void a_proposal_is_previewed_tabled_voted_and_printed() throws IOException {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village);
        var fields = form(clerk, "PLAIN");
        fields.putAll(Map.of("deed", "look", "c_NIGHT", "150", "rounding", "UP",
                "c_FESTIVAL", "200", "feast", "SPRING", "days", "2027-03-12", "perDay", "120"));
        fields.put("least", "15");
        assertThat(post(clerk, "/timebank/rules/new", fields)).hasStatusOk().bodyText().contains(
                "夜间 30 分钟按 150%，其余 30 分钟照实算", "不满 15 分钟不记分", "现在：",
                "和现在不一样的：起记和路上时间");
        fields.put("least", "很短");
        assertThat(post(clerk, "/timebank/rules/new", fields)).hasStatusOk().bodyText()
                .contains("起记（分钟）要填整数", "改好了再看");
        fields.put("deed", "propose");
        assertThat(post(clerk, "/timebank/rules/new", fields)).hasStatus(422);
        fields.put("least", "15");
        for (var click = 0; click < 2; click++) {
            assertThat(post(clerk, "/timebank/rules/new", fields)).hasStatus(302);
        }
        fields.put("least", "16");
        assertThat(post(clerk, "/timebank/rules/new", fields)).hasStatus(409).bodyText()
                .contains("已经交过一次，内容不一样");
        var id = UUID.fromString(fields.get("id"));
        var here = "/timebank/rules/" + id;
        assertThat(version(village, id).rules().rates().festivals()).hasSizeGreaterThan(12)
                .contains(LocalDate.of(2027, 3, 12), LocalDate.of(2027, 2, 6));
        assertThat(get(clerk, here)).bodyText().contains("改了", "记表决", "等表决",
                "春节（除夕到初三）（");
        assertThat(post(clerk, here, vote("很多", "0"))).hasStatus(422).bodyText()
                .contains("同意的票数要填整数");
        assertThat(post(clerk, here, vote("1", "0"))).hasStatus(422).bodyText()
                .contains("至少要有 3 人");
        try (var camera = new Camera(port)) {
            camera.look(clerk, "/timebank/rules/new", "rules-start");
            camera.look(clerk, "/timebank/rules/new?base=CHANGNING_2019", "rules-form");
            try (var context = camera.context(clerk, 1366)) {
                var screen = context.newPage();
                screen.navigate(camera.at("/timebank/rules/new?base=PLAIN"));
                screen.fill("#step", "15");
                screen.press("#step", "Tab");
                screen.waitForSelector("text=按 15 分钟取整，记 45 分钟");
                screen.click("text=二、倍率和节日");
                screen.fill("#c_NIGHT", "90");
                screen.press("#c_NIGHT", "Tab");
                screen.waitForSelector("text=改好了再看");
                camera.keep(screen, "rules-form-rates", 1366);
            }
            camera.look(clerk, here, "rules-proposal");
            post(clerk, here, vote("12", "2"));
            camera.look(clerk, here, "rules-version");
            camera.look(clerk, "/timebank/rules", "rules-village");
            assertThat(camera.faults()).isEmpty();
        }
        assertThat(get(clerk, here)).bodyText().contains("同意 12 票，反对 2 票，弃权 1 票，何正国主持")
                .doesNotContain("记表决");
        assertThat(post(clerk, here, vote("11", "2"))).hasStatus(409);
        assertThat(post(clerk, here, Map.of("step", "withdraw"))).hasStatus(409).bodyText()
                .contains("不能撤回");
        assertThat(get(clerk, "/timebank/rules")).bodyText().contains("将要执行的", "最简");
        var pdf = get(clerk, here + ".pdf").getResponse().getContentAsByteArray();
        try (var paper = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(paper)).contains("实施细则", "第 4 条", "夜间",
                    "何正国");
        }
        villages.in(village, () -> clock.after(Duration.ofDays(3), () -> {
            assertThat(rulebook.inForce(village, LocalDate.now(clock)).id()).isEqualTo(id);
            return null;
        }));
    }

    @Test
    void a_withdrawn_proposal_is_not_voted_and_strangers_find_nothing() {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village);
        var fields = form(clerk, "JINGTIAN");
        fields.put("deed", "propose");
        post(clerk, "/timebank/rules/new", fields);
        var here = "/timebank/rules/" + fields.get("id");
        var other = signedIn.as(Role.CLERK, villages.fresh());
        assertThat(get(other, here)).hasStatus(404);
        assertThat(post(other, here, vote("9", "0"))).hasStatus(404);
        assertThat(post(other, here, Map.of("step", "withdraw"))).hasStatus(404);
        assertThat(post(signedIn.as(Role.SUPERVISOR, village), here, vote("9", "0")))
                .hasStatus(403);
        assertThat(get(signedIn.as(Role.SUPERVISOR, village), here)).hasStatusOk().bodyText()
                .doesNotContain("记表决");
        assertThat(get(signedIn.as(Role.COOP, village), here)).hasStatus(403);
        for (var click = 0; click < 2; click++) {
            assertThat(post(clerk, here, Map.of("step", "withdraw"))).hasStatus(302);
        }
        assertThat(post(clerk, here, vote("9", "0"))).hasStatus(409).bodyText()
                .contains("已经撤回");
        assertThat(get(clerk, "/timebank/rules/" + RuleVersion.PLAIN_ID)).hasStatusOk()
                .bodyText().contains("每服务 1 小时记 1 分");
    }

    @Test
    void the_county_looks_who_would_be_outside_before_it_draws_its_bounds() {
        var village = villages.fresh();
        var county = signedIn.as(Role.COUNTY, villages.county().code());
        var clerk = signedIn.as(Role.CLERK, village);
        var far = LocalDate.now(clock).plusYears(30).plusDays(Math.floorMod(
                village.hashCode(), 3000)).toString();
        var bounds = new TreeMap<>(Map.of("leastMinutesPerPoint", "0", "mostMinutesPerPoint",
                "0", "mostPercent", "150", "mostPerDay", "0", "mostTotal", "36000", "leastAge",
                "0", "leastExpiryMonths", "0", "leastReviewers", "1", "leastObjectionDays", "7",
                "goods", "YES"));
        bounds.putAll(Map.of("widest", "VILLAGE", "from", far, "step", "look"));
        assertThat(post(county, "/timebank/envelope", bounds)).hasStatusOk().bodyText()
                .contains("个村会在外", "县里规定至少公示 7 天");
        assertThat(post(clerk, "/timebank/envelope", bounds)).hasStatus(403);
        bounds.put("leastAge", "-1");
        assertThat(post(county, "/timebank/envelope", bounds)).hasStatus(422).bodyText()
                .contains("存时间的最低年龄要在 0 到 120 之间");
        bounds.put("leastAge", "18");
        bounds.put("step", "set");
        assertThat(post(county, "/timebank/envelope", bounds)).hasStatus(302);
        assertThat(post(county, "/timebank/envelope", bounds)).hasStatus(409).bodyText()
                .contains("已经定过框架");
        assertThat(get(clerk, "/timebank/envelope")).hasStatusOk().bodyText()
                .contains(far + " 起", "存时间要满 18 岁").doesNotContain("定下来");
        try (var camera = new Camera(port)) {
            camera.look(county, "/timebank/envelope", "rules-envelope");
            camera.look(county, "/timebank/rules", "rules-all");
            camera.look(county, "/timebank/replay", "rules-trial-county");
            assertThat(camera.faults()).isEmpty();
        }
    }

    @Test
    void a_trial_shows_each_household_beside_what_it_has_and_the_passbook_names_the_article() {
        var s = story.scene(EarningStory.capped(120, 0, TimeBankRules.Over.HONOUR));
        var clerk = s.bank().clerk();
        villages.in(s.village(), () -> story.visit(s,
                LocalDate.now(clock).minusDays(2).atTime(9, 0).atZone(clock.getZone())
                        .toInstant(), 150));
        var today = LocalDate.now(clock);
        var id = Ids.fresh().toString();
        var ask = new TreeMap<>(Map.of("id", id, "place", s.village(), "rules", "PLAIN", "from",
                today.minusDays(9).toString(), "to", today.toString()));
        assertThat(post(clerk, "/timebank/replay", ask)).hasStatus(302);
        assertThat(post(clerk, "/timebank/replay", ask)).hasStatus(302);
        var page = "/timebank/replay/" + id;
        for (var wait = 0; wait < 200 && !body(get(clerk, page)).contains("这样会记"); wait++) {
            Thread.yield();
        }
        try (var camera = new Camera(port)) {
            camera.look(clerk, "/timebank/replay", "rules-trial");
            try (var context = camera.context(clerk, 1366)) {
                var screen = context.newPage();
                screen.navigate(camera.at(page));
                screen.waitForSelector("text=这样会记");
                camera.keep(screen, "rules-tried", 1366);
                screen.setViewportSize(390, 844);
                camera.keep(screen, "rules-tried", 390);
            }
            camera.look(clerk, "/timebank/passbook/" + s.bank().household(), "rules-passbook");
            assertThat(camera.faults()).isEmpty();
        }
        assertThat(get(clerk, page)).bodyText().contains("<b>2</b> 分", "<b>2.5</b> 分", "+0.5");
        assertThat(get(clerk, page + ".xlsx")).as("it names households: nobody said why")
                .hasStatus(422);
        assertThat(get(clerk, page)).bodyText().contains("为什么导出");
        assertThat(get(clerk, page + ".xlsx?why=audit")).hasStatusOk();
        assertThat(get(signedIn.as(Role.CLERK, villages.fresh()), page)).hasStatus(404);
        ask.put("id", Ids.fresh().toString());
        ask.put("to", today.minusDays(20).toString());
        assertThat(post(clerk, "/timebank/replay", ask)).hasStatus(422).bodyText()
                .contains("请核对起止");
        ask.put("place", villages.fresh());
        assertThat(post(clerk, "/timebank/replay", ask)).hasStatus(404);
    }
}
