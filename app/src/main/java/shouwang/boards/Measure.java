package shouwang.boards;

import java.util.Locale;

/** What a board counts in each village; the name of its column is the constant's, in small. */
public enum Measure {
    ELDERS("老人"), AT_HOME("在家的老人"), YOUNG_OLD("低龄（60–69 岁）"), VERY_OLD("高龄（80 岁以上）"),
    LIVING_ALONE("独居"), EMPTY_NEST("空巢"), LEFT_BEHIND("留守"), LOST_ONLY_CHILD("失独"),
    HARDSHIP("困难"), WIDOWED("孤寡"), HARD_TO_WALK("行动困难"), HARD_TO_CARE("自理困难"),
    AIDES("互助员"), PAIRED("已结对"), WITHOUT_AIDE("没有互助员"), OPEN_NEEDS("未了的求助"),
    LATE_NEEDS("超时求助"), LAPSED("三十天没联系"), WAITING("待确认的上门");

    private final String chinese;

    Measure(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
