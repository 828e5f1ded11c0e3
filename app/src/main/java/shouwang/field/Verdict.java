package shouwang.field;

import java.util.UUID;

/**
 * What the house answers to one fact.
 *
 * @param say a sentence in Chinese where there is something to say; else empty
 */
public record Verdict(UUID id, Kind verdict, String say) {
    /** The four answers (docs/field.md). */
    public enum Kind {
        /** It stands in the books. */
        TAKEN,
        /** Kept, until another fact comes. */
        WAITING,
        /** Kept, does not fit; the desk decides. */
        TASK,
        /** Cannot be, and is not kept. */
        REFUSED
    }
}
