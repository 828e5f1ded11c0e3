package shouwang.pages.aide;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.care.Visit;

/** Today's stops, and what is left over from the days before. */
public record Round(String weekday, List<Stop> stops, int done, List<Stop> left) {
    /** One stop; the first that is still to do stands open. {@code way}: minutes to it, or 0;
     *  {@code away}: why nobody is at home, or null; {@code left}: of a day before. */
    public record Stop(UUID visitId, int number, String elder, int age, String what, String at,
            Visit.Status status, boolean open, @Nullable String where, @Nullable String mind,
            @Nullable String phone, int way, @Nullable String away, boolean left) {
        public boolean isDone() {
            return status == Visit.Status.DONE || status == Visit.Status.CONFIRMED;
        }
    }

    /** One visit in the hand; {@code fact} is the id of whatever is pressed on this page. */
    public record One(UUID visitId, String elder, int age, String service, String task,
            Visit.Status status, @Nullable String since, @Nullable String where,
            @Nullable String mind, @Nullable String phone, @Nullable Integer minutes,
            List<String> works, UUID fact, @Nullable String wrong, @Nullable String away) {}

    /** Money handled on one visit: what is written down, and the next step. */
    public record Purse(UUID visitId, String elder, List<String> steps, UUID fact,
            @Nullable String wrong) {}

    /** Asking for help on an elder's behalf. */
    public record Help(UUID id, List<Own> elders, @Nullable String wrong) {
        public shouwang.care.Service[] services() {
            return shouwang.care.Service.values();
        }
    }

    /** One of the aide's own elders. */
    public record Own(UUID id, String name) {}

    /** The aide's points: the household's passbook and the person's own honour. */
    public record Points(String balance, String honour, List<Line> lines) {}

    /** One line of the passbook. */
    public record Line(String at, String memo, String change, String after,
            @org.jspecify.annotations.Nullable String tag) {}
}
