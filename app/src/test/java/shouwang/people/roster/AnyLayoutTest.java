package shouwang.people.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shouwang.people.roster.words.ChineseNumber;

/** The people of 井田村 laid out in every way another village might: the verdicts stay. */
class AnyLayoutTest {
    private static final String[][] NAMES = {
        {"序号", "编号", "序 号", "No."},
        {"姓名", "老人姓名", "姓 名", "老年人姓名", "姓名*", "对象姓名", "服务对象\n姓名"},
        {"性别", "性 别", "性别（男/女）"},
        {"身份证号", "身份证号码", "公民身份号码", "身份证", "居民身份证号码", "身份证号码（18位）", "证件号码",
            "老人身份证号"},
        {"出生年月", "出生日期", "出生年月日", "出生时间", "生日"},
        {"年龄", "周岁", "年龄（岁）", "年龄(周岁)"},
        {"组", "社", "村民小组", "居住地", "家庭住址", "组别", "所在组", "住址", "现居住地", "组（社）",
            "居住地址", "详细住址"},
        {"联系电话", "电话", "手机", "手机号码", "联系方式", "本人电话", "老人联系电话", "电话号码"},
        {"身体状况", "健康状况", "健康情况", "身体健康状况", "患病情况"},
        {"独居", "是否独居", "独居老人", "独居（是/否）"},
        {"空巢", "是否空巢", "空巢老人"},
        {"失独", "是否失独", "失独家庭", "计生特殊家庭"},
        {"低保特困", "困难", "是否困难", "困难老人", "低保/特困", "是否低保户"},
        {"子女姓名", "家属姓名", "亲属姓名", "紧急联系人", "监护人姓名", "联系人姓名", "主要联系人"},
        {"子女电话", "家属电话", "亲属联系电话", "紧急联系人电话", "监护人联系方式", "联系人电话"},
        {"备注", "备 注", "说明"}};

    private final Random random;
    private final List<Object[]> people = Workbooks.jingtianPeople();

    AnyLayoutTest() {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.println("AnyLayoutTest seed " + seed);
        random = new Random(seed);
    }

    @Test
    void any_layout_of_the_same_roster_gets_the_same_verdicts() {
        for (var round = 0; round < 60; round++) {
            var rows = layout();
            var kind = random.nextInt(7);
            var file = file(kind, rows);
            var result = Workbooks.check(file);
            var got = result.rows().stream().map(row -> new JingtianRosterTest.Judged(
                    row.row().n(), row.row().written(), row.verdict().word())).toList();
            var wrong = new ArrayList<>(got);
            wrong.removeAll(JingtianRosterTest.expected());
            assertThat(wrong).as("round %d, kind %d, layout %s", round, kind, result.layout())
                    .isEmpty();
            assertThat(got).hasSize(163);
            assertThat(result.unplaced()).isEmpty();
        }
    }

    private byte[] file(int kind, List<Object[]> rows) {
        return switch (kind) {
            case 0 -> Workbooks.xlsx(new Workbooks.Page("说明", Workbooks.rows(
                    Workbooks.row("填表说明"), Workbooks.row("1. 身份证号码须为18位"))),
                    new Workbooks.Page("表", rows));
            case 1 -> Workbooks.xls(new Workbooks.Page("表", rows));
            case 2 -> Workbooks.csv(',', StandardCharsets.UTF_8, rows);
            case 3 -> Workbooks.csv(',', Charset.forName("GB18030"), rows);
            case 4 -> withMark(Workbooks.csv(';', StandardCharsets.UTF_8, rows));
            case 5 -> Workbooks.csv('\t', Charset.forName("GB18030"), rows);
            default -> Workbooks.xlsx(new Workbooks.Page("表", rows));
        };
    }

    private static byte[] withMark(byte[] bytes) {
        var marked = new byte[bytes.length + 3];
        System.arraycopy(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, 0, marked, 0, 3);
        System.arraycopy(bytes, 0, marked, 3, bytes.length);
        return marked;
    }

    private List<Object[]> layout() {
        var order = new ArrayList<>(IntStream.range(0, 16).boxed().toList());
        Collections.shuffle(order, random);
        if (random.nextBoolean()) {
            order.remove((Object) 0);
        }
        if (random.nextInt(4) == 0) {
            order.remove((Object) 5);
        }
        var header = order.stream().map(this::name).toArray();
        var rows = new ArrayList<Object[]>();
        for (var i = random.nextInt(4); i > 0; i--) {
            rows.add(i == 2 ? Workbooks.row("") : Workbooks.row("某某村老年人花名册", ""));
        }
        rows.add(header);
        var style = random.nextInt(5);
        var marks = random.nextInt(4);
        for (var person : people) {
            if (rows.size() % 40 == 0) {
                rows.add(random.nextBoolean() ? header : Workbooks.row("小计", "", 40));
            }
            rows.add(order.stream().map(at -> cell(at, person[at], style, marks)).toArray());
        }
        rows.add(Workbooks.row("合计", "163人"));
        rows.add(Workbooks.row("填表人：", "", "审核人：", "", "村委会盖章："));
        return rows;
    }

    private Object name(int at) {
        return NAMES[at][random.nextInt(NAMES[at].length)];
    }

    private Object cell(int at, Object cell, int style, int marks) {
        var text = String.valueOf(cell);
        if (at == 6 && !text.isEmpty()) {
            var number = Integer.parseInt(text.replace("组", ""));
            return switch (style) {
                case 0 -> ChineseNumber.spell(number) + "社";
                case 1 -> "第" + ChineseNumber.spell(number) + "村民小组";
                case 2 -> "团结乡井田村" + number + "组" + (number + 7) + "号";
                case 3 -> Integer.toString(number);
                default -> text;
            };
        }
        if (at == 4 && text.indexOf('.') > 0) {
            var year = text.substring(0, 4);
            var month = Integer.parseInt(text.substring(5));
            return switch (style) {
                case 0 -> year + "年" + month + "月";
                case 1 -> year + String.format("%02d", month);
                case 2 -> year + "-" + String.format("%02d", month);
                case 3 -> year + "/" + month;
                default -> text;
            };
        }
        if (at >= 9 && at <= 12) {
            return switch (marks) {
                case 0 -> text.equals("是") ? "√" : "";
                case 1 -> text.equals("是") ? "1" : "0";
                case 2 -> text.equals("是") ? "有" : "无";
                default -> text;
            };
        }
        return cell;
    }
}
