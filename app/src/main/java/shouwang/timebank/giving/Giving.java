package shouwang.timebank.giving;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
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
import shouwang.ledger.Order;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.places.Place;
import shouwang.timebank.SpendingRulebook;
import shouwang.timebank.SpendingRules;
import shouwang.timebank.card.HouseholdCards;
import shouwang.timebank.telling.Telling;

/**
 * Gifts inside the allowed circle, donations to the pool, grants from it to those who cannot earn,
 * A slip is undone the same day by a reversal. Removal to another village is {@link Moving}'s, what
 * the dead leave {@link Estates}'.
 */
@Component
@Transactional
public class Giving {
    static final String WAITING = "/timebank/giving";
    private final GivingRows rows;
    private final Households households;
    private final HouseholdCards cards;
    private final SpendingRulebook rules;
    private final GivingBooks accounts;
    private final Helped helped;
    private final Telling telling;
    private final Audit audit;
    private final Clock clock;

    Giving(GivingRows rows, Households households, HouseholdCards cards, SpendingRulebook rules,
            GivingBooks accounts, Helped helped, Telling telling, Audit audit, Clock clock) {
        this.telling = telling;
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
        if (rows.insert(asked)) {
            audit.log(actor, village, "申请补助", accounts.sides(asked) + " " + points, id, reason);
            telling.waits(id, village, accounts.sides(asked) + " 申请补助 " + points + "，等复核",
                    WAITING);
        }
        return same(get(id), asked);
    }

    /** Grants or declines what somebody else asked for: help from the pool, an inheritance. */
    public Given decide(Actor actor, UUID id, boolean grant) {
        actor.need(Right.SUPERVISE);
        var asked = held(actor, id);
        var wanted = grant ? Given.State.DONE : Given.State.DECLINED;
        if (asked.state() == wanted) {
            return asked;
        }
        if (asked.state() != Given.State.ASKED) {
            throw new Rejected(Reason.NOT_NOW, "这一条已经办过，不能再复核。");
        }
        if (asked.enteredBy().equals(actor.id())) {
            throw new Rejected(Reason.NOT_YOURS, "自己提的不能自己复核，请换一个人。");
        }
        var decided = asked.decided(wanted, actor.name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (grant) {
            granted(actor, decided);
        }
        rows.decide(decided, actor);
        audit.log(actor, asked.placeCode(), (grant ? "同意" : "不同意") + asked.kind().chinese(),
                accounts.sides(asked) + " " + asked.points(), id, null);
        telling.desk(id, asked.placeCode(), accounts.sides(asked) + " " + asked.kind().chinese()
                + " " + asked.points() + "，" + (grant ? "已同意，记了账" : "没有同意"), WAITING);
        if (grant) {
            told(decided, "");
        }
        return get(id);
    }

    private void granted(Actor actor, Given given) {
        var to = given.to();
        var from = given.from();
        if (to == null) {
            return;
        }
        cards.needHere(to);
        if (from == null) {
            helped.check(to, given.placeCode(), today());
        }
        accounts.post(actor, given, from == null ? GivingBooks.pool(given.placeCode())
                : AccountId.household(from), AccountId.household(to),
                rules.inForce(given.placeCode(), today()));
    }

    /** Both households hear it. */
    private void told(Given given, String before) {
        var what = before + accounts.memo(given) + "，" + given.points() + "。";
        Stream.of(given.from(), given.to()).filter(Objects::nonNull)
                .forEach(home -> telling.home(given.id(), home, what));
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
                accounts.sides(given) + " " + given.points(), id, reason);
        told(given, "撤回");
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
        audit.log(actor, given.placeCode(), given.kind().chinese(), accounts.sides(given) + " "
                + given.points(), given.id(), given.reason());
        told(given, "");
        return given;
    }

    private static Given same(Given there, Given asked) {
        if (!there.points().equals(asked.points())) {
            throw Given.taken();
        }
        return there.same(asked.kind(), asked.from(), asked.to());
    }
}
