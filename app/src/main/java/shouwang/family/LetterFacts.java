package shouwang.family;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.care.Contacts;
import shouwang.care.Need;
import shouwang.care.Service;
import shouwang.people.Elder;

/** What the books hold of one elder's month, before anybody's limits. */
record LetterFacts(String child, String relation, String elder, Elder.Sex sex, YearMonth month,
        List<Went> visits, List<Contacts.Kind> calls, List<Need.Status> needs, String points,
        List<Festivals.Festival> festivals, String village, LocalDate written) {

    /** A visit that was done. */
    record Went(LocalDate day, String aide, Service service, int minutes,
            @Nullable Integer mood) {}
}
