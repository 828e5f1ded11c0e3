package shouwang.pages.table;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import shouwang.kernel.Given;
import shouwang.kernel.Money;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.When;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;

/** What the table's pages share: names of many in two questions, days, yuan. */
@Component
class TableDesk {
    private static final String WEEK = "一二三四五六日";
    private final Elders elders;
    private final Aides aides;
    private final Clock clock;

    TableDesk(Elders elders, Aides aides, Clock clock) {
        this.elders = elders;
        this.aides = aides;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The day asked for, near enough to be planned or looked up; today where none was. */
    LocalDate day(String on) {
        var day = on.isBlank() ? today() : Given.day(on, "on", "日期");
        if (day.isAfter(today().plusDays(62)) || day.isBefore(today().minusDays(366))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "on", "只看得到一年以内和两个月以后的。");
        }
        return day;
    }

    /** Elders and aides: person → name. */
    Map<UUID, String> names(Collection<UUID> people) {
        var names = new HashMap<UUID, String>();
        aides.byIds(people).forEach((id, aide) -> names.put(id, aide.name()));
        elders.byIds(people).forEach((id, elder) -> names.put(id, elder.name()));
        return names;
    }

    String of(Elder elder) {
        return elder.ageOn(today()) + " 岁"
                + (elder.hamlet().isEmpty() ? "" : "·" + elder.hamlet());
    }

    /** {@code 11月25日 周三}. */
    static String day(LocalDate day) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日 周"
                + WEEK.charAt(day.getDayOfWeek().getValue() - 1);
    }

    /** {@code 今天，11月25日 周三}; farther days without a word of their own. */
    String when(LocalDate day) {
        return Math.abs(day.toEpochDay() - today().toEpochDay()) > 1 ? day(day)
                : When.day(day, today()) + "，" + day(day);
    }

    /** The bits of days that were ticked. */
    static int days(MultiValueMap<String, String> form) {
        return form.getOrDefault("days", List.of()).stream()
                .filter(day -> day != null && day.matches("[0-6]")).distinct()
                .mapToInt(day -> 1 << Integer.parseInt(day)).sum();
    }

    /** What a form sends of days that are ticked. */
    static List<String> ticked(int days) {
        return boxes(days).stream().filter(CanteenView.Box::on).map(CanteenView.Box::value)
                .toList();
    }

    /** Seven boxes to tick. */
    static List<CanteenView.Box> boxes(int days) {
        return java.util.stream.IntStream.range(0, 7).mapToObj(day -> new CanteenView.Box("" + day,
                "周" + WEEK.charAt(day), (days >> day & 1) == 1)).toList();
    }

    /** Yuan as written at the till: 8, 8.5 or 8.50. */
    static @Nullable Money yuan(@Nullable String raw, String field) {
        var text = Given.optional(raw, field, "价钱", 8);
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,3}([.][0-9]{1,2})?")) {
            throw new Rejected(Reason.WRONG_FORM, field, "价钱写成 8 或 8.50，单位是元。");
        }
        return new Money(new java.math.BigDecimal(text).movePointRight(2).longValueExact());
    }
}
