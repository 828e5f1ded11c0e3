package shouwang.people.roster.words;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A birth date as a roster writes it: 1942.3, 1942年3月15日, 19420315, 1942/3/15, or the number of
 * days by which a sheet keeps dates. Also by the moon (1944年农历正月初五), with Chinese numerals and in
 * years of the Republic (民国三十三年). A time of day just before midnight is the next day: programs
 * that counted with the sun of Shanghai before 1901 leave dates 43 seconds short.
 *
 * @param month 0 where only the year is written
 * @param day 0 where only year and month are written
 * @param moon what was said by the moon, or null: many a card has the moon's day for the sun's
 * @param octoberToo written 1942.1 where the sheet may have dropped the 0 of 1942.10
 */
public record BirthText(int year, int month, int day, boolean octoberToo,
        WrittenDay.@Nullable Moon moon) {
    private static final int FIRST_YEAR = 1880;
    private static final int LAST_YEAR = 2100;
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final int DAYS_TO_1904 = 1462;
    private static final LocalTime NEARLY_MIDNIGHT = LocalTime.of(23, 50);
    private static final BigDecimal TEN_MINUTES = new BigDecimal("0.0069");
    private static final int LONGEST = 40;

    /**
     * Reads a cell.
     *
     * @param number the sheet holds a number there
     * @param from1904 the sheet's days count from 1904
     */
    public static Optional<BirthText> parse(String cell, boolean number, boolean from1904) {
        if (number && isSerial(cell)) {
            var days = new BigDecimal(cell).add(TEN_MINUTES).intValue();
            return ofOne(days, 5, true, from1904);
        }
        var moment = cell.indexOf(':') > 0 ? moment(cell.strip()) : Optional.<BirthText>empty();
        if (moment.isPresent()) {
            return moment;
        }
        var plain = plain(cell, number, from1904);
        return plain.isPresent() || cell.length() > LONGEST ? plain
                : WrittenDay.parse(cell).flatMap(said -> valid(said.year(), said.month(),
                        said.day(), false, said.moon()));
    }

    /** 17606.9995: five digits of days and a part of one. */
    private static boolean isSerial(String cell) {
        if (cell.length() < 7 || cell.length() > LONGEST || cell.charAt(5) != '.') {
            return false;
        }
        for (var i = 0; i < cell.length(); i++) {
            if (i != 5 && (cell.charAt(i) < '0' || cell.charAt(i) > '9')) {
                return false;
            }
        }
        return true;
    }

    /** 1948-03-14 23:59:17, 1948-03-14T15:59:17.000Z: the day, in UTC+8 where it says Z. */
    private static Optional<BirthText> moment(String cell) {
        var text = cell.replace(' ', 'T').replace('/', '-');
        try {
            var at = text.endsWith("Z") ? OffsetDateTime.parse(text)
                    .withOffsetSameInstant(ZoneOffset.ofHours(8)).toLocalDateTime()
                    : LocalDateTime.parse(text);
            var day = at.toLocalTime().isAfter(NEARLY_MIDNIGHT) ? at.toLocalDate().plusDays(1)
                    : at.toLocalDate();
            return valid(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), false, null);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<BirthText> plain(String cell, boolean number, boolean from1904) {
        var numbers = new int[3];
        var lengths = new int[3];
        var count = numbers(cell, numbers, lengths);
        if (count < 1 || count > 3) {
            return Optional.empty();
        }
        var withTime = number && count == 2 && lengths[0] == 5;
        if (count == 1 || withTime) {
            return ofOne(numbers[0], lengths[0], number, from1904);
        }
        var year = lengths[0] == 4 ? numbers[0]
                : lengths[0] == 2 && numbers[0] > 26 ? 1900 + numbers[0] : 0;
        var october = count == 2 && numbers[1] == 1 && lengths[1] == 1 && cell.indexOf('.') > 0;
        if (count == 2 && lengths[1] == 4) {
            return valid(year, numbers[1] / 100, numbers[1] % 100, false, null);
        }
        return valid(year, numbers[1], count == 3 ? numbers[2] : 0, october, null);
    }

    /** The runs of digits; a time of day behind the date is left out. 4 when there are too many. */
    private static int numbers(String cell, int[] numbers, int[] lengths) {
        var count = 0;
        var inside = false;
        for (var i = 0; i < cell.length(); i++) {
            var c = Halfwidth.plain(cell.charAt(i));
            if (c >= '0' && c <= '9') {
                if (!inside && ++count > 3) {
                    return 4;
                }
                inside = true;
                if (++lengths[count - 1] > 8) {
                    return 4;
                }
                numbers[count - 1] = numbers[count - 1] * 10 + c - '0';
            } else if ((c == ' ' || c == 'T') && count == 3 || count > 0 && (c == ':')) {
                return count;
            } else if (".-/年月日号,、生 　".indexOf(c) < 0 && !Halfwidth.isSpace(c)) {
                return 0;
            } else {
                inside = false;
            }
        }
        return count;
    }

    private static Optional<BirthText> ofOne(int value, int length, boolean number,
            boolean from1904) {
        if (length == 8) {
            return valid(value / 10_000, value / 100 % 100, value % 100, false, null);
        }
        if (length == 6) {
            return valid(value / 100, value % 100, 0, false, null);
        }
        if (length == 4 && value >= FIRST_YEAR && value <= LAST_YEAR) {
            return valid(value, 0, 0, false, null);
        }
        if (length == 5 || number && length == 4) {
            var day = DAY_ZERO.plusDays(value + (from1904 ? DAYS_TO_1904 : 0));
            return valid(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), false, null);
        }
        return Optional.empty();
    }

    private static Optional<BirthText> valid(int year, int month, int day, boolean october,
            WrittenDay.@Nullable Moon moon) {
        if (year < FIRST_YEAR || year > LAST_YEAR || month < 0 || month > 12
                || month == 0 && day != 0) {
            return Optional.empty();
        }
        try {
            LocalDate.of(year, Math.max(1, month), Math.max(1, day));
            return Optional.of(new BirthText(year, month, day, october, moon));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The earliest day it can mean. */
    public LocalDate earliest() {
        return LocalDate.of(year, Math.max(1, month), Math.max(1, day));
    }

    /** What is written does not contradict this day. */
    public boolean agreesWith(LocalDate birth) {
        if (moon != null && moon.agreesWith(birth)) {
            return true;
        }
        return year == birth.getYear()
                && (month == 0 || month == birth.getMonthValue()
                    || octoberToo && birth.getMonthValue() == 10)
                && (day == 0 || day == birth.getDayOfMonth());
    }

    /** 1942.3 or 1942.3.15. */
    public String text() {
        return year + (month == 0 ? "" : "." + month) + (day == 0 ? "" : "." + day);
    }
}
