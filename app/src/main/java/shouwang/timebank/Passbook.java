package shouwang.timebank;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.kernel.Points;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.ledger.Books;

/** The household's passbook (一户一卡): what it holds, and every line that made it so. */
@Component
@Transactional(readOnly = true)
public class Passbook {
    private final Books books;

    Passbook(Books books) {
        this.books = books;
    }

    /** One line: {@code change} is what came in (or went out), {@code after} what it left. */
    public record Line(UUID id, int number, Instant at, Instant enteredAt, String memo,
            @Nullable String clause, @Nullable UUID rule, Points change, Points after) {}

    /** What a household holds; nothing where it has never earned. */
    public Points balance(UUID householdId) {
        return balances(List.of(householdId)).getOrDefault(householdId, Points.ZERO);
    }

    public Map<UUID, Points> balances(Collection<UUID> householdIds) {
        var accounts = new HashMap<UUID, UUID>();
        householdIds.forEach(id -> accounts.put(AccountId.household(id), id));
        var found = new HashMap<UUID, Points>();
        books.balances(accounts.keySet()).forEach((account, balance) ->
                found.put(accounts.get(account), new Points(balance.posted())));
        return found;
    }

    /** The newest lines; {@code before} is the id of the last line of the page before. */
    public List<Line> lines(UUID householdId, @Nullable UUID before, int limit) {
        return books.statement(AccountId.household(householdId), before, limit).stream()
                .map(entry -> new Line(entry.transfer().id(), entry.number(),
                        entry.transfer().eventAt(), entry.transfer().enteredAt(),
                        entry.transfer().memo(), entry.transfer().clause(), entry.transfer().rule(),
                        new Points(entry.change()), new Points(entry.after()))).toList();
    }

    /** Points of a village (or below any place) that households hold now. */
    public Points outstanding(String placeCode) {
        return new Points(books.totals(placeCode).stream()
                .filter(total -> total.book() == Book.POINTS
                        && total.kind() == AccountKind.HOUSEHOLD)
                .mapToLong(Books.Total::posted).sum());
    }

    /** The points a village has given out so far. */
    public Points issued(String villageCode) {
        return books.account(AccountId.issuing(villageCode))
                .map(account -> new Points(-account.balance().posted())).orElse(Points.ZERO);
    }
}
