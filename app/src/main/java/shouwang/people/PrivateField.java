package shouwang.people;

/** A private field that may be revealed, one at a time, with a reason. */
public enum PrivateField {
    ID("身份证号码"), PHONES("电话"), HEALTH("身体状况"), MIND("上门留意"), REMARK("备注"),
    KIN_PHONES("子女电话");

    private final String chinese;

    PrivateField(String chinese) {
        this.chinese = chinese;
    }

    public String chinese() {
        return chinese;
    }
}
