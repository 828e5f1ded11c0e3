package shouwang.people.roster.layout;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shouwang.people.roster.words.Groups;
import shouwang.people.roster.words.Halfwidth;

/** The usual names of a roster's columns. First the whole name, then the words in it. */
public final class ColumnNames {
    private static final Map<String, Column> WHOLE = new HashMap<>();

    static {
        put(Column.SERIAL, "序号 编号 序列 序列号 行号 顺序号 流水号 no no. 号 项次 排序 人数序号");
        put(Column.NAME, "姓名 名字 老人 老年人 老人姓名 老年人姓名 本人姓名 对象姓名 服务对象 服务对象姓名 人员姓名 "
                + "居民姓名 村民姓名 成员姓名 家庭成员姓名 老人名字 老人名称 老同志姓名 申请人 申请人姓名 名 氏名 name");
        put(Column.SEX, "性别 男女 男/女 性 sex gender");
        put(Column.BIRTH, "出生年月 出生日期 出生年月日 生日 出生时间 出生 出生年 出生年份 生年月 生辰 birthday");
        put(Column.AGE, "年龄 周岁 实足年龄 岁数 年纪 实际年龄 年岁 岁 age");
        put(Column.HAMLET, "组 社 组别 社别 村民小组 居民小组 小组 所在组 所在社 组名 社名 村组 村小组 所属组 所属小组 "
                + "所属社 组社 社组 组/社 社/组 几组 几社 生产队 队 队别 村民组 组号 社号 所在小组 组(社) 社(组) 院落 "
                + "合作社 农业社 村社 小组名称 组名称");
        put(Column.ADDRESS, "住址 居住地 居住地址 家庭住址 家庭地址 现住址 现居住地 现居住地址 居住地点 地址 详细地址 "
                + "户籍地址 户籍地 户籍所在地 户口所在地 常住地址 常住地 住所 所在地 家庭详细地址 居住点 详细住址 现住地址 "
                + "居住住址 居住位置 户口地址 户籍住址 通讯地址 住地 address");
        put(Column.PHONE, "电话 联系电话 手机 手机号 手机号码 电话号码 联系方式 本人电话 老人电话 联系号码 移动电话 "
                + "固定电话 座机 本人联系电话 老人联系电话 联系手机 本人手机 老人手机 老人联系方式 本人联系方式 备用电话 "
                + "其他电话 家庭电话 固话 住宅电话 phone tel mobile");
    }

    static {
        put(Column.HEALTH, "身体状况 健康状况 身体健康状况 健康情况 身体情况 患病情况 疾病 所患疾病 慢性病 病史 基础疾病 "
                + "病情 身体 健康 疾病情况 主要疾病 患病 慢病 既往病史 身体健康情况 疾病史 慢性病情况 健康");
        put(Column.SELF_CARE, "自理能力 自理情况 生活自理能力 生活自理 能否自理 失能情况 失能等级 自理程度 生活自理情况 "
                + "失能程度 能力等级 评估等级 自理状况 自理能力等级 失能状况");
        put(Column.ECONOMY, "家庭经济 经济状况 家庭经济状况 经济来源 家庭经济情况 收入 生活来源 收入来源 经济情况 家庭收入 "
                + "主要经济来源 年收入 月收入 家庭状况 家庭情况");
        put(Column.MOOD, "思想动态 思想状况 精神状况 心理状况 情绪 精神状态 思想情况 心理状态");
        put(Column.WANTS, "现实需求 需求 服务需求 主要需求 困难诉求 需求情况 诉求 主要诉求 需要 需要帮助 帮扶需求 "
                + "存在困难 主要困难 困难和需求 意愿 服务意愿");
        put(Column.MIND, "注意事项 过敏 过敏史 禁忌 提醒 特别提醒");
        put(Column.REMARK, "备注 说明 其他说明 备考 附注 其他情况 remark note");
        put(Column.CATEGORIES, "人员类别 类别 人员类型 老人类型 老人类别 对象类别 类型 特殊类型 老年人类别 老年人类型 "
                + "人群类别 所属类别 困难类型 困难类别 对象类型 人员分类 分类 特殊类别 特殊情况 服务对象类别 身份类别");
        put(Column.HEAD, "户主 户主姓名 户主名字 户主名");
        put(Column.RELATION_TO_HEAD, "与户主关系 户主关系 与户主的关系 同户主关系 和户主关系");
        put(Column.HOUSEHOLD_NO, "户号 户编号 家庭编号 户序号 户籍号 户口编号 户");
        put(Column.KIN_NAME, "子女 家属 亲属 监护人 紧急联系人 联系人 赡养人 子女信息 子女情况 儿女 主要联系人 家庭成员 "
                + "子女及电话 家属信息 亲属信息 监护人信息 子女名字 亲友 赡养义务人 代理人 照护人 照料人 照顾人 家庭联系人");
        put(Column.KIN_RELATION, "与老人关系 关系 与本人关系 联系人关系 称谓 与老人的关系 与老年人关系 亲属关系");
        put(Column.KIN_PLACE, "务工地 务工地点 外出地点 子女去向 务工地址 外出务工地");
        put(Column.AIDE_NAME, "互助员 帮扶人 帮扶责任人 结对人 志愿者 帮扶干部 包户干部 结对互助员 责任人 帮扶人员 联系干部 "
                + "结对帮扶人 探访人 巡访人 网格员 结对志愿者 包联干部 助老员");
        put(Column.VILLAGE, "村 村名 行政村 所在村 村居 村社区 社区 村(社区) 村/社区 村委会 村(居) 所属村 社区(村) 村庄 "
                + "所在村(社区) 行政村(社区) 村别 自然村");
        put(Column.TOWNSHIP, "乡镇 镇 乡 镇乡 街道 乡镇街道 乡镇(街道) 乡(镇) 所在乡镇 镇(街道) 所属乡镇 乡镇名称 县 区县 市县 "
                + "县区 县市区");
        put(Column.IGNORE, "错误原因 低龄 高龄 低龄老人 高龄老人 年龄段 虚岁 签字 签名 盖章 签章 确认签字 本人签字");
    }

    private ColumnNames() {}

    private static void put(Column column, String names) {
        for (var name : names.split(" ")) {
            WHOLE.put(name, column);
        }
    }

    /** A header's text without spaces, marks of must and a closing colon, in plain width. */
    public static String clean(String header) {
        var text = Halfwidth.closed(Halfwidth.plain(header)).toLowerCase(Locale.ROOT)
                .replace("*", "").replace("【", "(").replace("】", ")").replace("[", "(")
                .replace("]", ")").replace("★", "").replace("、", "/");
        return text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * Finds what a column holds.
     *
     * @param group what stands over it in a header of two lines, or ""
     * @param leaf its own name
     * @return null when it can't be told
     */
    public static @Nullable Column of(String group, String leaf) {
        var own = clean(leaf);
        var over = clean(group);
        if (own.isEmpty() && over.isEmpty()) {
            return null;
        }
        if (!over.isEmpty() && !own.isEmpty()) {
            return under(over, own);
        }
        return one(own.isEmpty() ? over : own);
    }

    private static @Nullable Column under(String over, String own) {
        var whose = one(over);
        if (isKin(over) || isAide(over) || over.contains("户主")) {
            var both = byWords(over + own);
            return both != null ? both : one(own);
        }
        if (whose == Column.CATEGORIES || over.contains("类别") || over.contains("类型")) {
            var category = category(own);
            return category != null ? category : WHOLE.get(own) == Column.IGNORE
                    ? Column.IGNORE : null;
        }
        var plain = one(own);
        if (whose == Column.ADDRESS && plain == Column.REMARK) {
            return Column.ADDRESS;
        }
        return plain != null ? plain : one(over + own);
    }

    private static @Nullable Column one(String name) {
        var whole = WHOLE.get(name);
        if (whole != null) {
            return whole;
        }
        var from = name.indexOf('(');
        var to = name.lastIndexOf(')');
        if (from >= 0 && to > from) {
            var bare = name.substring(0, from) + name.substring(to + 1);
            whole = WHOLE.get(bare);
            if (whole != null) {
                return whole;
            }
            var byBare = bare.isEmpty() ? null : byWords(bare);
            return byBare != null || from > 0 ? byBare : one(name.substring(from + 1, to));
        }
        var words = byWords(name);
        return words != null || name.indexOf('/') < 0 ? words : parts(name);
    }

    /** 姓名/称呼: the first of the two names that is known. */
    private static @Nullable Column parts(String name) {
        for (var part : name.split("/")) {
            var known = WHOLE.get(part);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    private static boolean isKin(String name) {
        return has(name, "子女", "家属", "亲属", "监护", "紧急", "联系人", "赡养", "儿子", "女儿", "儿女",
                "长子", "次子", "配偶", "老伴", "照护人", "照料人", "亲友", "家庭联系", "家庭成员");
    }

    private static boolean isAide(String name) {
        return has(name, "互助员", "帮扶", "志愿者", "结对", "责任人", "包户", "包联", "干部", "网格员",
                "探访人", "巡访人", "助老员", "村医", "签约医生");
    }

    private static @Nullable Column byWords(String name) {
        if (has(name, "身份证", "公民身份", "身份号", "证件号", "二代证", "证件编号", "idcard", "身份证件")) {
            return idCard(name);
        }
        if (has(name, "村医", "签约医生", "银行", "卡号", "账号", "开户", "社保", "医保")) {
            return null;
        }
        if (isKin(name) && !has(name, "意愿", "人数", "个数", "数量", "情况说明")) {
            return kin(name);
        }
        if (isAide(name)) {
            return isPhone(name) ? Column.AIDE_PHONE
                    : has(name, "姓名", "名字") ? Column.AIDE_NAME : null;
        }
        if (name.contains("户主")) {
            return isPhone(name) ? Column.PHONE : has(name, "关系") ? Column.RELATION_TO_HEAD
                    : has(name, "姓名", "名字", "名称") ? Column.HEAD : null;
        }
        var category = category(name);
        return category != null ? category : person(name);
    }

    /** 身份证 stands in it: the number, or something else that is read off the card. */
    private static @Nullable Column idCard(String name) {
        if (isKin(name) || isAide(name) || name.contains("户主")) {
            return Column.IGNORE;
        }
        if (name.contains("出生")) {
            return Column.BIRTH;
        }
        if (has(name, "地址", "住址")) {
            return Column.ADDRESS;
        }
        return has(name, "有效", "到期", "复印", "照片", "是否") ? null : Column.ID;
    }

    private static @Nullable Column kin(String name) {
        if (name.contains("是否") || name.contains("有无")) {
            return null;
        }
        if (isPhone(name)) {
            return has(name, "及", "和", "/") ? Column.KIN_NAME : Column.KIN_PHONE;
        }
        if (has(name, "关系", "称谓")) {
            return Column.KIN_RELATION;
        }
        if (has(name, "地址", "住址", "居住", "所在地", "务工", "去向", "地点", "在何处")) {
            return Column.KIN_PLACE;
        }
        var rest = name.replaceAll("[0-9一二三四五(). 、/]", "");
        return has(name, "姓名", "名字") || WHOLE.get(rest) == Column.KIN_NAME
                || has(rest, "儿子", "女儿", "长子", "次子", "配偶", "老伴") && rest.length() <= 3
                ? Column.KIN_NAME : null;
    }

    private static @Nullable Column category(String name) {
        if (has(name, "等级", "日期", "时间", "金额", "证号", "状况", "情况", "能力", "原因", "需求")) {
            return null;
        }
        var found = Groups.ofHeader(name);
        return found.map(kind -> Column.valueOf(kind.name())).orElse(null);
    }

    private static @Nullable Column person(String name) {
        if (isPhone(name)) {
            return Column.PHONE;
        }
        if (has(name, "出生")) {
            return has(name, "地") ? null : Column.BIRTH;
        }
        if (name.endsWith("性别")) {
            return Column.SEX;
        }
        if (name.startsWith("年龄") || name.endsWith("年龄")) {
            return Column.AGE;
        }
        if (has(name, "村民小组", "居民小组", "村小组", "组别", "所在组", "所在社", "村组", "社别")) {
            return Column.HAMLET;
        }
        if (has(name, "住址", "居住地", "家庭地址", "户籍地", "详细地址")) {
            return Column.ADDRESS;
        }
        if (has(name, "自理能力", "自理情况", "失能等级")) {
            return Column.SELF_CARE;
        }
        if (has(name, "健康", "身体", "患病", "疾病", "病史")) {
            return has(name, "档案", "体检") ? null : Column.HEALTH;
        }
        if (name.endsWith("姓名") && name.length() <= 7) {
            return Column.NAME;
        }
        return has(name, "备注") ? Column.REMARK : null;
    }

    private static boolean isPhone(String name) {
        return has(name, "电话", "手机", "联系方式", "联系号码", "座机");
    }

    private static boolean has(String name, String... words) {
        for (var word : words) {
            if (name.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
