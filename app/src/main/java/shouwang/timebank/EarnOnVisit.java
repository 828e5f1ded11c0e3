package shouwang.timebank;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shouwang.care.VisitConfirmed;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.ledger.Ledger;
import shouwang.ledger.NewAccount;
import shouwang.ledger.Transfer;
import shouwang.ledger.Verdict;
import shouwang.people.Aides;
import shouwang.places.Place;
import shouwang.timebank.rules.RuleVersion;

/**
 * A confirmed visit earns: whole minutes from the village's issuing account to the aide's
 * household, in the transaction of the confirmation. The transfer's id follows from the visit's,
 * so that the same visit never earns twice.
 */
@Component
class EarnOnVisit {
    static final String CLAUSE = "每 1 小时志愿服务时长计 1 积分，按实际分钟记。";
    private final Ledger ledger;
    private final Aides aides;

    EarnOnVisit(Ledger ledger, Aides aides) {
        this.ledger = ledger;
        this.aides = aides;
    }

    @EventListener
    void earn(VisitConfirmed visit) {
        var aide = aides.get(visit.aideId());
        var village = Place.villageOf(aide.placeCode());
        ledger.open(List.of(NewAccount.of(village, Book.POINTS, AccountKind.ISSUING),
                NewAccount.household(village, aide.householdId())));
        var verdict = ledger.post(Transfer.points(Ids.derived(visit.visitId(), "EARN"),
                        AccountId.issuing(village), AccountId.household(aide.householdId()),
                        visit.minutes(), "EARN", visit.finishedAt())
                .memo(visit.service().chinese() + " " + visit.minutes() + " 分钟，" + aide.name())
                .under(RuleVersion.PLAIN_ID, CLAUSE).by(visit.recordedBy().id())
                .doneFor(visit.elderId()).from(visit.visitId()));
        if (verdict instanceof Verdict.Refused refused) {
            throw new Rejected(Reason.NOT_NOW, "积分没有记成：" + refused.why().say());
        }
    }
}
