package shouwang.timebank.shop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.kernel.Ids;
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
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.places.Place;
import shouwang.timebank.SpendingRulebook;
import shouwang.timebank.SpendingRules;
import shouwang.timebank.card.HouseholdCards;
import shouwang.timebank.rules.Article;

/**
 * The counter: points for goods (兑换). Stock and points go in one transaction, the till's row
 * first, then the goods', then the accounts', so that no two counters wait in a ring.
 */
@Component
@Transactional
public class Counter {
    static final String CLAUSE = Article.GOODS.chinese()
            + "：积分可以到合作社兑换实物，按货架上的分数扣。";
    private static final String GIVEN_BACK = Article.GOODS.chinese()
            + "：退了货，积分还给这一户，有效期从退的那天起算。";
    private static final int MOST_OF_A_GOOD = 999;
    private final ShopRows rows;
    private final Households households;
    private final HouseholdCards cards;
    private final SpendingRulebook rules;
    private final Ledger ledger;
    private final Books books;
    private final Clock clock;

    Counter(ShopRows rows, Households households, HouseholdCards cards, SpendingRulebook rules,
            Ledger ledger, Books books, Clock clock) {
        this.rows = rows;
        this.households = households;
        this.cards = cards;
        this.rules = rules;
        this.ledger = ledger;
        this.books = books;
        this.clock = clock;
    }

    /** What a household can still spend: posted less held. */
    @Transactional(readOnly = true)
    public Points available(UUID householdId) {
        return new Points(books.account(AccountId.household(householdId))
                .map(account -> account.balance().available()).orElse(0L));
    }

    /** Sells what is in the basket; the same id again gives the same receipt. */
    public Sale sell(Actor actor, Sale.Ask ask) {
        actor.need(Right.COUNTER);
        var household = households.get(ask.householdId());
        actor.needPlace(household.placeCode());
        var village = Place.villageOf(household.placeCode());
        rows.holdTill(village);
        var there = rows.sale(ask.id());
        if (there.isPresent()) {
            return same(there.get(), ask);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var inForce = rules.inForce(village, LocalDate.now(clock));
        allowed(household, ask, inForce);
        var sale = new Sale(ask.id(), village, household.id(), ask.spenderId(), ask.due(), now,
                actor.name(), take(actor, ask, village, now), null);
        pay(actor, sale, inForce);
        rows.insertSale(sale, actor);
        return sale;
    }

    private static Sale same(Sale there, Sale.Ask ask) {
        var sold = there.lines().stream().collect(Collectors.toMap(Sale.Line::goodId,
                Sale.Line::quantity));
        var asked = ask.items().stream().collect(Collectors.toMap(Sale.Item::goodId,
                Sale.Item::quantity, Integer::sum));
        if (!there.householdId().equals(ask.householdId()) || !there.points().equals(ask.due())
                || !there.spenderId().equals(ask.spenderId()) || !sold.equals(asked)) {
            throw new Rejected(Reason.TAKEN, "这张兑换单已经用过了，请点“下一位”重新开单。");
        }
        return there;
    }

    private void allowed(Household household, Sale.Ask ask, SpendingRules inForce) {
        if (!inForce.goods()) {
            throw new Rejected(Reason.NOT_NOW, Article.GOODS.chinese()
                    + "：本村细则现在不兑实物，积分可以换服务，由服务站办。");
        }
        cards.needSpender(household, ask.spenderId());
        if (ask.items().isEmpty()) {
            throw new Rejected(Reason.MISSING, "add", "还没有选货，请先选要兑的东西。");
        }
    }

    /** Takes the goods from the shelf and checks that their price is what the buyer saw. */
    private List<Sale.Line> take(Actor actor, Sale.Ask ask, String village, Instant now) {
        var wanted = new HashMap<UUID, Integer>();
        for (var item : ask.items()) {
            if (item.quantity() < 1 || item.quantity() > MOST_OF_A_GOOD
                    || wanted.put(item.goodId(), item.quantity()) != null) {
                throw new Rejected(Reason.OUT_OF_RANGE, "add", "数量要在 1 到 999 之间。");
            }
        }
        var held = rows.hold(wanted.keySet());
        var lines = new ArrayList<Sale.Line>();
        for (var item : ask.items()) {
            var good = held.get(item.goodId());
            if (good == null || good.withdrawn() || !good.placeCode().equals(village)) {
                throw new Rejected(Reason.NOT_FOUND, "add", "有样货不在本村货架上，请拿掉再结账。");
            }
            if (good.stock() < item.quantity()) {
                throw new Rejected(Reason.NOT_NOW, "add", "%s只剩 %d %s，请改数量。".formatted(
                        good.name(), good.stock(), good.unit()));
            }
            rows.move(Ids.derived(ask.id(), "SOLD " + good.id()), good, Movement.Kind.SOLD,
                    -item.quantity(), ask.id(), "", now, actor.id());
            lines.add(new Sale.Line(good.id(), good.name(), good.unit(), item.quantity(),
                    good.price()));
        }
        if (lines.stream().mapToLong(line -> line.total().minutes()).sum()
                != ask.due().minutes()) {
            throw new Rejected(Reason.STALE, "add", "价钱刚改过。请看清新的合计，再点一次结账。");
        }
        return lines;
    }

    private void pay(Actor actor, Sale sale, SpendingRules inForce) {
        ledger.open(List.of(NewAccount.of(sale.placeCode(), Book.POINTS, AccountKind.COOP),
                NewAccount.household(sale.placeCode(), sale.householdId())));
        var first = sale.lines().getFirst();
        var memo = "兑换" + first.name() + " " + first.quantity() + " " + first.unit()
                + (sale.lines().size() > 1 ? "等 " + sale.lines().size() + " 样" : "");
        var verdict = ledger.post(Transfer.points(sale.id(),
                        AccountId.household(sale.householdId()), coop(sale.placeCode()),
                        sale.points().minutes(), "REDEEM", sale.at())
                .memo(memo).under(inForce.id(), CLAUSE).by(actor.id()).doneFor(sale.spenderId()));
        if (verdict instanceof Verdict.Refused refused) {
            throw new Rejected(Reason.NOT_NOW, refused.why() == Verdict.Refusal.BELOW_FLOOR
                    ? "积分不够：能用 %s，要 %s。请少拿一些。".formatted(
                            available(sale.householdId()), sale.points())
                    : refused.why().say());
        }
    }

    private static UUID coop(String village) {
        return AccountId.of(Book.POINTS, AccountKind.COOP, village);
    }

    @Transactional(readOnly = true)
    public Sale get(UUID id) {
        return rows.sale(id).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这张兑换单，可能不归您管。"));
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Sale> since(String placeCode, Instant moment, int limit) {
        return rows.sales(placeCode, moment, clock.instant().plusSeconds(1), limit);
    }

    /**
     * Takes a whole sale back: goods to the shelf, points to the household. Before the day is
     * closed the transfer is reversed; afterwards the village gives the points anew.
     */
    public Sale takeBack(Actor actor, UUID saleId, String reason) {
        actor.need(Right.COUNTER);
        var village = get(saleId).placeCode();
        actor.needPlace(village);
        rows.holdTill(village);
        var sale = get(saleId);
        if (sale.returned() != null) {
            return sale;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var days = rules.inForce(village, LocalDate.now(clock)).returnDays();
        if (now.isAfter(sale.at().plus(Duration.ofDays(days)))) {
            throw new Rejected(Reason.NOT_NOW, "过了 %d 天，按本村细则不能再退。".formatted(days));
        }
        var held = rows.hold(sale.lines().stream().map(Sale.Line::goodId).toList());
        for (var line : sale.lines()) {
            rows.move(Ids.derived(saleId, "RETURNED " + line.goodId()),
                    java.util.Objects.requireNonNull(held.get(line.goodId())),
                    Movement.Kind.RETURNED, line.quantity(), saleId, reason, now, actor.id());
        }
        rows.insertReturn(sale, reason, now, actor.id());
        if (ledger.post(giveBack(actor, sale, reason, now)) instanceof Verdict.Refused refused) {
            throw new Rejected(Reason.NOT_NOW, "退不了：" + refused.why().say());
        }
        return get(saleId);
    }

    private Order giveBack(Actor actor, Sale sale, String reason, Instant now) {
        var closed = rows.settlements(sale.placeCode(), 1).stream()
                .anyMatch(last -> !last.until().isBefore(sale.at()));
        if (!closed) {
            return Order.Reverse.of(sale.id(), now, actor.id(), "退货：" + reason);
        }
        ledger.open(NewAccount.of(sale.placeCode(), Book.POINTS, AccountKind.ISSUING));
        var inForce = rules.inForce(sale.placeCode(), LocalDate.now(clock));
        return Transfer.points(Ids.derived(sale.id(), "RETURN"),
                        AccountId.issuing(sale.placeCode()),
                        AccountId.household(sale.householdId()), sale.points().minutes(),
                        "RETURN", now)
                .memo("退货（已日结）：" + reason).under(inForce.id(), GIVEN_BACK)
                .by(actor.id()).from(sale.id());
    }
}
