package shouwang.pages.slips;

import java.util.List;
import java.util.UUID;

/**
 * The desk's page of slips: who has how many, what is missing, what was put aside.
 *
 * @param chosen the aide to print for who is chosen already, or "": nobody's by mere order
 */
public record SlipDesk(String village, String villageName, UUID id, List<Choice> aides,
        String chosen, List<Row> rows, List<Missing> missing, List<Aside> aside,
        List<Printed> printed, String wrong) {
    /** An aide to print for. */
    public record Choice(String id, String name, String of) {}

    /** One aide's slips. */
    public record Row(String aideId, String aide, int out, int entered, int aside, int missing) {}

    /** The slips of one aide that did not come in. */
    public record Missing(String aide, String aideId, List<One> slips) {}

    /** One slip that did not come in. */
    public record One(String serial, String digits, String printed) {}

    /** A slip that was put aside. */
    public record Aside(String serial, String digits, String aide, String state, boolean lost,
            String reason, String when) {}

    /** Slips that were printed together. */
    public record Printed(String id, String aide, String range, String when, String by) {}
}
