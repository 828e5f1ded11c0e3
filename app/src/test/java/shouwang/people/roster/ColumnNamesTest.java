package shouwang.people.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shouwang.people.roster.layout.Column;
import shouwang.people.roster.layout.ColumnNames;

/** What a column is called, and what it therefore holds. */
class ColumnNamesTest {
    @ParameterizedTest
    @CsvSource({"身份证号（18位）,ID", "身份证出生日期,BIRTH", "身份证地址,ADDRESS", "户主身份证号码,IGNORE",
        "户主姓名,HEAD", "与户主的关系,RELATION_TO_HEAD", "子女姓名及电话,KIN_NAME", "儿子电话,KIN_PHONE",
        "子女现居住地,KIN_PLACE", "紧急联系人,KIN_NAME", "与老人关系,KIN_RELATION", "互助员姓名,AIDE_NAME",
        "帮扶人联系电话,AIDE_PHONE", "是否独居,LIVING_ALONE", "脱贫户,HARDSHIP", "分散供养特困,HARDSHIP",
        "自理困难老人,HARD_TO_CARE", "行动不便,HARD_TO_WALK", "孤寡老人,WIDOWED", "留守老人,LEFT_BEHIND",
        "生活自理能力,SELF_CARE", "健康状况,HEALTH", "主要经济来源,ECONOMY", "服务需求,WANTS",
        "家庭住址（村组）,ADDRESS", "户籍所在村组,HAMLET", "所属村民小组,HAMLET", "电话2,PHONE",
        "年龄（周岁）,AGE", "备 注,REMARK", "高龄老人,IGNORE", "姓名：,NAME", "*性别,SEX", "错误原因,IGNORE"})
    void a_name_alone_tells_the_column(String header, Column column) {
        assertThat(ColumnNames.of("", header)).isEqualTo(column);
    }

    @ParameterizedTest
    @CsvSource({"子女信息,姓名,KIN_NAME", "家庭成员,电话,KIN_PHONE", "户主,姓名,HEAD", "户主,电话,PHONE",
        "人员类别,独居,LIVING_ALONE", "老人基本情况,姓名,NAME", "家庭住址,组,HAMLET", "家庭住址,村,VILLAGE",
        "年龄,（周岁）,AGE", "帮扶干部,联系电话,AIDE_PHONE", "困难类型,低保,HARDSHIP"})
    void a_name_under_a_group_belongs_to_the_group(String group, String leaf, Column column) {
        assertThat(ColumnNames.of(group, leaf)).isEqualTo(column);
    }

    @ParameterizedTest
    @ValueSource(strings = {"民族", "文化程度", "银行卡号", "子女数", "是否与子女同住", "有无子女", "身份证有效期",
        "低保金额", "健康档案编号", "家庭人口", "签约医生电话", "入党时间"})
    void what_is_none_of_ours_is_asked_about(String header) {
        assertThat(ColumnNames.of("", header)).isNull();
    }
}
