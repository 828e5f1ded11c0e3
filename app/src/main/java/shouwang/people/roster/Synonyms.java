package shouwang.people.roster;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Under which names village rosters call a column. */
final class Synonyms {
    private static final Map<String, Column> WORDS = new HashMap<>();

    static {
        put(Column.SERIAL, "序号 编号 序 号 NO NO. 序列 顺序号");
        put(Column.NAME, "姓名 老人姓名 老年人姓名 名字 老人 受助老人 被服务人 对象姓名 人员姓名");
        put(Column.SEX, "性别 男女");
        put(Column.ID, "身份证号码 身份证号 身份证 公民身份号码 公民身份证号码 居民身份证号码 居民身份证号 "
                + "证件号码 证件号 身份号码 身份证号码18位 ID");
        put(Column.BORN, "出生年月 出生日期 出生年月日 生日 出生 出生时间");
        put(Column.AGE, "年龄 周岁 岁数 年纪 年龄岁");
        put(Column.HAMLET, "居住地 组 社 村民小组 组别 社别 所在组 所在社 几组 几社 小组 组社 社组 村组 "
                + "居住组 所属小组 所在村民小组 组名 生产队 队");
        put(Column.ADDRESS, "住址 地址 家庭住址 详细地址 居住地址 现住址 家庭地址 户籍地址 户籍地");
        put(Column.PHONE, "联系电话 电话 手机 手机号 手机号码 电话号码 联系方式 本人电话 老人电话 联系号码 "
                + "联系手机");
        put(Column.HEALTH, "身体状况 健康状况 健康情况 身体情况 健康 病史 身体健康状况 患病情况 慢性病");
        put(Column.CATEGORY, "人员类别 类别 老人类别 人员类型 老人类型 类型 对象类别");
        put(Column.LIVING_ALONE, "独居 独居老人 是否独居");
        put(Column.EMPTY_NEST, "空巢 空巢老人 是否空巢");
        put(Column.LEFT_BEHIND, "留守 留守老人 是否留守");
        put(Column.LOST_ONLY_CHILD, "失独 失独老人 是否失独 计生特殊家庭");
        put(Column.HARDSHIP, "困难 低保特困 低保 特困 困难老人 是否困难 低保户 特困户 是否低保 是否特困 脱贫户 "
                + "五保 是否脱贫户 困难家庭");
        put(Column.WIDOWED, "孤寡 孤寡老人 是否孤寡 孤老");
        put(Column.HARD_TO_WALK, "行动困难 行动不便 行动不便老人 是否行动困难");
        put(Column.HARD_TO_CARE, "自理困难 失能 半失能 失能老人 是否失能 不能自理 失能半失能 生活不能自理");
        put(Column.HEAD, "户主 户主姓名");
        put(Column.RELATION, "与户主关系 户主关系");
        put(Column.KIN_NAME, "子女姓名 家属姓名 亲属姓名 监护人 监护人姓名 紧急联系人 联系人 赡养人 子女 家属 "
                + "联系人姓名 紧急联系人姓名 儿女姓名");
        put(Column.KIN_RELATION, "子女关系 与老人关系 关系 亲属关系");
        put(Column.KIN_PHONE, "子女电话 家属电话 亲属电话 监护人电话 紧急联系人电话 联系人电话 赡养人电话 "
                + "子女联系电话 家属联系电话 子女联系方式 紧急联系电话 子女手机 儿女电话 亲属联系方式 家属联系方式");
        put(Column.AIDE, "互助员 互助员姓名 帮扶人 帮扶责任人 结对帮扶人 联系人员");
        put(Column.ECONOMY, "家庭经济 家庭经济状况 经济状况 经济情况 收入来源");
        put(Column.MOOD, "思想动态 思想状况");
        put(Column.WANTS, "现实需求 需求 服务需求 主要需求");
    }

    private Synonyms() {}

    private static void put(Column column, String words) {
        for (var word : words.split(" ")) {
            WORDS.put(plain(word), column);
        }
    }

    /** The header without spaces, signs and what stands in brackets, in half-width upper case. */
    static String plain(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC)
                .replaceAll("[(（\\[【].*?[)）\\]】]", "")
                .replaceAll("[\\s\\p{Punct}　：、。*＊]", "").toUpperCase(java.util.Locale.ROOT);
    }

    static Optional<Column> of(String header) {
        return Optional.ofNullable(WORDS.get(plain(header)));
    }

    /** A header below a group, such as 姓名 below 子女信息. */
    static Optional<Column> of(String group, String header) {
        var alone = of(header);
        var above = plain(group);
        if (above.matches(".*(子女|家属|亲属|监护人|赡养人|联系人|儿女).*")) {
            if (alone.filter(c -> c == Column.NAME).isPresent()) {
                return Optional.of(Column.KIN_NAME);
            }
            if (alone.filter(c -> c == Column.PHONE).isPresent()) {
                return Optional.of(Column.KIN_PHONE);
            }
            return alone.filter(c -> c == Column.KIN_RELATION || c == Column.KIN_NAME
                    || c == Column.KIN_PHONE);
        }
        if (above.matches(".*(互助员|帮扶人|帮扶责任人).*")) {
            return alone.filter(c -> c == Column.NAME).map(c -> Column.AIDE);
        }
        return alone.isPresent() ? alone : of(group + header);
    }
}
