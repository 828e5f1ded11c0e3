package shouwang.access;

import static shouwang.access.Right.*;

import java.util.EnumSet;
import java.util.Set;

/** Who sits in front of the system, and what each may do. What is not listed is not allowed. */
public enum Role {
    COUNTY("县民政", SEE_PEOPLE, REVEAL, SEE_POINTS, SEE_BOARD, WRITE_PLACES, ACCOUNTS, AUDIT, WATCH),
    TOWNSHIP("乡镇干事", SEE_PEOPLE, WRITE_PEOPLE, REVEAL, PAIR, CARE, PRINT_CARDS, SEE_POINTS,
            SEE_BOARD, WRITE_PLACES, ACCOUNTS, AUDIT),
    CLERK("服务站干事", SEE_PEOPLE, WRITE_PEOPLE, REVEAL, PAIR, CARE, PRINT_CARDS, SEE_POINTS,
            WRITE_POINTS, SEE_BOARD, WRITE_PLACES, ACCOUNTS),
    SUPERVISOR("监督员", SEE_PEOPLE, SEE_POINTS, SEE_BOARD, SUPERVISE, AUDIT),
    AIDE("互助员", AIDE_ROUND),
    KIN("子女", KIN_HOME),
    DOCTOR("村医", SEE_PEOPLE, REVEAL, CARE),
    COOP("合作社", COUNTER),
    AUDITOR("审计", SEE_POINTS, SEE_BOARD, AUDIT);

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

    /** Whether someone of this role may make accounts of the other. */
    boolean mayAppoint(Role other) {
        return switch (this) {
            case COUNTY -> true;
            case TOWNSHIP -> other != COUNTY && other != AUDITOR;
            case CLERK -> other == AIDE || other == KIN || other == DOCTOR || other == COOP;
            case SUPERVISOR, AIDE, KIN, DOCTOR, COOP, AUDITOR -> false;
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
