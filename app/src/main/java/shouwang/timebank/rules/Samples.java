package shouwang.timebank.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shouwang.care.Service;
import shouwang.people.Elder;

/** Invented stints that show in plain words what rules would do; nobody real stands in them. */
public final class Samples {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final Stint.Giver HE = new Stint.Giver("何大爷", 66, Elder.Sex.M);
    private static final Stint.Giver LI = new Stint.Giver("李大姐", 52, Elder.Sex.F);
    private static final Stint.Giver ZHOU = new Stint.Giver("小周", 30, Elder.Sex.M);

    /** One line: the case in words, what it brings now and what it would bring. */
    public record Line(String what, String now, String would) {}

    private record Case(String when, Stint stint) {}

    private Samples() {}

    /** The cases, on an ordinary day from {@code today} on, under the new rules and the old. */
    public static List<Line> of(TimeBankRules rules, TimeBankRules now, LocalDate today) {
        var feasts = Stream.concat(rules.rates().festivals().stream(),
                now.rates().festivals().stream()).collect(Collectors.toCollection(TreeSet::new));
        var day = today;
        while (feasts.contains(day) || feasts.contains(day.plusDays(1))) {
            day = day.plusDays(1);
        }
        var cases = new ArrayList<Case>();
        cases.add(new Case("中午", visit(HE, Service.MEALS, false, at(day, 11, 0), 50)));
        cases.add(new Case("给困难老人", visit(LI, Service.BATHING, true, at(day, 9, 0), 95)));
        cases.add(new Case("夜里 21:30 起", visit(HE, Service.MEDICAL, false,
                at(day, 21, 30), 60)));
        cases.add(new Case("", visit(ZHOU, Service.ERRANDS, false, at(day, 15, 0), 12)));
        cases.add(new Case("", new Stint(new Stint.Work("院坝会", null, true, false,
                at(day, 14, 0), 120), HE, Stint.Stored.NOTHING)));
        var feast = feasts.ceiling(today);
        if (feast != null) {
            cases.add(new Case(feast.getMonthValue() + "月" + feast.getDayOfMonth() + "日过节",
                    visit(HE, Service.COUNSEL, false, at(feast, 10, 0), 40)));
        }
        full(rules.caps(), day, cases);
        return cases.stream().map(one -> new Line(said(one),
                Reckoning.of(now, one.stint()).clause(),
                Reckoning.of(rules, one.stint()).clause())).toList();
    }

    /** Someone who is near a cap, where there is one. */
    private static void full(TimeBankRules.Caps caps, LocalDate day, List<Case> cases) {
        var work = Stint.Work.visit(Service.CLEANING, false, at(day, 16, 0), 90);
        if (caps.perDay() > 0) {
            var has = Math.max(0, caps.perDay() - 30);
            cases.add(new Case("当天已存 " + Reckoning.length(has),
                    new Stint(work, HE, new Stint.Stored(has, has))));
        }
        if (caps.total() > 0) {
            var has = Math.max(0, caps.total() - 30);
            cases.add(new Case("累计已存 " + Reckoning.length(has),
                    new Stint(work, HE, new Stint.Stored(0, has))));
        }
    }

    private static Stint visit(Stint.Giver giver, Service service, boolean hardship,
            Instant start, int minutes) {
        return new Stint(Stint.Work.visit(service, hardship, start, minutes), giver,
                Stint.Stored.NOTHING);
    }

    private static String said(Case one) {
        var giver = one.stint().giver();
        return "%s（%d 岁）%s%s %d 分钟".formatted(giver.name(), giver.age(), one.when(),
                one.stint().work().what(), one.stint().work().minutes());
    }

    private static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(HERE).toInstant();
    }
}
