package shouwang.timebank.giving;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.ledger.Order;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.places.Place;
import shouwang.timebank.SpendingRulebook;
import shouwang.timebank.SpendingRules;
import shouwang.timebank.card.HouseholdCards;
import shouwang.timebank.rules.Article;

/**
 * Gifts inside the allowed circle, donations to the pool, grants from it to those who cannot earn,
 * what the dead leave. A slip is undone the same day by a reversal. Removal to another village is
 * {@link Moving}'s.
 */
@Component
@Transactional
public class Giving {
    private final GivingRows rows;
    private final Households households;
    private final HouseholdCards cards;
    private final SpendingRulebook rules;
    private final GivingBooks accounts;
    private final Helped helped;
    private final Audit audit;
    private final Clock clock;

    Giving(GivingRows rows, Households households, HouseholdCards cards, SpendingRulebook rules,
            GivingBooks accounts, Helped helped, Audit audit, Clock clock) {
        this.rows = rows;
        this.households = households;
        this.cards = cards;
        this.rules = rules;
        this.accounts = accounts;
        this.helped = helped;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One household gives to another of its village; the id again changes nothing.
     *
     * @param relation what the taker is to the giver, where the rules ask for kin or friends
     */
    public Given gift(Actor actor, UUID id, UUID from, UUID to, Points points,
            @Nullable String relation, String reason) {
        var giver = mine(actor, from);
        var taker = mine(actor, to);
        var village = Place.villageOf(giver.placeCode());
        var inForce = rules.inForce(village, today());
        var kept = GiftRule.reason(inForce.gifts(),
                village.equals(Place.villageOf(taker.placeCode())), relation, reason);
        cards.needHere(from);
        cards.needHere(to);
        if (cards.living(from).isEmpty() || cards.living(to).isEmpty()) {
            throw new Rejected(Reason.NOT_NOW, "有一户已没有健在的人，请走“身后”这一步。");
        }
        return now(actor, record(actor, id, village, Given.Kind.GIFT, from, to, points,
                kept), AccountId.household(from), AccountId.household(to), inForce);
    }

    /** A household gives to the village's pool. */
    public Given donate(Actor actor, UUID id, UUID from, Points points, String reason) {
        var village = Place.villageOf(mine(actor, from).placeCode());
        cards.needHere(from);
        return now(actor, record(actor, id, village, Given.Kind.DONATION, from, null, points,
                reason), AccountId.household(from), GivingBooks.pool(village),
                rules.inForce(village, today()));
    }

    /** Asks for points from the pool for a household that cannot earn; someone else decides. */
    public Given ask(Actor actor, UUID id, UUID to, Points points, String reason) {
        actor.need(Right.WRITE_POINTS);
        var village = Place.villageOf(mine(actor, to).placeCode());
        positive(points);
        cards.needHere(to);
        helped.check(to, village, today());
        var asked = new Given(id, village, Given.Kind.GRANT, null, to, null, points, reason,
                Given.State.ASKED, clock.instant().truncatedTo(ChronoUnit.MICROS), actor.id(),
                actor.name(), null, null);
        rows.insert(asked);
        return same(get(id), asked);
    }

    /** Grants or declines what somebody else asked for. */
    public Given decide(Actor actor, UUID id, boolean grant) {
        actor.need(Right.SUPERVISE);
        var asked = held(actor, id);
        var wanted = grant ? Given.State.DONE : Given.State.DECLINED;
        if (asked.state() == wanted) {
            return asked;
        }
        if (asked.kind() != Given.Kind.GRANT || asked.state() != Given.State.ASKED) {
            throw new Rejected(Reason.NOT_NOW, "这一条已经办过，不能再复核。");
        }
        if (asked.enteredBy().equals(actor.id())) {
            throw new Rejected(Reason.NOT_YOURS, "自己提的不能自己复核，请换一个人。");
        }
        var decided = asked.decided(wanted, actor.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        var to = asked.to();
        if (grant && to != null) {
            cards.needHere(to);
            accounts.post(actor, decided, GivingBooks.pool(asked.placeCode()),
                    AccountId.household(to), rules.inForce(asked.placeCode(), today()));
        }
        rows.decide(decided, actor);
        audit.log(actor, asked.placeCode(), grant ? "同意补助" : "不同意补助",
                asked.points().toString(), id, null);
        return get(id);
    }

    /** All of what a dead household holds goes where the rules say. */
    public Given estate(Actor actor, UUID id, UUID from, @Nullable UUID heir, String reason) {
        var there = rows.find(id);
        if (there.isPresent()) {
            return there.get().same(Given.Kind.ESTATE, from,
                    there.get().to() == null ? null : heir);
        }
        var village = Place.villageOf(mine(actor, from).placeCode());
        if (!cards.living(from).isEmpty()) {
            throw new Rejected(Reason.NOT_NOW, "这一户还有健在的人，积分仍归户里用。");
        }
        var inForce = rules.inForce(village, today());
        var to = switch (inForce.death()) {
            case HEIR -> {
                if (heir == null) {
                    throw new Rejected(Reason.MISSING, "to",
                            Article.DEATH.chinese() + "：由家里人的户承接，请选承接的户。");
                }
                if (!village.equals(Place.villageOf(mine(actor, heir).placeCode()))) {
                    throw new Rejected(Reason.NOT_NOW, "to", "承接的户要在本村。外村的请先捐到池里。");
                }
                yield AccountId.household(heir);
            }
            case POOL -> GivingBooks.pool(village);
            case SURPLUS -> AccountId.of(Book.POINTS, AccountKind.SURPLUS, village);
        };
        return now(actor, record(actor, id, village, Given.Kind.ESTATE, from,
                inForce.death() == SpendingRules.AfterDeath.HEIR ? heir : null,
                accounts.all(from), reason), AccountId.household(from), to, inForce);
    }

    /** A slip is taken back the same day: each of its transfers is reversed, all or none. */
    public Given undo(Actor actor, UUID id, String reason) {
        actor.need(Right.WRITE_POINTS);
        var given = held(actor, id);
        if (given.state() == Given.State.UNDONE) {
            return given;
        }
        if (given.state() != Given.State.DONE) {
            throw new Rejected(Reason.NOT_NOW, "这一条还没有记账，不用撤回。");
        }
        if (!given.went().atZone(clock.getZone()).toLocalDate().equals(today())) {
            throw new Rejected(Reason.NOT_NOW, "只能当天撤回。过了当天请双方另记一笔。");
        }
        if (given.kind() == Given.Kind.REMOVAL) {
            throw new Rejected(Reason.NOT_NOW, "迁出不能撤回，请由新的村再迁回来。");
        }
        if (given.kind() == Given.Kind.LEAVING) {
            throw new Rejected(Reason.NOT_NOW, "退出要到这一户的“用积分”页上撤回。");
        }
        GivingBooks.stand(accounts.write(Order.Reverse.of(id,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor.id(), "撤回：" + reason)));
        rows.undone(id);
        audit.log(actor, given.placeCode(), "撤回" + given.kind().chinese(),
                given.points().toString(), id, reason);
        return get(id);
    }

    @Transactional(readOnly = true)
    public Given get(UUID id) {
        return rows.find(id).orElseThrow(Giving::notThere);
    }

    /** What waits for review first, then the newest. */
    @Transactional(readOnly = true)
    public List<Given> list(String placeCode, int limit) {
        return rows.list(placeCode, limit);
    }

    @Transactional(readOnly = true)
    public Points inPool(String village) {
        return accounts.inPool(village);
    }

    /** The village's rule about gifts, and whether it asks for the relation. */
    @Transactional(readOnly = true)
    public Allowed allowed(String placeCode) {
        var gifts = rules.inForce(Place.villageOf(placeCode), today()).gifts();
        return new Allowed(GiftRule.said(gifts), GiftRule.asks(gifts));
    }

    /** What the rules say about gifts, in a sentence. */
    public record Allowed(String say, boolean asksRelation) {}

    private Household mine(Actor actor, UUID household) {
        actor.need(Right.WRITE_POINTS);
        var found = households.get(household);
        actor.needPlace(found.placeCode());
        return found;
    }

    private Given held(Actor actor, UUID id) {
        var given = rows.hold(id).orElseThrow(Giving::notThere);
        actor.needPlace(given.placeCode());
        return given;
    }

    private static Rejected notThere() {
        return new Rejected(Reason.NOT_FOUND, "没有找到这一条，可能不归您管。");
    }

    private static void positive(Points points) {
        if (points.minutes() < 1) {
            throw new Rejected(Reason.OUT_OF_RANGE, "points", "积分要大于零。");
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Given record(Actor actor, UUID id, String village, Given.Kind kind,
            @Nullable UUID from, @Nullable UUID to, Points points, String reason) {
        positive(points);
        return new Given(id, village, kind, from, to, null, points, reason, Given.State.DONE,
                clock.instant().truncatedTo(ChronoUnit.MICROS), actor.id(), actor.name(), null,
                null);
    }

    private Given now(Actor actor, Given given, UUID debit, UUID credit, SpendingRules inForce) {
        if (!rows.insert(given)) {
            return same(get(given.id()), given);
        }
        accounts.post(actor, given, debit, credit, inForce);
        audit.log(actor, given.placeCode(), given.kind().chinese(), given.points().toString(),
                given.id(), given.reason());
        return given;
    }

    private static Given same(Given there, Given asked) {
        if (!there.points().equals(asked.points())) {
            throw Given.taken();
        }
        return there.same(asked.kind(), asked.from(), asked.to());
    }
}
