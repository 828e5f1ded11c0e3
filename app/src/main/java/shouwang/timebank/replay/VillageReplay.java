package shouwang.timebank.replay;

import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shouwang.people.Roll;
import shouwang.timebank.leaving.Left;
import shouwang.timebank.rules.Reckoning;
import shouwang.timebank.rules.Stint;
import shouwang.timebank.rules.TimeBankRules;
import shouwang.timebank.rules.Timeline;

/**
 * Reckons the facts of a village a second time, in the order in which they began; pure. What came
 * before the first day of the trial counts under the rules of its own day on both sides: it is
 * only there to fill the cap over all time.
 */
final class VillageReplay {
    private final String village;
    private final Timeline was;
    private final TimeBankRules would;
    private final LocalDate from;
    private final ZoneId zone;
    private final Map<UUID, Roll.Giver> people;
    private final Map<UUID, List<Left>> gone;
    private final Map<UUID, Till> wasTills = new HashMap<>();
    private final Map<UUID, Till> wouldTills = new HashMap<>();
    private final Map<UUID, Compared> homes = new LinkedHashMap<>();
    private long facts;

    /** What a person has stored. */
    private static final class Till {
        private LocalDate day = LocalDate.MIN;
        private long onDay;
        private long inAll;

        Stint.Stored stored(LocalDate on) {
            if (!on.equals(day)) {
                day = on;
                onDay = 0;
            }
            return new Stint.Stored(onDay, inAll);
        }

        void add(int minutes) {
            onDay += minutes;
            inAll += minutes;
        }
    }

    VillageReplay(String village, Timeline was, TimeBankRules would, LocalDate from, ZoneId zone,
            Map<UUID, Roll.Giver> people, Map<UUID, List<Left>> gone) {
        this.village = village;
        this.was = was;
        this.would = would;
        this.from = from;
        this.zone = zone;
        this.people = people;
        this.gone = gone;
    }

    void take(Fact fact) {
        var giver = people.get(fact.person());
        if (giver == null) {
            return;
        }
        var day = fact.work().start().atZone(zone).toLocalDate();
        var then = was.inForce(village, day).rules();
        var trial = !day.isBefore(from);
        var who = new Stint.Giver(giver.name(), Period.between(giver.born(), day).getYears(),
                giver.sex());
        var out = gone.getOrDefault(giver.householdId(), List.of()).stream()
                .anyMatch(left -> left.out(day));
        var old = out ? Sum.NOTHING
                : reckon(then, fact.work(), who, day, wasTills, fact.person());
        var fresh = out ? Sum.NOTHING : reckon(trial ? would : then, fact.work(), who, day,
                wouldTills, fact.person());
        if (trial) {
            facts++;
            homes.merge(giver.householdId(), new Compared(old, fresh), Compared::plus);
        }
    }

    private static Sum reckon(TimeBankRules rules, Stint.Work work, Stint.Giver who,
            LocalDate day, Map<UUID, Till> tills, UUID person) {
        var till = tills.computeIfAbsent(person, p -> new Till());
        var got = Reckoning.of(rules, new Stint(work, who, till.stored(day)));
        till.add(got.minutes());
        return Sum.NOTHING.plus(got);
    }

    /** Household → what it has and would have. */
    Map<UUID, Compared> homes() {
        return homes;
    }

    long facts() {
        return facts;
    }
}
