package shouwang.pages.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The time bank of a place; {@code issued} is known for a village only. */
public record BankView(String outstanding, @Nullable String issued, List<Row> rows,
        @Nullable String next) {
    /** An aide's household and what it holds. */
    public record Row(String householdId, String name, String hamlet, String origin,
            String points) {}

    /** A household's passbook. */
    public record Book(String id, String head, String balance, List<Honour> honours,
            List<Line> lines,
            @Nullable String next) {}

    /** Hours a person has given in all. */
    public record Honour(String name, String hours) {}

    /** One line of the passbook; {@code article} leads to what the clause stands in. */
    public record Line(String id, int number, String at, String memo, String clause,
            @Nullable String article, String change, String after,
            @Nullable String tag) {}
}
