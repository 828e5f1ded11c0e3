package shouwang.family;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import shouwang.kernel.Almanac;

/** The feasts of a month, for the letter home. */
final class Festivals {
    /** A feast and its day. */
    record Festival(String name, LocalDate day) {}

    private Festivals() {}

    static List<Festival> of(YearMonth month) {
        var found = new ArrayList<Festival>();
        month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).forEach(day -> {
            var feast = Almanac.feast(day);
            if (feast != null) {
                found.add(new Festival(feast, day));
            }
        });
        return found;
    }
}
