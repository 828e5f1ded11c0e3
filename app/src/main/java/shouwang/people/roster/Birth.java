package shouwang.people.roster;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A birth date as rosters write it: 1942.3, 1942年3月15日, 19420315, 1942/3/15, a serial of Excel. */
record Birth(int year, int month, int dayOfMonth) {
    private static final Pattern PARTS =
            Pattern.compile("((?:18|19|20)\\d{2})\\D{1,2}(\\d{1,2})(?:\\D{1,2}(\\d{1,2}))?\\D*");
    private static final Pattern RUN = Pattern.compile("((?:18|19|20)\\d{2})(\\d{2})(\\d{2})?");
    private static final Pattern YEAR = Pattern.compile("((?:18|19|20)\\d{2})\\D?");
    private static final Pattern SERIAL = Pattern.compile("(\\d{4,5})(?:\\.0*)?");
    private static final LocalDate EXCEL = LocalDate.of(1899, 12, 30);

    static @Nullable Birth read(String text) {
        for (var pattern : new Pattern[] {PARTS, RUN, YEAR}) {
            var match = pattern.matcher(text);
            if (match.matches()) {
                var birth = new Birth(Integer.parseInt(match.group(1)),
                        match.groupCount() > 1 ? number(match.group(2)) : 0,
                        match.groupCount() > 2 ? number(match.group(3)) : 0);
                return birth.month <= 12 && birth.dayOfMonth <= 31 ? birth : null;
            }
        }
        var serial = SERIAL.matcher(text);
        if (serial.matches()) {
            var day = EXCEL.plusDays(Integer.parseInt(serial.group(1)));
            return new Birth(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        }
        return null;
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** Where no month or day was written, the first. */
    LocalDate day() {
        try {
            return LocalDate.of(year, Math.max(1, month), Math.max(1, dayOfMonth));
        } catch (DateTimeException e) {
            return LocalDate.of(year, Math.max(1, month), 1);
        }
    }

    /** @param lenient the cell was a number: to Excel 1930.10 and 1930.1 are the same */
    boolean fits(LocalDate day, boolean lenient) {
        return year == day.getYear()
                && (month == 0 || month == day.getMonthValue()
                        || lenient && month == 1 && day.getMonthValue() == 10)
                && (dayOfMonth == 0 || dayOfMonth == day.getDayOfMonth());
    }
}
