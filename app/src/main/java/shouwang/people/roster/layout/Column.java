package shouwang.people.roster.layout;

/** What a column of a roster holds. The name is what a village's answer is remembered by. */
public enum Column {
    SERIAL("序号"), NAME("姓名"), SEX("性别"), ID("身份证号码"), BIRTH("出生年月"), AGE("年龄"),
    HAMLET("组（社）"), ADDRESS("住址", true), PHONE("电话", true),
    HEALTH("身体状况", true), SELF_CARE("自理能力"), ECONOMY("家庭经济"), MOOD("思想动态"),
    WANTS("现实需求", true), MIND("注意事项", true), REMARK("备注", true),
    CATEGORIES("人员类别", true), EMPTY_NEST("空巢"), LIVING_ALONE("独居"), LEFT_BEHIND("留守"),
    LOST_ONLY_CHILD("失独"), HARDSHIP("困难", true), WIDOWED("孤寡"), HARD_TO_WALK("行动困难"),
    HARD_TO_CARE("自理困难"),
    HEAD("户主"), RELATION_TO_HEAD("与户主关系"), HOUSEHOLD_NO("户号"),
    KIN_NAME("子女姓名", true), KIN_PHONE("子女电话", true), KIN_RELATION("子女与老人的关系", true),
    KIN_PLACE("子女居住地", true),
    AIDE_NAME("互助员"), AIDE_PHONE("互助员电话"),
    VILLAGE("村"), TOWNSHIP("乡镇"),
    /** Known, and not wanted. */
    IGNORE("不要这一列", true);

    private final String chinese;
    private final boolean many;

    Column(String chinese) {
        this(chinese, false);
    }

    Column(String chinese, boolean many) {
        this.chinese = chinese;
        this.many = many;
    }

    public String chinese() {
        return chinese;
    }

    /** A roster may have several of them: two children, two phones. */
    public boolean many() {
        return many;
    }

    /** Column → the category it marks; null for all the others. */
    public shouwang.people.Elder.@org.jspecify.annotations.Nullable Category category() {
        return ordinal() >= EMPTY_NEST.ordinal() && ordinal() <= HARD_TO_CARE.ordinal()
                ? shouwang.people.Elder.Category.valueOf(name()) : null;
    }
}
