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
import shouwang.ledger.Entry;
import shouwang.ledger.Recorded;
import shouwang.timebank.earning.Earning;
import shouwang.timebank.earning.Earnings;

/** The household's passbook (一户一卡): what it holds, and every line that made it so. */
@Component
@Transactional(readOnly = true)
public class Passbook {
    private final Books books;
    private final Earnings earnings;

    Passbook(Books books, Earnings earnings) {
        this.books = books;
        this.earnings = earnings;
    }

    /**
     * One line: {@code change} is what came in (or went out), {@code after} what it left.
     *
     * @param tag for a line that moves nothing: 公示中, 公示过, 先留着, 作废; else null
     */
    public record Line(UUID id, int number, Instant at, Instant enteredAt, String memo,
            @Nullable String clause, @Nullable UUID rule, Points change, Points after,
            @Nullable String tag) {}

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
        var page = books.statement(AccountId.household(householdId), before, limit);
        var hours = earnings.byIds(page.stream().map(Entry::transfer)
                .filter(row -> row.phase() == Recorded.Phase.PENDING).map(Recorded::id).toList());
        return page.stream()
                .map(entry -> new Line(entry.transfer().id(), entry.number(),
                        entry.transfer().eventAt(), entry.transfer().enteredAt(),
                        entry.transfer().memo(), entry.transfer().clause(), entry.transfer().rule(),
                        new Points(entry.change()), new Points(entry.after()),
                        tag(entry.transfer(), hours.get(entry.transfer().id())))).toList();
    }

    private static @Nullable String tag(Recorded row, @Nullable Earning hours) {
        return switch (row.phase()) {
            case POSTED -> null;
            case VOIDED -> "作废";
            case PENDING -> hours == null ? "先留着" : hours.open() ? hours.state().chinese() : "公示过";
        };
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
