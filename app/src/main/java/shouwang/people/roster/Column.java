package shouwang.people.roster;

/** What a column of a roster means to the house. */
public enum Column {
    SERIAL("序号"), NAME("姓名"), SEX("性别"), ID("身份证号码"), BORN("出生年月"), AGE("年龄"),
    HAMLET("居住地（组/社）"), ADDRESS("住址"), PHONE("联系电话"), HEALTH("身体状况"),
    CATEGORY("人员类别"), LIVING_ALONE("独居"), EMPTY_NEST("空巢"), LEFT_BEHIND("留守"),
    LOST_ONLY_CHILD("失独"), HARDSHIP("困难"), WIDOWED("孤寡"), HARD_TO_WALK("行动困难"),
    HARD_TO_CARE("自理困难"), HEAD("户主"), RELATION("与户主关系"), KIN_NAME("子女姓名"),
    KIN_RELATION("子女关系"), KIN_PHONE("子女电话"), AIDE("互助员"), ECONOMY("家庭经济"),
    MOOD("思想动态"), WANTS("现实需求"), IGNORE("不要这一列");

    private final String chinese;

    Column(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    /** A column that says yes or no to one of the study's categories. */
    boolean isFlag() {
        return compareTo(LIVING_ALONE) >= 0 && compareTo(HARD_TO_CARE) <= 0;
    }
}
