package shouwang.people.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shouwang.people.Elder;
import shouwang.people.IdNumber;
import shouwang.people.Phone;

/**
 * One person of the roster, judged.
 *
 * @param n the roster's own number, or the order where it has none
 * @param rawName the name as it stands in the file
 * @param hamlet such as 三社; null where unknown
 * @param born from the id number where there is one
 * @param verdict ok, ok-…, warn-…, error-…: the worst finding, and of several the first by rule
 */
public record RosterRow(int n, int line, String rawName, String name, Elder.@Nullable Sex sex,
        @Nullable IdNumber idNumber, @Nullable LocalDate born, @Nullable String hamlet,
        List<Phone> phones, Set<Elder.Category> categories, @Nullable String health,
        @Nullable String head, @Nullable String address, @Nullable String kinName,
        @Nullable String kinRelation, List<Phone> kinPhones, @Nullable String economy,
        @Nullable String mood, @Nullable String wants, List<Finding> findings, String verdict) {

    /** Whether the row may be imported. */
    public boolean isGood() {
        return !verdict.startsWith("error");
    }
}
