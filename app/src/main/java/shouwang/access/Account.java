package shouwang.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A login of the house; for a person (aide, kin, doctor) or a desk. */
public record Account(UUID id, String placeCode, String login, String name, Role role,
        @Nullable UUID personId, @Nullable Instant lockedUntil, @Nullable Instant closedAt) {

    /** A session that is open now, as its owner sees it in the list. */
    public record Session(String key, String device, Instant madeAt, Instant seenAt) {}

    /**
     * From where someone tries to sign in.
     *
     * @param lastHere whose browser this was last, by a cookie that only the house can write
     */
    public record Caller(String device, String address, @Nullable UUID lastHere) {
        /** How this caller is counted at an account: as its own browser, or by the address. */
        public String at(@Nullable UUID account) {
            return mine(account) ? "browser " + account : "address " + address;
        }

        /** True where that account was signed in from this very browser before. */
        public boolean mine(@Nullable UUID account) {
            return account != null && account.equals(lastHere);
        }
    }
}
