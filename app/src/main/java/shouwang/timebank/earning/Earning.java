package shouwang.timebank.earning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hours on their way into a household's passbook.
 *
 * @param placeCode the village whose books carry it
 * @param hamlet where it was done
 * @param home where who gave lives
 * @param day the fact's own day, by which rules and caps go
 * @param actual minutes given
 * @param minutes of points for the household
 * @param over minutes above the caps
 * @param hangsUntil the last day of the notice; in the past where there is none
 * @param reviewers how many must look at it
 * @param transfer the ledger's row that stands for it now
 * @param overTransfer the same for what is above the caps
 */
public record Earning(UUID id, String placeCode, String hamlet, Kind kind, UUID source,
        UUID person, String name, String home, UUID household, @Nullable UUID doneFor, String what,
        Instant from, Instant until, LocalDate day, int actual, int minutes, int over,
        @Nullable String overTo, UUID rule, String clause, @Nullable String confirmer,
        UUID enteredBy, String enteredName, Instant enteredAt, LocalDate hangsUntil,
        int reviewers, int reviews, State state, @Nullable UUID transfer,
        @Nullable UUID overTransfer) {
    private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /** What kind of giving it was. */
    public enum Kind {
        VISIT("上门"), SHIFT("日间照料值班"), MEAL("院坝摆席"), ACTIVITY("集体活动"), FARM("农活"),
        DUTY("协会值班");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** How far it is. */
    public enum State {
        HELD("公示中"), DISPUTED("有异议，先不记"), FINAL("已入账"), REFUSED("裁决不记"), LAPSED("过期作废"),
        TAKEN_BACK("录错撤回");

        private final String chinese;

        State(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** Six signs by which people name it on the notice; they say nothing about anyone. */
    public String number() {
        return number(id);
    }

    /** The same, of an id alone. */
    public static String number(UUID id) {
        var bits = id.getLeastSignificantBits();
        var text = new StringBuilder();
        for (var i = 0; i < 6; i++) {
            text.append(SIGNS.charAt((int) (bits & 31)));
            bits >>>= 5;
        }
        return text.toString();
    }

    /** Surname and 某, as it hangs on the board. */
    public String shown() {
        return name.substring(0, name.offsetByCodePoints(0, 1)) + "某";
    }

    /** Still waits: not in the books yet, and not refused. */
    public boolean open() {
        return state == State.HELD || state == State.DISPUTED;
    }

    /** Reviews it still lacks. */
    public int lacks() {
        return Math.max(0, reviewers - reviews);
    }

    Earning now(State newState, int newMinutes, int newOver, @Nullable String to,
            @Nullable UUID newTransfer, @Nullable UUID newOverTransfer) {
        return new Earning(id, placeCode, hamlet, kind, source, person, name, home, household,
                doneFor, what, from, until, day, actual, newMinutes, newOver, to, rule, clause,
                confirmer, enteredBy, enteredName, enteredAt, hangsUntil, reviewers, reviews,
                newState, newTransfer, newOverTransfer);
    }
}
