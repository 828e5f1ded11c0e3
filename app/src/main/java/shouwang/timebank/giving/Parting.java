package shouwang.timebank.giving;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.kernel.Points;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.ledger.AccountId;
import shouwang.ledger.Balance;
import shouwang.ledger.Order;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.places.Place;
import shouwang.timebank.SpendingRulebook;
import shouwang.timebank.card.HouseholdCards;
import shouwang.timebank.leaving.Leavers;
import shouwang.timebank.leaving.Left;
import shouwang.timebank.rules.Article;
import shouwang.timebank.rules.TimeBankRules.Leaving;

/**
 * A household leaves the time bank (退出) and comes back. Its points stay or go to the pool, as the
 * village voted; from the next day on nobody of it earns. The same day it is as if nothing was.
 */
@Component
@Transactional
public class Parting {
    private static final String RULE = Article.LEAVING.chinese() + "：";
    private final Leavers leavers;
    private final GivingRows rows;
    private final GivingBooks accounts;
    private final Households households;
    private final HouseholdCards cards;
    private final SpendingRulebook rules;
    private final Audit audit;
    private final Clock clock;

    Parting(Leavers leavers, GivingRows rows, GivingBooks accounts, Households households,
            HouseholdCards cards, SpendingRulebook rules, Audit audit, Clock clock) {
        this.leavers = leavers;
        this.rows = rows;
        this.accounts = accounts;
        this.households = households;
        this.cards = cards;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** The leaving of a household that is away now. */
    @Transactional(readOnly = true)
    public Optional<Left> away(UUID household) {
        return leavers.away(household);
    }

    /** What the village's rules do with the points of who leaves today. */
    @Transactional(readOnly = true)
    public Leaving rule(String placeCode) {
        return rules.inForce(Place.villageOf(placeCode), today()).leaving();
    }

    /** Leaves; the id again changes nothing. Refused while anything is held or hangs out. */
    public Left leave(Actor actor, UUID id, UUID household, String reason) {
        var home = mine(actor, household);
        var there = leavers.find(id);
        if (there.isPresent()) {
            return same(there.get(), household);
        }
        var village = Place.villageOf(home.placeCode());
        var inForce = rules.inForce(village, today());
        var left = new Left(id, village, household, inForce.leaving(), settled(household),
                inForce.id(), reason, today(), clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor.id(), actor.name(), null, false);
        if (!leavers.insert(left)) {
            return same(leavers.find(id).orElseThrow(() -> new Rejected(Reason.NOT_NOW,
                    RULE + "这一户已经退出了，不用再退。")), household);
        }
        if (left.how() == Leaving.POOL && left.minutes() > 0) {
            var given = new Given(id, village, Given.Kind.LEAVING, household, null, null,
                    new Points(left.minutes()), reason, Given.State.DONE, left.at(), actor.id(),
                    actor.name(), null, null);
            if (!rows.insert(given)) {
                throw Given.taken();
            }
            accounts.post(actor, given, AccountId.household(household),
                    GivingBooks.pool(village), inForce);
        }
        audit.log(actor, village, "退出时间银行", home.head(), household, reason);
        return left;
    }

    /** What the household can take along or leave, where nothing of it is on its way. */
    private long settled(UUID household) {
        if (cards.living(household).isEmpty()) {
            throw new Rejected(Reason.NOT_NOW, "这一户已没有健在的人，请走“身后”这一步。");
        }
        var balance = accounts.balance(household);
        var held = balance.map(Balance::held).orElse(0L);
        if (held > 0) {
            throw new Rejected(Reason.NOT_NOW, RULE + "还有 %s 分先留着（约好的服务，或有异议等裁决）。请等了结，或先取消约定，再退出。"
                    .formatted(new Points(held).text()));
        }
        var open = leavers.open(household);
        if (open > 0) {
            throw new Rejected(Reason.NOT_NOW, RULE + "还有 %d 笔时长在公示或有异议。请等它们入了账，再退出。"
                    .formatted(open));
        }
        return Math.max(0, balance.map(Balance::available).orElse(0L));
    }

    /** Takes a leaving back on its own day; points given to the pool come home. */
    public Left undo(Actor actor, UUID id, String reason) {
        var left = held(actor, id);
        if (left.undone()) {
            return left;
        }
        if (!left.on().equals(today())) {
            throw new Rejected(Reason.NOT_NOW, RULE + "只能当天撤回。过了当天请办“回来”，捐到池里的不退。");
        }
        if (left.how() == Leaving.POOL && left.minutes() > 0) {
            GivingBooks.stand(accounts.write(Order.Reverse.of(id,
                    clock.instant().truncatedTo(ChronoUnit.MICROS), actor.id(),
                    "撤回退出：" + reason)));
            rows.undone(id);
        }
        leavers.undone(id);
        audit.log(actor, left.placeCode(), "撤回退出",
                households.get(left.household()).head(), left.household(), reason);
        return leavers.find(id).orElseThrow();
    }

    /** Comes back on a later day, and earns from that day on. */
    public Left back(Actor actor, UUID id) {
        var left = held(actor, id);
        if (left.undone() || left.back() != null) {
            return left;
        }
        if (!today().isAfter(left.on())) {
            throw new Rejected(Reason.NOT_NOW, RULE + "今天才退出的，请按“撤回退出”。");
        }
        leavers.back(id, today());
        audit.log(actor, left.placeCode(), "回到时间银行",
                households.get(left.household()).head(), left.household(), null);
        return leavers.find(id).orElseThrow();
    }

    private Household mine(Actor actor, UUID household) {
        actor.need(Right.WRITE_POINTS);
        var home = households.get(household);
        actor.needPlace(home.placeCode());
        return home;
    }

    private Left held(Actor actor, UUID id) {
        actor.need(Right.WRITE_POINTS);
        var left = leavers.hold(id).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一次退出，可能不归您管。"));
        actor.needPlace(left.placeCode());
        return left;
    }

    private static Left same(Left there, UUID household) {
        if (!there.household().equals(household)) {
            throw Given.taken();
        }
        return there;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
