package shouwang.pages.bank;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.pages.ElderPart;
import shouwang.people.Elder;
import shouwang.timebank.Passbook;

/** What her household has in its passbook. */
@Component
@Order(30)
class PointsOfElder implements ElderPart {
    private final Passbook passbook;

    PointsOfElder(Passbook passbook) {
        this.passbook = passbook;
    }

    @Override
    public Told of(Actor actor, Elder elder) {
        return Told.facts(!actor.may(Right.SEE_POINTS) ? List.of() : List.of(new Fact("一户一卡",
                passbook.balance(elder.householdId()).text() + " 分", "", null, "存折",
                "/timebank/passbook/" + elder.householdId())));
    }
}
