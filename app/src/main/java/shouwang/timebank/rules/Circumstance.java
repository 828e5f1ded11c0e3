package shouwang.timebank.rules;

/** What may make an hour count for more; where several hold, only the highest counts. */
public enum Circumstance {
    NIGHT("夜间", "夜间（22 点到次日 6 点）"),
    FESTIVAL("节日", "节日（列出的日子）"),
    TWO_PEOPLE("要两个人做", "要两个人做的服务（助浴、助农）"),
    HARDSHIP("困难老人", "为困难老人做的");

    private final String brief;
    private final String chinese;

    Circumstance(String brief, String chinese) {
        this.brief = brief;
        this.chinese = chinese;
    }

    /** In a word, for a passbook line. */
    public String brief() {
        return brief;
    }

    public String chinese() {
        return chinese;
    }
}
