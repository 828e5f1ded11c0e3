package shouwang.timebank.giving;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.ledger.Account;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Balance;
import shouwang.ledger.Book;
import shouwang.ledger.Books;
import shouwang.ledger.Ledger;
import shouwang.ledger.NewAccount;
import shouwang.ledger.Order;
import shouwang.ledger.Transfer;
import shouwang.ledger.Verdict;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.timebank.SpendingRules;
import shouwang.timebank.rules.Article;

/** The accounts that giving moves points between. */
@Component
class GivingBooks {
    private static final int LONGEST = 200;
    private final Ledger ledger;
    private final Books books;
    private final Households households;

    GivingBooks(Ledger ledger, Books books, Households households) {
        this.ledger = ledger;
        this.books = books;
        this.households = households;
    }

    /** Both sides by name: 王琼琼户 → 冉翠芳户. */
    String sides(Given given) {
        var ids = Stream.of(given.from(), given.to()).filter(Objects::nonNull).toList();
        var homes = households.byIds(ids);
        var other = switch (given.kind()) {
            case GRANT, DONATION, LEAVING -> "捐赠池";
            case ESTATE -> "村里";
            case GIFT, REMOVAL -> "外村的户";
        };
        return head(homes, given.from(), other) + " → " + head(homes, given.to(), other);
    }

    private static String head(Map<UUID, Household> homes, @Nullable UUID id, String other) {
        var home = id == null ? null : homes.get(id);
        return home == null ? other : home.head() + "户";
    }

    Verdict write(Order order) {
        return ledger.post(order);
    }

    List<Verdict> write(List<? extends Order> orders) {
        return ledger.post(orders);
    }

    Points inPool(String village) {
        return new Points(books.account(pool(village)).map(a -> a.posted()).orElse(0L));
    }

    Points all(UUID household) {
        var left = books.account(AccountId.household(household))
                .map(account -> account.balance().available()).orElse(0L);
        if (left <= 0) {
            throw new Rejected(Reason.NOT_NOW, "这一户没有可以转出的积分。");
        }
        return new Points(left);
    }

    static UUID between(String village) {
        return AccountId.of(Book.POINTS, AccountKind.BETWEEN, village);
    }

    static UUID pool(String village) {
        return AccountId.of(Book.POINTS, AccountKind.POOL, village);
    }

    void post(Actor actor, Given given, UUID debit, UUID credit, SpendingRules inForce) {
        open(given.placeCode(), given.from(), AccountKind.POOL);
        open(given.placeCode(), given.to(), AccountKind.SURPLUS);
        stand(ledger.post(transfer(actor, given, debit, credit, given.kind().name(), given.id())
                .memo(memo(given))
                .under(inForce.id(), clause(given.kind()) + "。")));
    }

    private static String clause(Given.Kind kind) {
        return switch (kind) {
            case GIFT, DONATION, GRANT -> Article.GIFTS.chinese();
            case ESTATE -> Article.DEATH.chinese();
            case LEAVING -> Article.LEAVING.chinese();
            case REMOVAL -> "本村细则";
        } + "：" + kind.chinese();
    }

    Optional<Balance> balance(UUID household) {
        return books.account(AccountId.household(household)).map(Account::balance);
    }

    void open(String village, @Nullable UUID household, AccountKind kind) {
        ledger.open(NewAccount.of(village, Book.POINTS, kind));
        if (household != null) {
            ledger.open(NewAccount.household(village, household));
        }
    }

    /** What was done, between whom, and why; whole characters of it where it is long. */
    String memo(Given given) {
        var whole = given.kind().chinese() + "，" + sides(given) + "：" + given.reason();
        return whole.codePointCount(0, whole.length()) <= LONGEST ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, LONGEST));
    }

    static Transfer transfer(Actor actor, Given given, UUID debit, UUID credit,
            String kind, UUID id) {
        return Transfer.points(id, debit, credit, given.points().minutes(), kind, given.went())
                .by(actor.id());
    }

    static void stand(Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            throw new Rejected(Reason.NOT_NOW, "points", "没有记成：" + refused.why().say());
        }
    }
}
