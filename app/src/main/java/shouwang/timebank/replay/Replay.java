package shouwang.timebank.replay;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.places.Place;
import shouwang.timebank.rules.TimeBankRules;

/** A trial of rules on days that are over, and how far it is. Nothing of it is kept. */
public final class Replay {
    /**
     * What is asked.
     *
     * @param called what the rules that are tried are called
     * @param from the first day
     * @param until the day after the last
     */
    public record Ask(String placeCode, TimeBankRules rules, String called, LocalDate from,
            LocalDate until) {
        private static final int MOST_DAYS = 3 * 366;

        public Ask {
            if (!until.isAfter(from) || from.plusDays(MOST_DAYS).isBefore(until)) {
                throw new Rejected(Reason.OUT_OF_RANGE, "from", "试算的日子从一天到三年，请核对起止。");
            }
        }
    }

    /** A village's sums. */
    public record Village(String code, String name, long facts, Compared sum) {}

    /** A household's sums. */
    public record Home(UUID householdId, String village, Compared sum) {}

    /**
     * What came out.
     *
     * @param homes the greatest difference first
     */
    public record Outcome(List<Village> villages, List<Home> homes, long facts, Compared sum) {}

    private final UUID id;
    private final Ask ask;
    private final UUID asker;
    private final List<Place> villages;
    private final AtomicInteger done = new AtomicInteger();
    private volatile @Nullable Outcome outcome;
    private volatile boolean failed;

    Replay(UUID id, Ask ask, UUID asker, List<Place> villages) {
        this.id = id;
        this.ask = ask;
        this.asker = asker;
        this.villages = List.copyOf(villages);
    }

    public UUID id() {
        return id;
    }

    public Ask ask() {
        return ask;
    }

    UUID asker() {
        return asker;
    }

    List<Place> villages() {
        return villages;
    }

    /** Villages reckoned so far, of {@link #all}. */
    public int done() {
        return done.get();
    }

    public int all() {
        return villages.size();
    }

    /** Null while it runs. */
    public @Nullable Outcome outcome() {
        return outcome;
    }

    public boolean failed() {
        return failed;
    }

    void oneMore() {
        done.incrementAndGet();
    }

    void ended(@Nullable Outcome result) {
        outcome = result;
        failed = result == null;
    }
}
