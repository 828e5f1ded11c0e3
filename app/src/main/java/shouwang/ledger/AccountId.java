package shouwang.ledger;

import java.util.UUID;
import shouwang.kernel.Ids;

/** Account ids follow from what the account is for, so that opening one twice is harmless. */
public final class AccountId {
    private AccountId() {}

    /** The household's points. */
    public static UUID household(UUID householdId) {
        return owned(Book.POINTS, AccountKind.HOUSEHOLD, householdId);
    }

    /** Where a village's points come from. */
    public static UUID issuing(String placeCode) {
        return of(Book.POINTS, AccountKind.ISSUING, placeCode);
    }

    /** The place's one account of this kind. */
    public static UUID of(Book book, AccountKind kind, String placeCode) {
        return Ids.derived(new UUID(placeCode.length(), Long.parseLong(placeCode)),
                book + "/" + kind);
    }

    /** The account of this kind that belongs to a household, a purse, a payer. */
    public static UUID owned(Book book, AccountKind kind, UUID owner) {
        return Ids.derived(owner, book + "/" + kind);
    }
}
