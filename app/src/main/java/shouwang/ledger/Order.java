package shouwang.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Ids;

/**
 * What the ledger is asked to write. Orders with the same {@code link} in one call are written
 * all or none.
 */
public sealed interface Order permits Transfer, Order.Resolve, Order.Reverse {
    /** The id of the row to write, from whoever wrote the fact down. */
    UUID id();

    @Nullable UUID link();

    /**
     * Ends a pending transfer, once.
     *
     * @param post true posts it, false gives the held amount back
     * @param amount how much of it to post, the rest is given back; 0 = all
     * @param eventAt when it happened; null = when the pending one did
     */
    record Resolve(UUID id, UUID pending, boolean post, long amount, @Nullable Instant eventAt,
            @Nullable UUID enteredBy, String memo, @Nullable UUID link) implements Order {
        /** Posts all of it. */
        public static Resolve post(UUID pending, @Nullable UUID enteredBy) {
            return new Resolve(Ids.derived(pending, "POST"), pending, true, 0, null, enteredBy,
                    "", null);
        }

        /** Posts part of it and gives the rest back. */
        public static Resolve post(UUID pending, long amount, @Nullable UUID enteredBy) {
            return new Resolve(Ids.derived(pending, "POST"), pending, true, amount, null,
                    enteredBy, "", null);
        }

        /** Gives the held amount back. */
        public static Resolve release(UUID pending, String memo, @Nullable UUID enteredBy) {
            return new Resolve(Ids.derived(pending, "VOID"), pending, false, 0, null, enteredBy,
                    memo, null);
        }

        public Resolve at(Instant moment) {
            return new Resolve(id, pending, post, amount, Transfer.whole(moment), enteredBy, memo,
                    link);
        }

        public Resolve linked(UUID group) {
            return new Resolve(id, pending, post, amount, eventAt, enteredBy, memo, group);
        }
    }

    /** Takes a posted transfer back, once and in full, as a new transfer the other way. */
    record Reverse(UUID id, UUID original, Instant eventAt, @Nullable UUID enteredBy, String memo,
            @Nullable UUID link) implements Order {
        public static Reverse of(UUID original, Instant eventAt, @Nullable UUID enteredBy,
                String memo) {
            return new Reverse(Ids.derived(original, "REVERSE"), original,
                    Transfer.whole(eventAt), enteredBy, memo, null);
        }

        public Reverse linked(UUID group) {
            return new Reverse(id, original, eventAt, enteredBy, memo, group);
        }
    }
}
