package shouwang.pages.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The time bank of a village: every home that holds points or waits for some.
 *
 * @param above whoever looks sits above the village and can go up again
 * @param rule how hours are stored and when they count, as the village voted
 * @param homes how many there are; {@code rows} are one page of them
 */
public record BankView(String place, String code, boolean above, String outstanding,
        String issued, String rule, String name, int homes, List<Row> rows,
        @Nullable String before, @Nullable String next) {
    /** A home, who of it helps, and what it holds; blank where there is none of it. */
    public record Row(String householdId, String head, String aides, String points, String held,
            String hanging) {}

    /** The time bank of a township or the county: figures for each place below. */
    public record Region(String place, String outstanding, List<Below> below) {
        public int held() {
            return below.stream().mapToInt(Below::held).sum();
        }

        public int disputed() {
            return below.stream().mapToInt(Below::disputed).sum();
        }
    }

    /** One place of a region: what its homes hold, how many hours hang out or are disputed. */
    public record Below(String code, String name, String points, int held, int disputed) {}

    /** A household's passbook; {@code held} is what of it is promised away, blank where none. */
    public record Book(String id, String head, String balance, String held,
            List<Honour> honours, List<Line> lines, @Nullable String next) {}

    /** Hours a person has given in all. */
    public record Honour(String name, String hours) {}

    /**
     * One line of the passbook.
     *
     * @param article leads to what the clause stands in
     * @param change signed; in brackets where it only waits
     * @param hour leads to the hours it stands for, where one can object
     */
    public record Line(String id, int number, String at, String memo, String clause,
            @Nullable String article, String change, String after,
            @Nullable String tag, @Nullable String hour) {}
}
