package shouwang.people.roster;

import java.util.List;

/** A row and what is to be said about it, worst first. */
public record JudgedRow(RosterRow row, Verdict verdict, List<Finding> findings) {
    /** It may be imported: nothing about it is an error. */
    public boolean isGood() {
        return verdict.severity() != Verdict.Severity.ERROR;
    }
}
