package shouwang.timebank.lapse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a household holds, by when it came in: spending takes the oldest first, a lapse takes the
 * oldest of those that can lapse, and what is taken back was this very credit. Pure.
 */
final class Lots {
    /** What is left of one credit; {@code lapses} is the first day on which it is gone. */
    private static final class Lot {
        private final UUID credit;
        private final Instant at;
        private final @Nullable LocalDate lapses;
        private final @Nullable UUID rule;
        private long left;

        Lot(UUID credit, Instant at, @Nullable LocalDate lapses, @Nullable UUID rule,
                long left) {
            this.credit = credit;
            this.at = at;
            this.lapses = lapses;
            this.rule = rule;
            this.left = left;
        }
    }

    /** What is gone by a day; {@code first} is when the oldest of it goes, under that rule. */
    record Due(long minutes, LocalDate first, UUID rule) {}

    private final List<Lot> lots = new ArrayList<>();

    /**
     * @param credit the transfer by which it came in
     * @param lapses null = never
     */
    void in(UUID credit, Instant at, @Nullable LocalDate lapses, @Nullable UUID rule,
            long minutes) {
        var where = lots.size();
        while (where > 0 && lots.get(where - 1).at.isAfter(at)) {
            where--;
        }
        lots.add(where, new Lot(credit, at, lapses, rule, minutes));
    }

    void spent(long minutes) {
        take(lots, minutes);
    }

    /** A credit is taken back: what is left of it goes first, what is spent from the oldest. */
    void takenBack(UUID credit, long minutes) {
        var wanted = take(lots.stream().filter(lot -> lot.credit.equals(credit)).toList(),
                minutes);
        take(lots, wanted);
    }

    /** Earlier lapses took from what could lapse, the soonest first. */
    void lapsed(long minutes) {
        take(lots.stream().filter(lot -> lot.lapses != null)
                .sorted(Comparator.comparing(lot -> lot.lapses == null ? LocalDate.MAX
                        : lot.lapses)).toList(), minutes);
    }

    /** What it could not take. */
    private static long take(List<Lot> from, long minutes) {
        var wanted = minutes;
        for (var lot : from) {
            var taken = Math.min(wanted, lot.left);
            lot.left -= taken;
            wanted -= taken;
        }
        return wanted;
    }

    /** What is gone on that day, or null where nothing is. */
    @Nullable Due by(LocalDate day) {
        var minutes = 0L;
        LocalDate first = null;
        UUID rule = null;
        for (var lot : lots) {
            if (lot.left > 0 && lot.lapses != null && lot.rule != null
                    && !lot.lapses.isAfter(day)) {
                minutes += lot.left;
                if (first == null || lot.lapses.isBefore(first)) {
                    first = lot.lapses;
                    rule = lot.rule;
                }
            }
        }
        return first == null || rule == null ? null : new Due(minutes, first, rule);
    }
}
