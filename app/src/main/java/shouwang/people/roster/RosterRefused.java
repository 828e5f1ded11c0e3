package shouwang.people.roster;

/** The whole file can't be taken; the message says in plain Chinese what to do. */
public final class RosterRefused extends RuntimeException {
    private final String code;

    RosterRefused(String code, String say) {
        super(say, null, false, false);
        this.code = code;
    }

    /** A short word for programs: too-large, bomb, locked, macro, empty, not-a-table, cut-off. */
    public String code() {
        return code;
    }

    public String say() {
        return String.valueOf(getMessage());
    }
}
