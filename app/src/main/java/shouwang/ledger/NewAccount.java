package shouwang.ledger;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An account to open.
 *
 * @param placeCode 12 digits of the village; 6 or 9 for an account of the county or a township
 * @param floor the least that posted less held may be; null = no floor
 * @param cap the most that may be posted; null = no cap
 */
public record NewAccount(UUID id, String placeCode, Book book, AccountKind kind,
        @Nullable UUID owner, @Nullable Long floor, @Nullable Long cap) {
    private static final Pattern PLACE = Pattern.compile("[0-9]{6}([0-9]{3}){0,2}");

    public NewAccount {
        if (!PLACE.matcher(placeCode).matches()) {
            throw new IllegalArgumentException("no county, township or village: " + placeCode);
        }
    }

    /** The household's points, never below zero. */
    public static NewAccount household(String villageCode, UUID householdId) {
        return owned(villageCode, Book.POINTS, AccountKind.HOUSEHOLD, householdId);
    }

    /** The place's one account of this kind; below zero only where value enters the book. */
    public static NewAccount of(String placeCode, Book book, AccountKind kind) {
        return new NewAccount(AccountId.of(book, kind, placeCode), placeCode, book, kind, null,
                kind.isSource() ? null : 0L, null);
    }

    public static NewAccount owned(String placeCode, Book book, AccountKind kind, UUID owner) {
        return new NewAccount(AccountId.owned(book, kind, owner), placeCode, book, kind, owner,
                kind.isSource() ? null : 0L, null);
    }

    public NewAccount within(@Nullable Long newFloor, @Nullable Long newCap) {
        return new NewAccount(id, placeCode, book, kind, owner, newFloor, newCap);
    }
}
