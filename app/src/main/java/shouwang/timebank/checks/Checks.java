package shouwang.timebank.checks;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shouwang.kernel.Ids;

/**
 * Looks through a village's window of givings; pure. It is meant for villages where everyone is
 * someone's cousin: it shows what deserves a question, and never what to do about it.
 */
final class Checks {
    static final int LONG_DAY = 14 * 60;
    static final int ENOUGH = 8;
    static final int ELDERS = 3;
    static final int MUTUAL = 2;
    private static final int HALF_HOUR = 30;
    private static final int LINES = 12;
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private Checks() {}

    /** What is odd; {@code key} is the same each time the same people are found. */
    record Odd(Finding.Kind kind, UUID key, String who, List<String> evidence,
            List<UUID> hours) {}

    static List<Odd> look(List<Fact> facts) {
        var sorted = facts.stream().sorted(Comparator.comparing(Fact::from)
                .thenComparing(Fact::until).thenComparing(Fact::person)).toList();
        var odd = new ArrayList<Odd>();
        var people = by(sorted, Fact::person);
        people.values().forEach(those -> {
            overlapping(those, odd);
            longDays(those, odd);
            sameHousehold(those, odd);
            oneConfirmer(those, odd);
            roundNumbers(those, odd);
        });
        reciprocal(sorted, odd);
        odd.sort(Comparator.comparing(Odd::kind).thenComparing(Odd::who).thenComparing(Odd::key));
        return odd;
    }

    private static <K> Map<K, List<Fact>> by(List<Fact> facts,
            Function<Fact, K> key) {
        return facts.stream().collect(Collectors.groupingBy(key, TreeMap::new,
                Collectors.toList()));
    }

    /** Sorted by start: each is held against the ones before that are not over yet. */
    private static void overlapping(List<Fact> those, List<Odd> odd) {
        var apart = new ArrayList<String>();
        var twice = new ArrayList<String>();
        var running = new ArrayList<Fact>();
        var both = new ArrayList<Fact>();
        var same = new ArrayList<Fact>();
        for (var fact : those) {
            running.removeIf(before -> !before.until().isAfter(fact.from()));
            for (var before : running) {
                if (!before.hamlet().equals(fact.hamlet()) && before.hamlet().length() > 12
                        && fact.hamlet().length() > 12) {
                    apart.add(line(before) + "，又 " + line(fact));
                    both.addAll(List.of(before, fact));
                } else if (isTwice(before, fact)) {
                    twice.add(line(before) + "，又 " + line(fact));
                    same.addAll(List.of(before, fact));
                }
            }
            running.add(fact);
        }
        add(Finding.Kind.TWO_HAMLETS, both, apart, odd);
        add(Finding.Kind.SAME_TIME, same, twice, odd);
    }

    /** More minutes are counted than went by; what was shared and counted once is no such thing. */
    private static boolean isTwice(Fact one, Fact other) {
        var end = one.until().isAfter(other.until()) ? one.until() : other.until();
        return one.minutes() + other.minutes()
                > Duration.between(one.from(), end).plusSeconds(59).toMinutes();
    }

    private static void longDays(List<Fact> those, List<Odd> odd) {
        var lines = new ArrayList<String>();
        var whole = new ArrayList<Fact>();
        by(those, Fact::day).forEach((day, facts) -> {
            var sum = facts.stream().mapToInt(Fact::minutes).sum();
            if (sum > LONG_DAY) {
                whole.addAll(facts);
                lines.add("%s 一共 %d 分钟（%d 次）".formatted(day(day), sum, facts.size()));
            }
        });
        add(Finding.Kind.LONG_DAY, whole, lines, odd);
    }

    private static void sameHousehold(List<Fact> those, List<Odd> odd) {
        var own = those.stream().filter(f -> f.household().equals(f.home())
                && !f.person().equals(f.elder())).toList();
        add(Finding.Kind.SAME_HOUSEHOLD, own, own.stream().map(Checks::line).toList(), odd);
    }

    private static void oneConfirmer(List<Fact> those, List<Odd> odd) {
        var visits = those.stream().filter(f -> f.elder() != null).toList();
        var elders = visits.stream().map(Fact::elder).distinct().count();
        var names = visits.stream().map(f -> Objects.toString(f.confirmer(), ""))
                .collect(Collectors.toCollection(HashSet::new));
        if (visits.size() >= ENOUGH && elders >= ELDERS && names.size() == 1
                && !names.contains("")) {
            add(Finding.Kind.ONE_CONFIRMER, those, List.of("%d 次、%d 位老人，都是 %s 确认的".formatted(
                    visits.size(), elders, names.iterator().next())), odd);
        }
    }

    private static void roundNumbers(List<Fact> those, List<Odd> odd) {
        var visits = those.stream().filter(f -> f.elder() != null).toList();
        if (visits.size() >= ENOUGH && visits.stream().allMatch(f ->
                f.minutes() % HALF_HOUR == 0)) {
            add(Finding.Kind.ROUND_NUMBERS, those, List.of("%d 次：%s 分钟".formatted(visits.size(),
                    visits.stream().map(f -> String.valueOf(f.minutes())).limit(LINES)
                            .collect(Collectors.joining("、")))), odd);
        }
    }

    private static void reciprocal(List<Fact> facts, List<Odd> odd) {
        var ways = new TreeMap<UUID, Map<UUID, List<Fact>>>();
        facts.forEach(f -> {
            var home = f.home();
            if (home != null && !home.equals(f.household())) {
                ways.computeIfAbsent(f.household(), h -> new TreeMap<>())
                        .computeIfAbsent(home, h -> new ArrayList<>()).add(f);
            }
        });
        ways.forEach((one, to) -> to.forEach((other, there) -> {
            var back = ways.getOrDefault(other, Map.of()).getOrDefault(one, List.of());
            if (one.compareTo(other) < 0 && there.size() >= MUTUAL && back.size() >= MUTUAL) {
                odd.add(new Odd(Finding.Kind.RECIPROCAL,
                        Ids.derived(one, "WITH/" + other), there.getFirst().name() + "、"
                        + back.getFirst().name(), List.of(way(there), way(back)),
                        hours(Stream.concat(there.stream(), back.stream()).toList())));
            }
        }));
    }

    private static String way(List<Fact> facts) {
        var first = facts.getFirst();
        return "%s → %s：%d 次，%d 分钟".formatted(first.name(), first.elderName(), facts.size(),
                facts.stream().mapToInt(Fact::minutes).sum());
    }

    private static void add(Finding.Kind kind, List<Fact> those, List<String> lines,
            List<Odd> odd) {
        if (!lines.isEmpty()) {
            var first = those.getFirst();
            odd.add(new Odd(kind, first.person(), first.name(), lines.size() <= LINES
                    ? List.copyOf(lines) : more(lines), hours(those)));
        }
    }

    private static List<UUID> hours(List<Fact> those) {
        return those.stream().map(Fact::id).distinct().limit(LINES).toList();
    }

    private static List<String> more(List<String> lines) {
        var shown = new ArrayList<>(lines.subList(0, LINES));
        shown.add("还有 " + (lines.size() - LINES) + " 条");
        return shown;
    }

    private static String line(Fact f) {
        return "%s %s–%s %s %s%s".formatted(day(f.day()), hour(f.from()), hour(f.until()),
                f.what(), f.elderName(), f.hamletName().isEmpty() ? ""
                : "（" + f.hamletName() + "）");
    }

    private static String hour(java.time.Instant at) {
        return HOUR.format(at.atZone(HERE));
    }

    private static String day(LocalDate day) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
