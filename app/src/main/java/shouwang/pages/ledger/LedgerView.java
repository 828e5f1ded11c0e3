package shouwang.pages.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.pages.QrDrawing;

/**
 * The ledger at a glance.
 *
 * @param code of the newest day that has one; null = nothing sealed yet
 * @param waiting rows in sight that are posted and not sealed yet
 */
public record LedgerView(@Nullable String code, @Nullable String day, long waiting,
        List<Day> days, List<Kind> kinds, boolean mayVerify) {
    /** The day to print: the newest that is over, else today. */
    public String toPrint() {
        return days.stream().filter(Day::over).findFirst().orElse(days.getFirst()).date();
    }

    /** A day's code for the board. */
    public record Day(String date, String said, String code, int blocks, boolean over) {}

    /** All accounts of one kind in sight; {@code zero} lines close each book. */
    public record Kind(String book, String kind, int accounts, String posted, String held) {}

    /** What the check of the whole chain found. */
    public record Checked(boolean holds, String summary, @Nullable String first,
            List<String> others, String typed) {}

    /** The sheet for the notice board; the code of a day that is not over will still change. */
    public record Notice(String date, String code, int blocks, String place, boolean over) {}

    /** A passbook line with what proves it; {@code text} null = not sealed yet. */
    public record Voucher(String id, String at, String memo, String clause, String amount,
            String from, String to, @Nullable String code, @Nullable String day,
            @Nullable String text, @Nullable QrDrawing qr) {}

    /** A voucher that was given for a check; {@code row} null = could not be read. */
    public record Asked(String text, String code, @Nullable String refused, @Nullable Row row,
            boolean holds) {}

    /** What a voucher that was read says. */
    public record Row(String at, String memo, String amount, String place) {}
}
