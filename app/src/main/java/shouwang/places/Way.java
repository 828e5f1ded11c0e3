package shouwang.places;

/** How one gets from hamlet to hamlet. */
public enum Way {
    FOOT("走路"), MOTORBIKE("骑车");

    private final String chinese;

    Way(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
