package shouwang.pages.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import shouwang.care.Service;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.pages.form.Typed;
import shouwang.timebank.rules.Circumstance;
import shouwang.timebank.rules.Envelope;
import shouwang.timebank.rules.Festival;
import shouwang.timebank.rules.TimeBankRules.Caps;
import shouwang.timebank.rules.TimeBankRules.Circle;
import shouwang.timebank.rules.TimeBankRules.Death;
import shouwang.timebank.rules.TimeBankRules.Earners;
import shouwang.timebank.rules.TimeBankRules.Gifts;
import shouwang.timebank.rules.TimeBankRules.Grants;
import shouwang.timebank.rules.TimeBankRules.GroupHours;
import shouwang.timebank.rules.TimeBankRules.Leaving;
import shouwang.timebank.rules.TimeBankRules.Over;
import shouwang.timebank.rules.TimeBankRules.Rates;
import shouwang.timebank.rules.TimeBankRules.Rounding;
import shouwang.timebank.rules.TimeBankRules.Spending;
import shouwang.timebank.rules.TimeBankRules;

/**
 * The rules as fields of a form, both ways. Each field that does not hold says so for itself.
 */
public final class RulesForm {
    private static final int YEARS_AHEAD = 3;
    private static final int MOST_AGE = 120;
    private final Typed typed;
    private final Map<String, String> wrong = new HashMap<>();

    private RulesForm(Typed typed) {
        this.typed = typed;
    }

    static RulesForm of(Typed typed) {
        return new RulesForm(typed);
    }

    /** A form that holds these rules. */
    static RulesForm of(TimeBankRules rules) {
        var typed = Typed.empty();
        var rates = rules.rates();
        number(typed, "minutesPerPoint", rates.minutesPerPoint());
        number(typed, "least", rates.least());
        number(typed, "travel", rates.travel());
        number(typed, "step", rates.step());
        typed.put("rounding", rates.rounding().name());
        for (var service : Service.values()) {
            number(typed, "s_" + service, rates.percent(service));
        }
        for (var circumstance : Circumstance.values()) {
            number(typed, "c_" + circumstance, rates.percent(circumstance));
        }
        festivals(typed, rates.festivals());
        number(typed, "perDay", rules.caps().perDay());
        number(typed, "total", rules.caps().total());
        typed.put("over", rules.caps().over().name());
        number(typed, "from", rules.earners().from());
        number(typed, "womenFrom", rules.earners().womenFrom());
        number(typed, "to", rules.earners().to());
        typed.put("group", rules.group().name());
        number(typed, "reviewers", rules.reviewers());
        number(typed, "objectionDays", rules.objectionDays());
        spending(typed, rules);
        return new RulesForm(typed);
    }

    private static void spending(Typed typed, TimeBankRules rules) {
        var spending = rules.spending();
        typed.put("circle", spending.circle().name());
        number(typed, "fromAge", spending.fromAge());
        number(typed, "hardshipFromAge", spending.hardshipFromAge());
        typed.put("goods", spending.goods() ? "YES" : "NO");
        typed.put("gifts", spending.gifts().name());
        number(typed, "grantAge", rules.helped().fromAge());
        number(typed, "grantHardshipAge", rules.helped().hardshipFromAge());
        number(typed, "expiryMonths", rules.expiryMonths());
        typed.put("death", spending.death().name());
        typed.put("leaving", spending.leaving().name());
    }

    private static void number(Typed typed, String name, int value) {
        typed.put(name, String.valueOf(value));
    }

    /** Festivals whose days of some year are all there; what is left, day by day. */
    private static void festivals(Typed typed, List<LocalDate> days) {
        var left = new TreeSet<>(days);
        var named = new ArrayList<String>();
        for (var festival : Festival.values()) {
            for (var year : days.stream().map(LocalDate::getYear).distinct().toList()) {
                var its = festival.of(year);
                if (!its.isEmpty() && days.containsAll(its)) {
                    left.removeAll(its);
                    if (!named.contains(festival.name())) {
                        named.add(festival.name());
                    }
                }
            }
        }
        typed.put("feast", named);
        typed.put("days", String.join("\n", left.stream().map(LocalDate::toString).toList()));
    }

    public String value(String name) {
        return typed.value(name);
    }

    public boolean has(String name, String value) {
        return typed.has(name, value);
    }

    /** What is wrong with a field, or null. */
    public @Nullable String wrong(String name) {
        return wrong.get(name);
    }

    /**
     * Is anything wrong in these fields? The group is then shown open. A name that ends with an
     * underscore stands for all that begin so.
     */
    public boolean open(String... names) {
        return Arrays.stream(names).anyMatch(name -> wrong.containsKey(name)
                || name.endsWith("_") && wrong.keySet().stream().anyMatch(one ->
                        one.startsWith(name)));
    }

    boolean anyWrong() {
        return !wrong.isEmpty();
    }

    /** Puts each breach of the county's bounds beside its field. */
    void outside(List<Envelope.Breach> breaches) {
        breaches.forEach(breach -> wrong.merge(breach.field(), breach.say(), String::concat));
    }

    void refused(Rejected refusal) {
        wrong.put(refusal.field() == null ? "" : refusal.field(), refusal.say());
    }

    /** The rules, or null where a field does not hold; {@link #wrong} then knows which. */
    @Nullable TimeBankRules read(LocalDate today) {
        var rates = held(() -> rates(today));
        var caps = held(() -> new Caps(number("perDay", "每天最多（分钟）", 0, 1440),
                number("total", "累计最多（分钟）", 0, 6_000_000),
                word("over", Over.class, "超出的怎么办")));
        var earners = held(() -> new Earners(number("from", "存时间的最低年龄", 0, MOST_AGE),
                number("womenFrom", "妇女的最低年龄", 0, MOST_AGE),
                number("to", "存时间的最高年龄", 0, MOST_AGE)));
        var spending = held(() -> new Spending(number("fromAge", "用积分的年龄", 0, MOST_AGE),
                number("hardshipFromAge", "困难老人用积分的年龄", 0, MOST_AGE),
                word("circle", Circle.class, "谁能用"), goods(),
                word("gifts", Gifts.class, "赠送"), word("death", Death.class, "身后"),
                word("leaving", Leaving.class, "退出")));
        var grants = held(() -> new Grants(number("grantAge", "补助的年龄", 0, MOST_AGE),
                number("grantHardshipAge", "困难老人补助的年龄", 0, MOST_AGE)));
        var group = word("group", GroupHours.class, "集体活动");
        var months = number("expiryMonths", "有效期（月）", 0, 1200);
        var reviewers = number("reviewers", "复核人数", 0, 5);
        var days = number("objectionDays", "公示天数", 0, 60);
        if (anyWrong() || rates == null || caps == null || earners == null || spending == null) {
            return null;
        }
        return held(() -> new TimeBankRules(rates, caps, earners, spending, group, months,
                reviewers, days, grants));
    }

    private Rates rates(LocalDate today) {
        var services = new EnumMap<Service, Integer>(Service.class);
        for (var service : Service.values()) {
            services.put(service, number("s_" + service, service.chinese() + "（%）", 10, 500));
        }
        var circumstances = new EnumMap<Circumstance, Integer>(Circumstance.class);
        for (var circumstance : Circumstance.values()) {
            circumstances.put(circumstance, number("c_" + circumstance,
                    circumstance.brief() + "（%）", 100, 500));
        }
        return new Rates(number("minutesPerPoint", "几分钟记 1 分", 10, 240), services,
                circumstances, number("step", "取整到（分钟）", 1, 60),
                word("rounding", Rounding.class, "怎么取整"), number("least", "起记（分钟）", 0, 120),
                number("travel", "路上时间（分钟）", 0, 120), days(today));
    }

    private boolean goods() {
        return typed.value("goods").equals("YES");
    }

    /** The chosen festivals of this year and the next three, and the days written by hand. */
    private List<LocalDate> days(LocalDate today) {
        var days = new TreeSet<LocalDate>();
        var chosen = new HashSet<>(typed.all("feast"));
        for (var festival : Festival.values()) {
            if (chosen.contains(festival.name())) {
                for (var year = 0; year <= YEARS_AHEAD; year++) {
                    days.addAll(festival.of(today.getYear() + year));
                }
            }
        }
        var written = held(() -> Given.optional(typed.raw("days"), "days", "别的日子", 1000));
        if (written != null) {
            for (var line : written.split("[\\s,，、;；]+")) {
                var day = held(() -> Given.day(line, "days", "别的日子"));
                if (day != null) {
                    days.add(day);
                }
            }
        }
        return List.copyOf(days);
    }

    private <T> @Nullable T held(Supplier<@Nullable T> read) {
        try {
            return read.get();
        } catch (Rejected refusal) {
            refused(refusal);
            return null;
        }
    }

    private int number(String field, String called, int least, int most) {
        var value = held(() -> Given.number(typed.raw(field), field, called, least, most));
        return value == null ? least : value;
    }

    private <E extends Enum<E>> E word(String field, Class<E> list, String called) {
        var value = held(() -> Given.word(typed.raw(field), list, field, called));
        return value == null ? list.getEnumConstants()[0] : value;
    }
}
