package shouwang.timebank.earning;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.timebank.leaving.Leavers;
import shouwang.timebank.rules.Reckoned;
import shouwang.timebank.rules.Reckoning;
import shouwang.timebank.rules.RuleVersion;
import shouwang.timebank.rules.Rulebook;
import shouwang.timebank.rules.TimeBankRules;

/**
 * Turns facts into earnings in the teller's transaction: by the rules of the fact's own day, never
 * past a cap, held where the rules ask for notice or review, else posted at once.
 */
@Component
class Earner {
    private static final int COUNTY = 6;
    private final EarningRows rows;
    private final EarningBooks books;
    private final Rulebook rulebook;
    private final PersonTimes times;
    private final Leavers leavers;
    private final Clock clock;

    Earner(EarningRows rows, EarningBooks books, Rulebook rulebook, PersonTimes times,
            Leavers leavers, Clock clock) {
        this.rows = rows;
        this.books = books;
        this.rulebook = rulebook;
        this.times = times;
        this.leavers = leavers;
        this.clock = clock;
    }

    /** Earns for one or many, in as many round trips; what is known already stays as it is. */
    @Transactional
    List<Earning> earn(List<Deed> deeds) {
        var made = new ArrayList<Earning>();
        deeds.stream().collect(Collectors.groupingBy(deed -> deed.who().village(),
                java.util.TreeMap::new, Collectors.toList()))
                .forEach((village, those) -> made.addAll(earn(village, those)));
        return made;
    }

    private List<Earning> earn(String village, List<Deed> deeds) {
        var totals = rows.hold(village, deeds.stream().map(d -> d.who().id()).toList());
        var there = rows.find(deeds.stream().map(Deed::id).toList()).stream()
                .collect(Collectors.toMap(Earning::id, Function.identity()));
        var fresh = deeds.stream().filter(deed -> !known(deed, there.get(deed.id()))).toList();
        if (!fresh.isEmpty()) {
            var made = reckon(village, fresh, totals);
            books.open(village, made);
            books.write(made.stream().flatMap(e -> EarningBooks.orders(e).stream()).toList(),
                    "积分没有记成：");
            rows.insert(made, fresh.stream().collect(Collectors.toMap(Deed::id,
                    Function.identity())));
            rows.add(village, made.stream().collect(Collectors.groupingBy(Earning::person,
                    Collectors.summingLong(Earning::minutes))));
            made.forEach(e -> there.put(e.id(), e));
        }
        return deeds.stream().map(deed -> there.get(deed.id())).toList();
    }

    private static boolean known(Deed deed, @org.jspecify.annotations.Nullable Earning there) {
        if (there == null) {
            return false;
        }
        if (!there.person().equals(deed.who().id()) || !there.until().equals(micros(deed.until()))
                || !there.from().equals(micros(deed.from()))) {
            throw new Rejected(Reason.TAKEN, "这个编号已经记过另一笔，内容不一样，请核对单据。");
        }
        return true;
    }

    private List<Earning> reckon(String village, List<Deed> deeds, Map<UUID, Long> totals) {
        var days = rows.onDays(village, totals.keySet(),
                deeds.stream().map(this::day).distinct().toList());
        var gone = leavers.of(deeds.stream().map(d -> d.who().household()).distinct().toList());
        var rules = new HashMap<LocalDate, RuleVersion>();
        var made = new LinkedHashMap<UUID, Earning>();
        var paid = times.paid(deeds);
        for (var deed : deeds) {
            var day = day(deed);
            var version = rules.computeIfAbsent(day, on -> rulebook.inForce(village, on));
            var key = new EarningRows.PersonDay(deed.who().id(), day);
            var id = deed.who().id();
            var away = gone.getOrDefault(deed.who().household(), List.of()).stream()
                    .anyMatch(left -> left.out(day));
            var counts = paid.take(deed);
            var reckoned = away ? Reckoning.away(version.rules())
                    : Reckoning.once(version.rules(), deed.stint(day, counts,
                    days.getOrDefault(key, 0L), totals.getOrDefault(id, 0L)), deed.minutes());
            days.merge(key, (long) reckoned.minutes(), Long::sum);
            totals.merge(id, (long) reckoned.minutes(), Long::sum);
            var now = rules.computeIfAbsent(today(), on -> rulebook.inForce(village, on));
            made.put(deed.id(), earning(village, deed, day, version, reckoned, counts,
                    now.rules()));
        }
        return List.copyOf(made.values());
    }

    private Earning earning(String village, Deed deed, LocalDate day, RuleVersion version,
            Reckoned counted, int counts, TimeBankRules todays) {
        var now = clock.instant();
        var enteredOn = today();
        var wait = Notice.of(version.rules(), todays,
                deed.alone() || tooMuchWitnessed(village, deed, day, counts));
        var waits = wait.any() && counted.whole() > 0;
        return new Earning(deed.id(), village, deed.hamlet(), deed.kind(), deed.source(),
                deed.who().id(), deed.who().name(), deed.who().home(), deed.who().household(),
                deed.doneFor(), deed.what(), micros(deed.from()), micros(deed.until()), day,
                counts, counted.minutes(), counted.over(),
                counted.over() > 0 ? counted.to().name() : null, version.id(), counted.clause(),
                deed.confirmer(), deed.recordedBy().id(), deed.recordedBy().name(), micros(now),
                waits ? wait.until(enteredOn) : enteredOn.minusDays(1),
                waits ? wait.reviewers() : 0, 0,
                waits ? Earning.State.HELD : Earning.State.FINAL,
                counted.minutes() > 0 ? deed.id() : null,
                counted.over() > 0 ? Ids.derived(deed.id(), "OVER") : null);
    }

    /** More than the county lets stand on a witness's word alone: others look at it. */
    private boolean tooMuchWitnessed(String village, Deed deed, LocalDate day, int counts) {
        return deed.isWitnessed() && counts + times.witnessed(deed.who().id(), day)
                > rulebook.envelope(village.substring(0, COUNTY), day).witnessed();
    }

    /** A fact counts on the day on which it began. */
    private LocalDate day(Deed deed) {
        return deed.from().atZone(clock.getZone()).toLocalDate();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
