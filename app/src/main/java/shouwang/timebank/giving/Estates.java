package shouwang.timebank.giving;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.places.Place;
import shouwang.timebank.SpendingRulebook;
import shouwang.timebank.SpendingRules;
import shouwang.timebank.card.HouseholdCards;
import shouwang.timebank.rules.Article;
import shouwang.timebank.telling.Telling;

/**
 * 身后: all of what a household holds in which nobody lives goes where the rules say. To a household
 * that is known as family at once; to another only with a resolution or a paper, and when a second
 * person has agreed.
 */
@Component
@Transactional
public class Estates {
    private final GivingRows rows;
    private final Households households;
    private final HouseholdCards cards;
    private final SpendingRulebook rules;
    private final GivingBooks accounts;
    private final Family family;
    private final Telling telling;
    private final Audit audit;
    private final Clock clock;

    Estates(GivingRows rows, Households households, HouseholdCards cards, SpendingRulebook rules,
            GivingBooks accounts, Family family, Telling telling, Audit audit, Clock clock) {
        this.rows = rows;
        this.households = households;
        this.cards = cards;
        this.rules = rules;
        this.accounts = accounts;
        this.family = family;
        this.telling = telling;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Hands on all that is not held; the id again changes nothing.
     *
     * @param heir the household that inherits, where the rules leave it to family
     * @param paper what shows that the heir may, where the house knows no kinship; else null
     */
    public Given hand(Actor actor, UUID id, UUID from, @Nullable UUID heir,
            @Nullable String paper, String reason) {
        var there = rows.find(id);
        if (there.isPresent()) {
            return there.get().same(Given.Kind.ESTATE, from,
                    there.get().to() == null ? null : heir);
        }
        var village = Place.villageOf(mine(actor, from).placeCode());
        if (!cards.living(from).isEmpty()) {
            throw new Rejected(Reason.NOT_NOW, "这一户还有健在的人，积分仍归户里用。");
        }
        var inForce = rules.inForce(village, LocalDate.now(clock));
        return switch (inForce.death()) {
            case HEIR -> inherit(actor, id, village, from, heir, paper, reason, inForce);
            case POOL -> now(actor, given(actor, id, village, from, null, reason, false),
                    GivingBooks.pool(village), inForce);
            case SURPLUS -> now(actor, given(actor, id, village, from, null, reason, false),
                    AccountId.of(Book.POINTS, AccountKind.SURPLUS, village), inForce);
        };
    }

    private Given inherit(Actor actor, UUID id, String village, UUID from, @Nullable UUID heir,
            @Nullable String paper, String reason, SpendingRules inForce) {
        if (heir == null) {
            throw new Rejected(Reason.MISSING, "to",
                    Article.DEATH.chinese() + "：由家里人的户承接，请选承接的户。");
        }
        if (!village.equals(Place.villageOf(mine(actor, heir).placeCode()))) {
            throw new Rejected(Reason.NOT_NOW, "to", "承接的户要在本村。外村的请先捐到池里。");
        }
        if (cards.living(heir).isEmpty()) {
            throw new Rejected(Reason.NOT_NOW, "to", "承接的户里也没有健在的人，请换一户。");
        }
        if (family.known(from, heir)) {
            return now(actor, given(actor, id, village, from, heir, reason, false),
                    AccountId.household(heir), inForce);
        }
        if (paper == null) {
            throw new Rejected(Reason.NOT_NOW, "paper", Article.DEATH.chinese()
                    + "：看不出承接的户是家里人。请先在老人页上登记家属，或写上凭什么承接"
                    + "（村里的决议、家里人的字据），由监督员同意后转出。");
        }
        var asked = given(actor, id, village, from, heir, "凭" + paper + "：" + reason, true);
        if (!rows.insert(asked)) {
            throw Given.taken();
        }
        audit.log(actor, village, "申请身后转出", accounts.sides(asked) + " " + asked.points(), id,
                asked.reason());
        telling.waits(id, village, accounts.sides(asked) + " 身后转出 " + asked.points()
                + "，等复核", Giving.WAITING);
        return asked;
    }

    private Given given(Actor actor, UUID id, String village, UUID from, @Nullable UUID to,
            String reason, boolean asks) {
        return new Given(id, village, Given.Kind.ESTATE, from, to, null, accounts.all(from),
                reason, asks ? Given.State.ASKED : Given.State.DONE,
                clock.instant().truncatedTo(ChronoUnit.MICROS), actor.id(), actor.name(), null,
                null);
    }

    private Given now(Actor actor, Given given, UUID credit, SpendingRules inForce) {
        if (!rows.insert(given)) {
            throw Given.taken();
        }
        var from = java.util.Objects.requireNonNull(given.from());
        accounts.post(actor, given, AccountId.household(from), credit, inForce);
        audit.log(actor, given.placeCode(), given.kind().chinese(), accounts.sides(given) + " "
                + given.points(), given.id(), given.reason());
        var what = accounts.memo(given) + "，" + given.points() + "。";
        telling.home(given.id(), from, what);
        if (given.to() != null) {
            telling.home(given.id(), given.to(), what);
        }
        return given;
    }

    private Household mine(Actor actor, UUID household) {
        actor.need(Right.WRITE_POINTS);
        var found = households.get(household);
        actor.needPlace(found.placeCode());
        return found;
    }
}
