package shouwang.timebank.giving;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.places.Place;
import shouwang.timebank.SpendingRulebook;
import shouwang.timebank.card.HouseholdCards;
import shouwang.timebank.rules.Article;
import shouwang.timebank.telling.Telling;

/**
 * 迁出: a household moves, and all it holds goes to its new household in another village, by two
 * transfers that stand or fall together. The township does it, or the county between townships:
 * no village writes in another's book.
 */
@Component
@Transactional
public class Moving {
    private static final String CLAUSE = Article.EXPIRY.chinese()
            + "：迁来的积分，有效期按本村细则，从迁来那天起算。";
    private static final String OUT = Article.LEAVING.chinese() + "：搬到别的村，户里的积分全部带走。";
    private final GivingRows rows;
    private final Households households;
    private final HouseholdCards cards;
    private final GivingBooks accounts;
    private final SpendingRulebook rules;
    private final Telling telling;
    private final Audit audit;
    private final Clock clock;

    Moving(GivingRows rows, Households households, HouseholdCards cards, GivingBooks accounts,
            SpendingRulebook rules, Telling telling, Audit audit, Clock clock) {
        this.telling = telling;
        this.rows = rows;
        this.households = households;
        this.cards = cards;
        this.accounts = accounts;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes along all that is not held; the id again changes nothing.
     *
     * @throws Rejected where both are in one village, nobody lives in the new household, or there
     *     is nothing to take
     */
    public Given move(Actor actor, UUID id, UUID from, UUID to, String reason) {
        actor.need(Right.MOVE_POINTS);
        var there = rows.find(id);
        if (there.isPresent()) {
            return there.get().same(Given.Kind.REMOVAL, from, to);
        }
        var old = Place.villageOf(below(actor, from).placeCode());
        var fresh = Place.villageOf(below(actor, to).placeCode());
        if (old.equals(fresh)) {
            throw new Rejected(Reason.NOT_NOW, "card", "新的户还在本村，请村里用“赠送”。");
        }
        if (cards.living(to).isEmpty()) {
            throw new Rejected(Reason.NOT_NOW, "card", "新的户里还没有人，请那个村先登记人。");
        }
        var given = new Given(id, old, Given.Kind.REMOVAL, from, to, fresh, accounts.all(from),
                reason, Given.State.DONE, clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor.id(), actor.name(), null, null);
        if (!rows.insert(given)) {
            return rows.find(id).orElseThrow(Given::taken).same(Given.Kind.REMOVAL, from, to);
        }
        accounts.open(old, from, AccountKind.BETWEEN);
        accounts.open(fresh, to, AccountKind.BETWEEN);
        var link = Ids.derived(id, "MOVE");
        var memo = accounts.memo(given);
        accounts.write(List.of(
                GivingBooks.transfer(actor, given, AccountId.household(from),
                        GivingBooks.between(old), "MOVE_OUT", id).memo(memo).linked(link)
                        .under(rules.inForce(old, LocalDate.now(clock)).id(), OUT),
                GivingBooks.transfer(actor, given, GivingBooks.between(fresh),
                        AccountId.household(to), "MOVE_IN", Ids.derived(id, "IN"))
                        .memo(memo).linked(link)
                        .under(rules.inForce(fresh, LocalDate.now(clock)).id(), CLAUSE)))
                .forEach(GivingBooks::stand);
        audit.log(actor, old, "积分迁出", accounts.sides(given) + " " + given.points(), id,
                reason);
        told(given);
        return given;
    }

    private void told(Given given) {
        var what = accounts.memo(given) + "，" + given.points() + "。";
        for (var home : List.of(Objects.requireNonNull(given.from()),
                Objects.requireNonNull(given.to()))) {
            telling.home(given.id(), home, what);
        }
    }

    private Household below(Actor actor, UUID household) {
        var found = households.get(household);
        actor.needPlace(found.placeCode());
        return found;
    }
}
