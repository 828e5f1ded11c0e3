package shouwang.timebank.rules;

/** What may make an hour count for more; where several hold, only the highest counts. */
public enum Circumstance {
    NIGHT("夜间（22 点到 6 点）"),
    FESTIVAL("节日"),
    TWO_PEOPLE("要两个人做的服务"),
    HARDSHIP("困难老人");

    private final String chinese;

    Circumstance(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
