package shouwang.pages.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Role;
import shouwang.kernel.Ids;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.ElderForm;
import shouwang.people.ElderQuery;
import shouwang.people.Elders;
import shouwang.people.Fictional;
import shouwang.people.Households;
import shouwang.people.IdNumber;
import shouwang.people.Kins;
import shouwang.people.Phone;

@House
class PeoplePagesTest {
    @Autowired MockMvcTester mvc;
    @Autowired Elders elders;
    @Autowired Aides aides;
    @Autowired Kins kins;
    @Autowired Households households;
    @Autowired Audit audit;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    String village = "";
    SignedIn.Guest clerk = new SignedIn.Guest(Actor.house(new shouwang.county.County("511922")), "",
            new jakarta.servlet.http.Cookie("sw", ""));

    @BeforeEach
    void takeAVillage() {
        village = villages.fresh();
        clerk = signedIn.as(Role.CLERK, village);
    }

    @Test
    void a_clerk_registers_an_elder_and_sending_the_form_twice_registers_one() {
        var number = Fictional.number(1942, false);
        var id = Ids.fresh().toString();
        for (var i = 0; i < 2; i++) {
            assertThat(post("/people/elders/new", "id", id, "village", village, "name", "冉翠芳",
                    "idNumber", number.text(), "newHamlet", "二社", "phones", "15455557302",
                    "categories", "LIVING_ALONE")).hasStatus3xxRedirection();
        }
        var she = villages.in(village, () -> elders.all(village));
        assertThat(she).singleElement().satisfies(elder -> {
            assertThat(elder.hamlet()).isEqualTo("二社");
            assertThat(elder.sex()).isEqualTo(Elder.Sex.F);
            assertThat(elder.born()).isEqualTo(number.born());
            assertThat(elder.phones()).containsExactly("154****7302");
        });
        assertThat(get("/people/elders/" + id)).hasStatusOk().bodyText()
                .contains("冉翠芳", "高龄", "独居", "154****7302")
                .doesNotContain(number.text(), "15455557302");
    }

    @Test
    void a_refused_form_says_why_beside_the_field_and_keeps_what_was_typed() {
        var wrong = List.of(
                List.of("name", "", "姓名没有填"),
                List.of("name", "长".repeat(41), "最多 40 个字"),
                List.of("born", "1990-01-01", "不满 60 岁"),
                List.of("born", "昨天", "2026-11-23 这样"),
                List.of("born", "1800-01-01", "太早"),
                List.of("sex", "X", "性别不在可选的范围里"),
                List.of("idNumber", "519999194001010011", "校验码"),
                List.of("idNumber", "12345", "号码有 5 位"),
                List.of("phones", "一二三", "11 位手机号"),
                List.of("placeCode", "511922999", "没有这个组"),
                List.of("categories", "RICH", "人员类别不在"),
                List.of("selfCare", "9", "0 到 4"),
                List.of("health", "病".repeat(201), "最多 200 个字"));
        for (var each : wrong) {
            var form = new java.util.LinkedHashMap<>(java.util.Map.of("id", Ids.fresh().toString(),
                    "village", village, "name", "冉翠芳", "sex", "F", "born", "1940-05-06",
                    "directions", "石桥过去"));
            form.put(each.get(0), each.get(1));
            var result = post("/people/elders/new", form.entrySet().stream()
                    .flatMap(e -> java.util.stream.Stream.of(e.getKey(), e.getValue()))
                    .toArray(String[]::new));
            assertThat(result).as(each.toString()).hasStatus(422).bodyText()
                    .contains("invalid-feedback", each.get(2), "石桥过去");
        }
        assertThat(villages.in(village, () -> elders.count(village))).isZero();
    }

    @Test
    void html_and_formulas_stay_text_on_pages_and_in_the_workbook() throws Exception {
        add("<i>冉</i>", null, null);
        add("=1+1", null, null);
        assertThat(get("/people/elders")).bodyText().contains("&lt;i&gt;冉", "=1+1")
                .doesNotContain("<i>冉");
        var export = get("/people/elders/export?why=report");
        assertThat(export).hasStatusOk();
        try (var book = WorkbookFactory.create(new ByteArrayInputStream(
                export.getResponse().getContentAsByteArray()))) {
            var names = new java.util.ArrayList<String>();
            book.getSheetAt(0).forEach(row -> {
                assertThat(row.getCell(1).getCellType()).isEqualTo(CellType.STRING);
                names.add(row.getCell(1).getStringCellValue());
            });
            assertThat(names).contains("姓名", "<i>冉</i>", "=1+1");
        }
        assertThat(villages.in(village, () -> audit.lines(village, null, 1))).singleElement()
                .satisfies(line -> assertThat(line.deed()).isEqualTo("导出老人名单"));
    }

    @Test
    void a_private_field_is_shown_once_for_a_reason_that_is_kept() {
        var id = add("冉翠芳", Fictional.number(1941, false), "15455557302");
        var path = "/people/reveal/" + id;
        assertThat(get(path + "?field=PHONES")).hasStatusOk().bodyText()
                .contains("为什么要看").doesNotContain("15455557302");
        assertThat(post(path, "field", "PHONES")).hasStatus(422).bodyText()
                .contains("原因没有填").doesNotContain("15455557302");
        assertThat(post(path, "field", "PHONES", "reason", "好奇")).hasStatus(422);
        assertThat(post(path, "field", "PHONES", "reason", "其他")).hasStatus(422);
        assertThat(post(path, "field", "MONEY", "reason", "核对身份")).hasStatus(422);
        var shown = post(path, "field", "PHONES", "reason", "其他", "other", "女儿托问");
        assertThat(shown).hasStatusOk().hasHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .bodyText().contains("15455557302");
        assertThat(villages.in(village, () -> audit.lines(village, null, 1))).singleElement()
                .satisfies(line -> {
                    assertThat(line.deed()).isEqualTo("查看电话");
                    assertThat(line.reason()).isEqualTo("其他：女儿托问");
                    assertThat(line.subjectId()).isEqualTo(id);
                });
        assertThat(get("/people/elders/" + id)).bodyText().doesNotContain("15455557302");
    }

    @Test
    void the_list_is_narrowed_by_hamlet_kind_and_word_and_paged() {
        for (var i = 0; i < 60; i++) {
            add("冉" + "甲乙丙丁戊己庚辛壬癸".charAt(i % 10) + "一二三四五六".charAt(i / 10), null, null);
        }
        add("盖林", Fictional.number(1960, true), "15455550560");
        var first = body(get("/people/elders"));
        assertThat(first).contains("在册 61 人", "下一页", "盖林");
        var next = first.replaceAll("(?s).*href=\"([^\"]*after=[^\"]*)\">下一页.*", "$1")
                .replace("&amp;", "&");
        assertThat(body(mvc.get().uri(java.net.URI.create(next)).with(clerk).exchange()))
                .contains("回第一页").doesNotContain("盖林");
        assertThat(get("/people/elders?kind=YOUNG_OLD")).bodyText().contains("盖林")
                .doesNotContain("冉甲一");
        assertThat(get("/people/elders?q=0560")).bodyText().contains("盖林").doesNotContain("冉甲一");
        assertThat(get("/people/elders?q=zzz")).bodyText().contains("没有找到");
        assertThat(get("/people/elders?place=" + village)).hasStatusOk();
        assertThat(get("/people/elders?place=" + villages.fresh())).hasStatus(404);
        assertThat(get("/people/elders?place=abc")).hasStatus(404);
        assertThat(get("/people/elders?kind=RICH")).hasStatus(422);
    }

    @Test
    void an_empty_village_is_told_what_to_do_next() {
        assertThat(get("/people/elders")).bodyText().contains("还没有老人", "导入花名册");
        assertThat(get("/people/aides")).bodyText().contains("还没有互助员");
    }

    @Test
    void another_villages_people_are_not_there() {
        var id = add("冉翠芳", null, null);
        var home = villages.in(village, () -> elders.get(id).householdId());
        var stranger = signedIn.as(Role.CLERK, villages.fresh());
        for (var path : List.of("/people/elders/" + id, "/people/elders/" + id + "/edit",
                "/people/households/" + home,
                "/people/reveal/" + id + "?field=ID", "/people/aides/new?elder=" + id,
                "/people/elders/x")) {
            assertThat(mvc.get().uri(path).with(stranger).exchange()).as(path).hasStatus(404);
        }
        for (var path : List.of("/people/elders/" + id + "/edit", "/people/elders/" + id + "/kin",
                "/people/elders/" + id + "/status", "/people/reveal/" + id, "/people/households/"
                + home)) {
            assertThat(mvc.post().uri(path).param("field", "ID").param("reason", "核对身份")
                    .param("status", "DEAD").param("kin", Ids.fresh().toString())
                    .param("kinName", "某").param("relation", "女儿").param("head", "某")
                    .with(stranger).exchange()).as(path).hasStatus(404);
        }
        assertThat(villages.in(village, () -> elders.get(id).status()))
                .isEqualTo(Elder.Status.HERE);
    }

    @Test
    void other_roles_do_only_what_is_theirs() {
        var id = add("冉翠芳", null, null);
        var doctor = signedIn.as(Role.DOCTOR, village);
        assertThat(mvc.get().uri("/people/elders/" + id).with(doctor).exchange()).hasStatusOk()
                .bodyText().doesNotContain("情况有变", "修改");
        for (var path : List.of("/people/elders/new", "/people/elders/" + id + "/edit",
                "/people/aides/new")) {
            assertThat(mvc.get().uri(path).with(doctor).exchange()).as(path).hasStatus(403);
        }
        var supervisor = signedIn.as(Role.SUPERVISOR, village);
        assertThat(mvc.post().uri("/people/reveal/" + id).param("field", "ID")
                .param("reason", "核对身份").with(supervisor).exchange()).hasStatus(403);
        var aide = signedIn.as(Role.AIDE, village, Ids.fresh());
        assertThat(mvc.get().uri("/people/elders").with(aide).exchange()).hasStatus(403);
        assertThat(mvc.get().uri("/people/elders").exchange()).hasStatus3xxRedirection();
    }

    @Test
    void children_are_added_and_taken_away() {
        var id = add("冉翠芳", null, null);
        var kin = Ids.fresh().toString();
        assertThat(post("/people/elders/" + id + "/kin", "kin", kin, "kinName", "", "relation",
                "女儿",
                "kinPhones", "15466664135")).hasStatus(422).bodyText()
                .contains("姓名没有填", "15466664135");
        assertThat(post("/people/elders/" + id + "/kin", "kin", kin, "kinName", "盖玉梅", "relation",
                "女儿",
                "livesIn", "宁波", "kinPhones", "15466664135")).hasStatus3xxRedirection();
        assertThat(get("/people/elders/" + id)).bodyText().contains("盖玉梅", "宁波", "154****4135");
        assertThat(post("/people/elders/" + id + "/kin/" + kin + "/remove"))
                .hasStatus3xxRedirection();
        assertThat(villages.in(village, () -> kins.of(id))).isEmpty();
    }

    @Test
    void what_becomes_of_her_is_written_down_and_taken_back() {
        var id = add("冉翠芳", null, null);
        var path = "/people/elders/" + id + "/status";
        assertThat(post(path, "status", "HOSPITAL", "since", "2026-01-05"))
                .hasStatus3xxRedirection();
        assertThat(get("/people/elders/" + id)).bodyText().contains("住院", "2026-01-05 起", "回来了");
        assertThat(post(path, "status", "HERE")).hasStatus3xxRedirection();
        assertThat(post(path, "status", "DEAD", "since",
                TestClock.today().plusDays(2).toString())).hasStatus(422);
        assertThat(post(path, "status", "GONE")).hasStatus(422);
        assertThat(villages.in(village, () -> audit.lines(village, null, 2)))
                .extracting(Audit.Line::reason).containsExactly("住院 → 在家", "在家 → 住院");
    }

    @Test
    void a_strong_elder_becomes_an_aide_and_stays_who_they_are() {
        var id = add("盖志清", Fictional.number(1962, true), "15455550011");
        assertThat(get("/people/aides/new?elder=" + id)).bodyText().contains("盖志清", "已登记为老人");
        assertThat(post("/people/aides/new", "id", id.toString(), "name", "别的名字", "origin",
                "YOUNG_OLD",
                "skills", "MEALS", "vehicle", "FOOT", "mostElders", "3", "mostHours", "20", "days",
                "0", "days", "2")).hasStatus3xxRedirection();
        var aide = villages.in(village, () -> aides.get(id));
        assertThat(aide.name()).isEqualTo("盖志清");
        assertThat(aide.phones()).containsExactly("154****0011");
        assertThat(aide.daysFree()).isEqualTo(5);
        assertThat(aide.skills()).isEqualTo(Set.of("MEALS"));
        assertThat(get("/people/aides/" + id)).bodyText().contains("也是老人", "周一、三", "助餐");
        assertThat(get("/people/elders/" + id)).bodyText().contains("也是互助员");
    }

    @Test
    void an_aide_is_registered_changed_leaves_and_comes_back() {
        var id = Ids.fresh();
        assertThat(post("/people/aides/new", "id", id.toString(), "village", village, "name", "王琼琼",
                "sex", "F", "born", "2015-01-01", "origin", "NEIGHBOUR", "vehicle", "FOOT",
                "mostElders", "6", "mostHours", "60")).hasStatus(422).bodyText()
                .contains("要满 18 岁", "王琼琼");
        assertThat(post("/people/aides/new", "id", id.toString(), "village", village, "name", "王琼琼",
                "sex", "F", "born", "1970-01-01", "origin", "NEIGHBOUR", "vehicle", "FOOT",
                "mostElders", "六", "mostHours", "60")).hasStatus(422).bodyText().contains("填整数");
        assertThat(post("/people/aides/new", "id", id.toString(), "village", village, "name", "王琼琼",
                "sex", "F", "born", "1970-01-01", "origin", "NEIGHBOUR", "vehicle", "FOOT",
                "mostElders", "6", "mostHours", "60")).hasStatus3xxRedirection();
        assertThat(post("/people/aides/" + id + "/edit", "name", "王琼琼", "sex", "F", "born",
                "1970-01-01",
                "origin", "CADRE", "vehicle", "CAR", "mostElders", "8", "mostHours", "40", "days",
                "6")).hasStatus3xxRedirection();
        assertThat(villages.in(village, () -> aides.get(id))).satisfies(aide -> {
            assertThat(aide.origin()).isEqualTo(Aide.Origin.CADRE);
            assertThat(aide.mostElders()).isEqualTo(8);
        });
        assertThat(post("/people/aides/" + id + "/end")).hasStatus3xxRedirection();
        assertThat(villages.in(village, () -> aides.all(village))).isEmpty();
        assertThat(get("/people/aides")).bodyText().contains("已退出");
        assertThat(post("/people/aides/" + id + "/end", "back", "yes")).hasStatus3xxRedirection();
        assertThat(villages.in(village, () -> aides.all(village))).hasSize(1);
    }

    @Test
    void an_edit_without_private_fields_leaves_them_as_they_are() {
        var number = Fictional.number(1943, false);
        var id = add("冉翠芳", number, "15455557302");
        assertThat(post("/people/elders/" + id + "/edit", "name", "冉翠芬", "sex", "F", "born",
                number.born().toString(), "mind", "耳背")).hasStatus3xxRedirection();
        var after = villages.in(village, () -> elders.get(id));
        assertThat(after.name()).isEqualTo("冉翠芬");
        assertThat(after.phones()).containsExactly("154****7302");
        assertThat(after.idShown()).endsWith(number.tail());
        assertThat(post("/people/elders/" + id + "/edit", "name", "冉翠芬", "sex", "F", "born",
                number.born().toString(), "noPhone", "yes")).hasStatus3xxRedirection();
        assertThat(villages.in(village, () -> elders.get(id)).phones()).isEmpty();
        assertThat(villages.in(village, () -> elders.more(id)).mindKnown()).isTrue();
    }

    @Test
    void a_health_note_written_for_the_wrong_elder_can_be_taken_away() {
        var number = Fictional.number(1943, false);
        var id = add("冉翠芳", number, null);
        var edit = "/people/elders/" + id + "/edit";
        var same = List.of("name", "冉翠芳", "sex", "F", "born", number.born().toString());
        assertThat(get(edit)).bodyText().contains("noIdNumber").doesNotContain("noHealth");
        assertThat(post(edit, with(same, "health", "癫痫", "mind", "青霉素过敏")))
                .hasStatus3xxRedirection();
        assertThat(get(edit)).bodyText().contains("noHealth", "noMind").doesNotContain("癫痫");
        assertThat(post(edit, with(same, "health", "高血压", "noHealth", "yes"))).hasStatus(422)
                .bodyText().contains("又勾了去掉");
        assertThat(post(edit, with(same, "noHealth", "yes"))).hasStatus3xxRedirection();
        villages.in(village, () -> {
            assertThat(elders.more(id).healthKnown()).isFalse();
            assertThat(elders.more(id).mindKnown()).as("left blank, it stays").isTrue();
            assertThat(elders.get(id).idShown()).isNotNull();
            return true;
        });
        assertThat(post(edit, with(same, "noMind", "yes", "noIdNumber", "yes")))
                .hasStatus3xxRedirection();
        villages.in(village, () -> {
            assertThat(elders.more(id).mindKnown()).isFalse();
            assertThat(elders.get(id).idShown()).isNull();
            assertThat(audit.lines(village, null, 9)).extracting(Audit.Line::deed)
                    .contains("去掉身体状况", "去掉上门留意", "去掉身份证号码");
            return true;
        });
    }

    private static String[] with(List<String> same, String... more) {
        return java.util.stream.Stream.concat(same.stream(), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }

    @Test
    void a_household_is_named_anew() {
        var id = add("冉翠芳", null, null);
        var home = villages.in(village, () -> elders.get(id).householdId());
        assertThat(post("/people/households/" + home, "head", "")).hasStatus(422);
        assertThat(post("/people/households/" + home, "head", "盖大有", "address", "二社 18 号"))
                .hasStatus3xxRedirection();
        assertThat(get("/people/households/" + home)).bodyText().contains("盖大有户", "二社 18 号", "冉翠芳");
        assertThat(villages.in(village, () -> households.get(home).address()))
                .isEqualTo("二社 18 号");
    }

    @Test
    void a_township_chooses_the_village_first() {
        var township = signedIn.as(Role.TOWNSHIP, village.substring(0, 9));
        assertThat(mvc.get().uri("/people/elders/new").with(township).exchange()).hasStatusOk()
                .bodyText().contains("哪个村");
        assertThat(mvc.get().uri("/people/elders/new?village=" + village).with(township).exchange())
                .hasStatusOk().bodyText().contains("登记老人", "newHamlet");
        add("冉翠芳", null, null);
        assertThat(mvc.get().uri("/people/elders?q=冉翠芳").with(township).exchange()).bodyText()
                .contains("冉翠芳");
        assertThat(villages.in(village, () -> elders.list(ElderQuery.of(village, null, 5))))
                .hasSize(1);
    }

    private UUID add(String name, @Nullable IdNumber number, @Nullable String phone) {
        return villages.in(village, () -> elders.add(clerk.actor(), Ids.fresh(), new ElderForm(
                village, name, number == null ? Elder.Sex.F : number.sex(),
                number == null ? LocalDate.of(1945, 5, 6) : number.born(), number,
                phone == null ? null : Phone.parseAll(phone).orElseThrow(), Set.of(), null, null,
                null, null, null, null, null, null)));
    }

    private MvcTestResult get(String path) {
        return mvc.get().uri(path).with(clerk).exchange();
    }

    private MvcTestResult post(String path, String... pairs) {
        var request = mvc.post().uri(path);
        for (var i = 0; i < pairs.length; i += 2) {
            request = request.param(pairs[i], Objects.requireNonNull(pairs[i + 1]));
        }
        return request.with(clerk).exchange();
    }

    private static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
