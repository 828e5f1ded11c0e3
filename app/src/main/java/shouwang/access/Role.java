package shouwang.access;

import static shouwang.access.Right.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Who sits in front of the system, and what each may do. What is not listed is not allowed. */
public enum Role {
    COUNTY("县民政", SEE_PEOPLE, REVEAL, PAIR, SEE_POINTS, SEE_BOARD, WRITE_PLACES, ACCOUNTS,
            AUDIT, WATCH, SET_ENVELOPE, MOVE_POINTS, SENT_OUT),
    TOWNSHIP("乡镇干事", SEE_PEOPLE, WRITE_PEOPLE, SECOND_DEATH, REVEAL, PAIR, SEE_CARE,
            CALLS, ANSWER, VISITS, CONFIRM, ROUNDS, TABLE, MEAL_MONEY, SLIPS, ERRANDS, ALERTS,
            DRILLS, NOTICES, PICTURES, PRINT_CARDS, SEE_POINTS, MOVE_POINTS, SEE_BOARD,
            WRITE_PLACES, ACCOUNTS, AUDIT, SENT_OUT),
    CLERK("服务站干事", SEE_PEOPLE, WRITE_PEOPLE, SECOND_DEATH, REVEAL, PAIR, SEE_CARE,
            CALLS, ANSWER, VISITS, CONFIRM, ROUNDS, TABLE, MEAL_MONEY, SLIPS, ERRANDS, ALERTS,
            DRILLS, NOTICES, PICTURES, PRINT_CARDS, SEE_POINTS, WRITE_POINTS, COUNTER, SEE_BOARD,
            WRITE_PLACES, ACCOUNTS, SENT_OUT),
    SUPERVISOR("监督员", SEE_PEOPLE, SEE_CARE, SEE_POINTS, SEE_BOARD, SUPERVISE, AUDIT),
    AIDE("互助员", AIDE_ROUND),
    KIN("子女", KIN_HOME),
    DOCTOR("村医", SEE_PEOPLE, SECOND_DEATH, REVEAL, SEE_CARE, CALLS, ALERTS),
    COOP("合作社", COUNTER),
    AUDITOR("审计", SEE_CARE, SEE_POINTS, SEE_BOARD, AUDIT);

    private final String chinese;
    private final Set<Right> rights;

    Role(String chinese, Right first, Right... more) {
        this.chinese = chinese;
        this.rights = EnumSet.of(first, more);
    }

    public String chinese() {
        return chinese;
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }

    /**
     * Whether someone of this role may make, reset and close accounts of the other: always a
     * lesser role, so that no desk takes over its neighbour's; only the county appoints its like.
     */
    boolean mayAppoint(Role other) {
        return switch (this) {
            case COUNTY -> true;
            case TOWNSHIP -> other != COUNTY && other != TOWNSHIP && other != AUDITOR;
            case CLERK -> other == AIDE || other == KIN || other == DOCTOR || other == COOP;
            case SUPERVISOR, AIDE, KIN, DOCTOR, COOP, AUDITOR -> false;
        };
    }

    /** The roles that someone of this role may give. */
    public List<Role> appoints() {
        return Arrays.stream(values()).filter(this::mayAppoint).toList();
    }

    /** Whether an account of this role can stand at a place: a clerk at a village, and so on. */
    public boolean fits(String placeCode) {
        return levels().contains(placeCode.length());
    }

    /** In words, where accounts of this role stand. */
    String where() {
        return levels().stream().map(level -> switch (level) {
            case 6 -> "县";
            case 9 -> "乡镇";
            case 12 -> "村";
            default -> throw new IllegalStateException("no role stands there: " + level);
        }).collect(java.util.stream.Collectors.joining("或"));
    }

    private List<Integer> levels() {
        return switch (this) {
            case COUNTY -> List.of(6);
            case TOWNSHIP -> List.of(9);
            case CLERK, AIDE, KIN -> List.of(12);
            case SUPERVISOR -> List.of(6, 9, 12);
            case AUDITOR -> List.of(6, 9);
            case DOCTOR, COOP -> List.of(9, 12);
        };
    }

    /** People with cheap phones stay signed in for long; desks for a working day. */
    java.time.Duration stay() {
        return switch (this) {
            case AIDE, KIN -> java.time.Duration.ofDays(90);
            case COUNTY, TOWNSHIP, CLERK, SUPERVISOR, DOCTOR, COOP, AUDITOR ->
                    java.time.Duration.ofHours(12);
        };
    }
}
