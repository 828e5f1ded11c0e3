package shouwang.messages.channels;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of an attempt.
 *
 * @param why a sentence for the clerk where it did not go well
 * @param receipt the carrier's own number, or null
 * @param gone addresses that will never answer again (devices that took their consent back)
 */
public record Answer(Outcome outcome, String why, @Nullable String receipt, Set<String> gone) {
    /** What is known after an attempt. */
    public enum Outcome {
        /** The carrier has it. */
        TAKEN,
        /** Surely not taken; another attempt may go well. */
        LATER,
        /** Perhaps taken: no answer, or half of one. */
        UNSURE,
        /** Not taken, and it will not be: the address is wrong. */
        NEVER
    }

    public static Answer taken(@Nullable String receipt) {
        return new Answer(Outcome.TAKEN, "", receipt, Set.of());
    }

    static Answer later(String why) {
        return new Answer(Outcome.LATER, why, null, Set.of());
    }

    public static Answer unsure(String why) {
        return new Answer(Outcome.UNSURE, why, null, Set.of());
    }

    public static Answer never(String why) {
        return new Answer(Outcome.NEVER, why, null, Set.of());
    }

    Answer gone(Set<String> addresses) {
        return new Answer(outcome, why, receipt, addresses);
    }
}
