package shouwang.people.roster;

/**
 * Something found in one cell.
 *
 * @param line as Excel counts
 * @param column what the column means; its header stands in the result
 * @param code such as {@code error-check-digit}, {@code warn-no-id}, {@code ok-spaces}
 * @param was the cell as it stands, private numbers masked
 * @param say in plain Chinese: what is wrong and what to do
 */
public record Finding(int line, Column column, String code, String was, String say) {
    /** How bad: an error keeps the row out, a warning lets it in, a mend is told. */
    public enum Weight { ERROR, WARN, MEND }

    public Weight weight() {
        return code.startsWith("error") ? Weight.ERROR
                : code.startsWith("warn") ? Weight.WARN : Weight.MEND;
    }
}
