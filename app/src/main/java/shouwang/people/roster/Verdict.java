package shouwang.people.roster;

/**
 * What a row is judged, worst first: a row takes the worst of its findings, and of two equally
 * grave the one that stands higher here. What stands below {@link #OK} is only said.
 */
public enum Verdict {
    NO_NAME("error-no-name"), NAME_CHARACTERS("error-name-characters"),
    PRECISION_LOST("error-precision-lost"), LENGTH("error-length"),
    CHECK_DIGIT("error-check-digit"), DUPLICATE("error-duplicate-in-file"),
    SEX_MISMATCH("error-sex-mismatch"), UNDER_60("error-under-60"),
    OTHER_VILLAGE("error-other-village"), HIDDEN("error-hidden"),
    NO_HAMLET("error-no-hamlet"), NO_BIRTH("error-no-birth"), NO_SEX("error-no-sex"),
    GONE("warn-gone"), BIRTH_DIFFERS("warn-birth-differs"), NO_ID("warn-no-id"),
    PHONE_UNREAD("warn-phone"), MAYBE_DUPLICATE("warn-maybe-duplicate"),
    SAME_HEAD("warn-same-head"), FAULT("warn-formula"),
    UPGRADED_15("ok-upgraded-15"), FULLWIDTH("ok-fullwidth"), LOWER_X("ok-lower-x"),
    SPACES("ok-spaces"), TWO_PHONES("ok-two-phones"), PHONE_DASHES("ok-phone-dashes"),
    OK("ok"),
    AGE_DIFFERS("note-age-differs"), NOT_READ("note-not-read"), CUT("note-cut");

    /** How grave. A row with an ERROR is not imported. */
    public enum Severity {
        ERROR("有错"), WARN("提醒"), MENDED("已修正"), NOTE("说明");

        private final String chinese;

        Severity(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    private final String word;
    private final Severity severity;

    Verdict(String word) {
        this.word = word;
        this.severity = word.startsWith("error") ? Severity.ERROR
                : word.startsWith("warn") ? Severity.WARN
                : word.startsWith("ok-") ? Severity.MENDED : Severity.NOTE;
    }

    /** {@code error-check-digit}, as other programs read it. */
    public String word() {
        return word;
    }

    public Severity severity() {
        return severity;
    }
}
