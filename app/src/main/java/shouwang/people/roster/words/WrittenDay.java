package shouwang.people.roster.words;

import com.nlf.calendar.Lunar;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A day as the old say it: 1944年农历正月初五, 民国三十三年, 一九四四年冬月廿三. The moon's days are turned
 * into the sun's; a year of the Republic is the year plus 1911.
 *
 * @param year by the sun, as are month and day; 0 where they are not said
 * @param moon what was said by the moon, or null
 */
record WrittenDay(int year, int month, int day, @Nullable Moon moon) {
    private static final int REPUBLIC = 1911;
    private static final int LAST_OF_THE_REPUBLIC = 60;
    private static final String NUMBER = "[0-9〇零一二三四五六七八九十廿卅]+|元";
    private static final Pattern DAY = Pattern.compile("(民国|公元)?(" + NUMBER + ")年?"
            + "(?:(闰)?(正|冬|腊|" + NUMBER + ")月(?:(初?(?:" + NUMBER + "))[日号]?)?)?生?");
    private static final Pattern POINTED = Pattern.compile(
            "(\\d{4})[-./](\\d{1,2})[-./](\\d{1,2})");
    private static final Pattern BY_THE_MOON = Pattern.compile("农历|阴历|旧历|古历|夏历|老历");
    private static final Pattern MOON_WORD = Pattern.compile(".*(正月|冬月|腊月|闰|初|廿|卅).*");

    /** Year, month (below nought in a leap month) and day by the moon; 0 where not said. */
    record Moon(int year, int month, int day) {
        boolean agreesWith(LocalDate birth) {
            return year == birth.getYear()
                    && (month == 0 || Math.abs(month) == birth.getMonthValue())
                    && (day == 0 || day == birth.getDayOfMonth());
        }
    }

    /** Reads what is said with Chinese numerals, by the moon or in years of the Republic. */
    static Optional<WrittenDay> parse(String cell) {
        var text = POINTED.matcher(Halfwidth.closed(Halfwidth.plain(cell)))
                .replaceFirst("$1年$2月$3日").replaceAll("[(),.，。、]|公历|阳历", "");
        var moon = BY_THE_MOON.matcher(text).find() || MOON_WORD.matcher(text).matches();
        var match = DAY.matcher(BY_THE_MOON.matcher(text).replaceAll(""));
        if (text.length() > 24 || !match.matches()) {
            return Optional.empty();
        }
        var year = year(match.group(2), "民国".equals(match.group(1)));
        var month = match.group(4) == null ? 0 : number(match.group(4));
        var day = match.group(5) == null ? 0 : number(match.group(5).replace("初", ""));
        if (year < 0 || month < 0 || month > 12 || day < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(moon && month > 0
                    ? byTheMoon(new Moon(year, match.group(3) == null ? month : -month, day))
                    : new WrittenDay(year, month, day, null));
        } catch (DateTimeException | IllegalArgumentException noSuchDay) {
            return Optional.empty();
        }
    }

    /** The library throws where the moon had no such day or month. */
    private static WrittenDay byTheMoon(Moon moon) {
        var solar = Lunar.fromYmd(moon.year(), moon.month(), Math.max(1, moon.day())).getSolar();
        return new WrittenDay(solar.getYear(), solar.getMonth(),
                moon.day() == 0 ? 0 : solar.getDay(), moon);
    }

    private static int year(String text, boolean republic) {
        var year = text.equals("元") ? 1 : republic ? number(text) : digits(text);
        return republic ? year > LAST_OF_THE_REPUBLIC || year < 1 ? -1 : year + REPUBLIC : year;
    }

    /** 一九四四 and 1944; -1 for anything but four digits. */
    private static int digits(String text) {
        var year = 0;
        for (var i = 0; i < text.length(); i++) {
            var digit = ChineseNumber.digit(text.charAt(i));
            if (digit < 0) {
                return -1;
            }
            year = year * 10 + digit;
        }
        return text.length() == 4 ? year : -1;
    }

    private static int number(String text) {
        return switch (text) {
            case "正", "元" -> 1;
            case "冬" -> 11;
            case "腊" -> 12;
            case "卅" -> 30;
            default -> ChineseNumber.parse(text);
        };
    }
}
