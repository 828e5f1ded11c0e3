package shouwang.people.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static shouwang.people.roster.Workbooks.TODAY;
import static shouwang.people.roster.Workbooks.check;
import static shouwang.people.roster.Workbooks.id;
import static shouwang.people.roster.Workbooks.row;
import static shouwang.people.roster.Workbooks.xlsx;

import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shouwang.people.Elder;
import shouwang.people.IdNumber;
import shouwang.people.roster.layout.Column;

/** What one person's line is judged, and which of several things is named first. */
class JudgementTest {
    private static final Object[] HEADER = row("姓名", "性别", "身份证号", "出生年月", "年龄", "组", "电话");
    private static final String MAN = id("19420315", 11);

    private static JudgedRow judge(Object... cells) {
        return check(xlsx(HEADER, cells)).rows().getFirst();
    }

    private static String word(Object... cells) {
        return judge(cells).verdict().word();
    }

    @ParameterizedTest
    @ValueSource(strings = {"盖志", "欧阳桂兰", "阿依·古丽", "阿依•古丽", "㐂志", "𠮷志", "〇志", "买买提·阿不都热合曼"})
    void names_of_chinese_letters_are_taken(String name) {
        var judged = judge(name, "男", MAN, "", "", "3组", "");
        assertThat(judged.verdict()).isEqualTo(Verdict.OK);
        assertThat(judged.row().name()).isEqualTo(name.replace('•', '·'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+8613", "-盖志", "@盖志", "<b>盖志</b>", "盖志1", "Gai Zhi", "盖", "盖?",
        "盖志（已故）", "盖\uE123", "盖志\u0001x", "' or 1=1 --", "盖志覃兰冉会单福盖志覃兰冉会单福盖志覃兰冉"})
    void other_characters_in_a_name_are_an_error(String name) {
        assertThat(word(name, "男", MAN, "", "", "3组", "")).isEqualTo("error-name-characters");
    }

    @ParameterizedTest
    @CsvSource({"519999194203150110,error-check-digit", "51999919421315011X,error-check-digit",
        "5199991942031501,error-length", "5199991942031501188,error-length",
        "5.2E+17,error-precision-lost", "5.19999E+17,error-precision-lost",
        "519999********0118,error-check-digit", "身份证丢了,error-length", "无,warn-no-id",
        "5199994203150119,error-length", "519999420231501,error-check-digit",
        "519999188003150118,error-check-digit"})
    void a_wrong_id_number_is_named_for_what_it_is(String number, String verdict) {
        assertThat(word("盖志", "男", number, "1942.3", "", "3组", "")).isEqualTo(verdict);
    }

    @Test
    void a_number_cell_cannot_hold_eighteen_digits_but_fifteen() {
        assertThat(word("盖志", "男", 519999194203150110.0, "", "", "3组", ""))
                .isEqualTo("error-precision-lost");
        assertThat(word("盖志", "男", 519999420315011L, "", "", "3组", ""))
                .isEqualTo("ok-upgraded-15");
    }

    @ParameterizedTest
    @CsvSource({"15400000001,ok,1", "154-0000-0001,ok-phone-dashes,1",
        "154 0000 0001,ok-phone-dashes,1",
        "15400000001/15400000002,ok-two-phones,2", "15400000001 15400000002,ok-two-phones,2",
        "１５４０００００００１,ok-fullwidth,1", "0827-8220001,ok,1", "8220001,ok,1", "无,ok,0", "'',ok,0",
        "+86 15400000001,ok-phone-dashes,1", "1540000000,warn-phone,0", "1.54E+10,warn-phone,0",
        "15400000001（女儿）,ok,1", "=1+1,warn-phone,0", "15400000001、0827-8220001,ok-two-phones,2"})
    void phones_are_read_in_every_usual_way(String phone, String verdict, int count) {
        var judged = judge("盖志", "男", MAN, "", "", "3组", phone);
        assertThat(judged.verdict().word()).isEqualTo(verdict);
        assertThat(judged.row().phones()).hasSize(count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1942.3", "1942.03", "1942年3月", "1942年3月15日", "1942/3/15", "1942-03-15",
        "19420315", "194203", "1942", "１９４２．３", "1942.3.15", "1942 年 3 月", "1942-03-15 00:00:00"})
    void a_birth_date_that_agrees_is_quiet(String birth) {
        assertThat(word("盖志", "男", MAN, birth, "", "3组", "")).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1943.3", "1942.4", "1942年3月16日", "19420316", "1941"})
    void a_birth_date_that_differs_is_a_warning(String birth) {
        var judged = judge("盖志", "男", MAN, birth, "", "3组", "");
        assertThat(judged.verdict()).isEqualTo(Verdict.BIRTH_DIFFERS);
        assertThat(judged.row().born()).isEqualTo("1942-03-15");
    }

    @Test
    void october_that_lost_its_nought_in_a_number_cell_is_no_difference() {
        assertThat(word("盖志", "男", id("19421015", 11), 1942.10, "", "3组", "")).isEqualTo("ok");
        assertThat(word("盖志", "男", MAN, 15415, "", "3组", "")).isEqualTo("ok");
        assertThat(word("盖志", "男", MAN, 1942.3, 84, "3组", "")).isEqualTo("ok");
    }

    @Test
    void without_a_number_the_birth_and_sex_of_the_columns_count() {
        var month = judge("盖志", "男", "", "1942.3", "", "3组", "").row();
        assertThat(month.born()).isEqualTo("1942-03-01");
        assertThat(month.exact()).isEqualTo(RosterRow.Exact.MONTH);
        assertThat(month.sex()).isEqualTo(Elder.Sex.M);
        var age = judge("盖志", "男", "", "", "84岁", "3组", "").row();
        assertThat(age.born().getYear()).isEqualTo(1942);
        assertThat(word("盖志", "男", "", "", "", "3组", "")).isEqualTo("error-no-birth");
        assertThat(word("盖志", "", "", "1942.3", "", "3组", "")).isEqualTo("error-no-sex");
        assertThat(word("盖志", "男", "", "1990.3", "", "3组", "")).isEqualTo("error-under-60");
    }

    @Test
    void sixty_is_counted_to_the_day() {
        assertThat(word("盖志", "男", id("19661123", 11), "", "", "3组", "")).isEqualTo("ok");
        assertThat(word("盖志", "男", id("19661124", 11), "", "", "3组", ""))
                .isEqualTo("error-under-60");
        assertThat(word("盖志", "男", id("20270101", 11), "", "", "3组", ""))
                .isEqualTo("error-check-digit");
    }

    @Test
    void of_several_things_the_gravest_gives_the_verdict_and_all_are_listed() {
        var wide = "５１" + MAN.substring(2);
        var judged = judge("盖 志", "男", wide, "", "", "３组", "154-0000-0001/15400000002");
        assertThat(judged.verdict()).isEqualTo(Verdict.FULLWIDTH);
        assertThat(judged.findings()).extracting(Finding::code).containsExactly(Verdict.FULLWIDTH,
                Verdict.FULLWIDTH, Verdict.SPACES, Verdict.TWO_PHONES, Verdict.PHONE_DASHES);
        assertThat(word("", "女", MAN, "1950.1", "", "", "1")).isEqualTo("error-no-name");
        assertThat(word("盖志", "女", MAN, "1950.1", "", "", "1")).isEqualTo("error-sex-mismatch");
        assertThat(word("盖志", "男", MAN, "1950.1", "", "", "1")).isEqualTo("error-no-hamlet");
        assertThat(word("盖志", "男", MAN, "1950.1", "", "1组", "1"))
                .isEqualTo("warn-birth-differs");
    }

    @Test
    void the_same_person_twice_is_found_by_number_and_without_one_by_all_else() {
        var rows = check(xlsx(HEADER,
                row("盖志", "男", id("19420315", 11), "", "", "3组", ""),
                row("盖志", "男", "519999420315011", "", "", "4组", ""),
                row("覃兰", "女", "", "1950.1", "", "3组", ""),
                row("覃兰", "女", "", "1950.1", "", "三组", ""),
                row("覃兰", "女", "", "1950.1", "", "4组", ""))).rows();
        assertThat(rows.get(1).verdict()).isEqualTo(Verdict.DUPLICATE);
        assertThat(rows.get(1).findings().getFirst().message()).contains("第 2 行");
        assertThat(rows.get(3).findings()).extracting(Finding::code)
                .containsExactly(Verdict.NO_ID, Verdict.MAYBE_DUPLICATE);
        assertThat(rows.get(4).findings()).extracting(Finding::code)
                .containsExactly(Verdict.NO_ID);
    }

    @ParameterizedTest
    @CsvSource({"三社,3社", "3组,3组", "第三组,3组", "三组,3组", "3社,3社", "３社,3社", "十二组,12组", "12,12组",
        "井田村三社12号,3社", "第十一村民小组,11组", "二生产队,2队", "大院子,大院子", "井田村,-", "不详,-", "=1+1,-",
        "<script>,-", "无,-", "廿一社,21社", "组,-"})
    void a_hamlet_is_read_in_every_usual_way(String cell, String text) {
        var judged = judge("盖志", "男", MAN, "", "", cell, "");
        if (text.equals("-")) {
            assertThat(judged.verdict()).isEqualTo(Verdict.NO_HAMLET);
        } else {
            assertThat(judged.row().hamlet().text()).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource({"井田村,井田村,-", "井田,井田村,-", "井田社区,井田村,-", "井田村民委员会,井田村,-", "井田 村,井田村,-",
        "双流镇井田村三社,井田村,-", "井田村3组,井田村,-", "井田,井田村委会,-", "三组,井田村,-", "3,井田村,-",
        "双流镇,井田村,-", "竹林湾自然村,井田村,-", "'',井田村,-", "无,井田村,-", "团结村,'',-", "镇龙村,镇龙村,-",
        "公山社区居委会,公山社区,-", "团结村,井田村,团结村", "双流镇团结村,井田村,双流镇团结村", "井田坝村,井田村,井田坝村",
        "新井田村,井田村,新井田村", "团结,井田村,团结", "团结社区,井田村,团结社区"})
    void rows_that_name_another_village_stay_out_and_are_said(String cell, String here,
            String said) {
        var judged = Roster.check(xlsx(row("姓名", "身份证号", "村", "组"), row("盖志", MAN, cell, "3组"),
                row("覃福", id("19420315", 13), "", "3组")), "花名册",
                new RosterAsk(TODAY, Map.of(), here));
        assertThat(judged.rows().getLast().verdict()).isEqualTo(Verdict.OK);
        var first = judged.rows().getFirst();
        if (said.equals("-")) {
            assertThat(first.verdict()).isEqualTo(Verdict.OK);
        } else {
            assertThat(first.isGood()).isFalse();
            assertThat(first.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.code()).isEqualTo(Verdict.OTHER_VILLAGE);
                assertThat(finding.column()).isEqualTo(Column.VILLAGE);
                assertThat(finding.message()).contains("写的是" + said + "，这里是" + here);
            });
        }
    }

    @Test
    void a_column_of_hamlets_called_villages_names_no_other_village() {
        var judged = Roster.check(xlsx(row("姓名", "身份证号", "自然村", "组"),
                row("盖志", MAN, "团结村", "3组")), "花名册", new RosterAsk(TODAY, Map.of(), "井田村"));
        assertThat(judged.rows()).extracting(JudgedRow::verdict).containsExactly(Verdict.OK);
    }

    @Test
    void one_wrong_digit_never_passes() {
        var seed = System.nanoTime();
        System.out.println("JudgementTest seed " + seed);
        var random = new Random(seed);
        for (var round = 0; round < 5_000; round++) {
            var born = LocalDate.of(1925, 1, 1).plusDays(random.nextInt(14_000));
            var number = id(born.toString().replace("-", ""), random.nextInt(1_000));
            assertThat(IdNumber.parse(number)).isPresent();
            var at = random.nextInt(17);
            var digit = (char) ('0' + (number.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
            var wrong = number.substring(0, at) + digit + number.substring(at + 1);
            assertThat(IdNumber.parse(wrong)).as(number + " " + wrong).isEmpty();
        }
    }
}
