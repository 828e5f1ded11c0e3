package shouwang.field;

import java.time.Duration;
import java.time.Instant;

/** What a phone's clock is worth: noted with every fact, put right, never asked for order. */
final class Skews {
    /** The line takes seconds; a clock is wrong by minutes. */
    private static final Duration LINE = Duration.ofMinutes(1);
    private static final Duration FUTURE = Duration.ofMinutes(10);
    private static final Duration OLD = Duration.ofDays(31);

    private Skews() {}

    /** How much the times are moved: nothing where it may be the line alone. */
    static Duration right(Duration skew) {
        return skew.abs().compareTo(LINE) <= 0 ? Duration.ZERO : skew;
    }

    /** The last moment that a fact speaks of. */
    static Instant last(Fact fact) {
        return switch (fact) {
            case Fact.Finish done -> done.work().finished();
            case Fact.DropIn done -> done.work().finished();
            case Fact.Slip done -> done.work().finished();
            case Fact.Start start -> start.head().at();
            case Fact.Confirm confirm -> confirm.head().at();
            case Fact.Missed missed -> missed.head().at();
            case Fact.Help help -> help.head().at();
            case Fact.Handled money -> money.head().at();
            case Fact.Shot shot -> shot.head().at();
        };
    }

    /**
     * The same fact, moved back so that it ends no later than it was received; a paper's hours stay
     * as they are written.
     */
    static Fact past(Fact fact, Instant received) {
        return last(fact).isAfter(received)
                ? fact.later(Duration.between(last(fact), received)) : fact;
    }

    /**
     * Whether work is older than any phone goes without a signal. What a paper says stays the
     * paper's: that it is old is no fault of a clock.
     */
    static boolean isOld(Fact fact, Instant received) {
        var started = switch (fact) {
            case Fact.Finish done -> done.work().started();
            case Fact.DropIn done -> done.work().started();
            case Fact.Start start -> start.head().at();
            case Fact.Slip s -> received;
            case Fact.Confirm s -> received;
            case Fact.Missed s -> received;
            case Fact.Help s -> received;
            case Fact.Handled s -> received;
            case Fact.Shot s -> received;
        };
        return started.isBefore(received.minus(OLD));
    }

    /** A picture's moment decides nothing. */
    static boolean isFuture(Fact fact, Instant received) {
        if (fact instanceof Fact.Shot) {
            return false;
        }
        var latest = received.plus(FUTURE);
        return last(fact).isAfter(latest) || fact.head().at().isAfter(latest);
    }
}
