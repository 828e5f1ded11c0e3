package shouwang.timebank.shop;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.ledger.Books;
import shouwang.ledger.Ledger;
import shouwang.ledger.NewAccount;
import shouwang.ledger.Order;
import shouwang.ledger.Transfer;
import shouwang.ledger.Verdict;
import shouwang.people.Households;
import shouwang.places.Place;
import shouwang.table.MealsOwed;
import shouwang.table.MealsPaid;
import shouwang.timebank.SpendingRulebook;
import shouwang.timebank.card.HouseholdCards;
import shouwang.timebank.rules.Article;

/**
 * Meals paid with points: from the household back to the village that issued them, in the
 * transaction of the payment. Too few points refuse the payment, so that it can be made in money.
 */
@Component
class SpendOnMeals {
    static final String CLAUSE = Article.GOODS.chinese()
            + "：积分可以付食堂的饭钱，按食堂定的分数扣。";
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private final Households households;
    private final HouseholdCards cards;
    private final SpendingRulebook rules;
    private final Ledger ledger;
    private final Books books;

    SpendOnMeals(Households households, HouseholdCards cards, SpendingRulebook rules,
            Ledger ledger, Books books) {
        this.households = households;
        this.cards = cards;
        this.rules = rules;
        this.ledger = ledger;
        this.books = books;
    }

    @EventListener
    void spend(MealsPaid paid) {
        var village = Place.villageOf(paid.placeCode());
        cards.needSpender(households.get(paid.householdId()), paid.elderId());
        ledger.open(List.of(NewAccount.of(village, Book.POINTS, AccountKind.ISSUING),
                NewAccount.household(village, paid.householdId())));
        var account = AccountId.household(paid.householdId());
        var inForce = rules.inForce(village, LocalDate.ofInstant(paid.at(), HERE));
        var verdict = ledger.post(Transfer.points(paid.paymentId(), account,
                        AccountId.issuing(village), paid.minutes(), "MEALS", paid.at())
                .memo("食堂 " + paid.meals() + " 餐").under(inForce.id(), CLAUSE)
                .by(paid.recordedBy().id()).doneFor(paid.elderId()).from(paid.paymentId()));
        if (verdict instanceof Verdict.Refused refused) {
            throw new Rejected(Reason.NOT_NOW, "how",
                    refused.why() == Verdict.Refusal.BELOW_FLOOR
                    ? "积分不够：能用 %s，要 %s。请收现钱，或记补助。".formatted(
                            new Points(books.account(account).map(a -> a.balance().available())
                                    .orElse(0L)), new Points(paid.minutes()))
                    : "积分没有扣成：" + refused.why().say());
        }
    }

    @EventListener
    void giveBack(MealsOwed owed) {
        var verdict = ledger.post(Order.Reverse.of(owed.paymentId(), owed.at(), owed.by().id(),
                "食堂收错了，退回"));
        if (verdict instanceof Verdict.Refused refused) {
            throw new Rejected(Reason.NOT_NOW, "how", "积分没有退成：" + refused.why().say());
        }
    }
}
