package shouwang.pages.counter;

import java.util.UUID;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pairing.Cards;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.timebank.card.HouseholdCards;

/**
 * Whose card was scanned: the household's own card, or an elder's, whose QR ({@code /c/…}) the
 * printed household cards carry too.
 */
@Component
class CardReader {
    private final HouseholdCards household;
    private final Cards wall;
    private final Elders elders;
    private final Households households;

    CardReader(HouseholdCards household, Cards wall, Elders elders, Households households) {
        this.household = household;
        this.wall = wall;
        this.elders = elders;
        this.households = households;
    }

    Household read(Actor actor, String scanned) {
        if (scanned.length() > 200) {
            throw unknown();
        }
        var found = household.read(scanned, actor.placeCode());
        var home = found.isPresent() ? found.get() : households.get(ofElder(scanned));
        if (household.living(home.id()).isEmpty()) {
            throw new Rejected(Reason.NOT_NOW, "card",
                    "这一户已经没有健在的人，卡不能再用。积分怎么办，由服务站办。");
        }
        household.needHere(home.id());
        return home;
    }

    private UUID ofElder(String scanned) {
        var text = scanned.strip();
        var elder = wall.elderOf(text.substring(text.lastIndexOf('/') + 1))
                .flatMap(elders::find).orElseThrow(CardReader::unknown);
        if (elder.status() == Elder.Status.DEAD) {
            throw new Rejected(Reason.NOT_NOW, "card",
                    elder.name() + "已登记过世，这张卡不能再用。请家里人换新卡，或找服务站干事。");
        }
        return elder.householdId();
    }

    private static Rejected unknown() {
        return new Rejected(Reason.NOT_FOUND, "card",
                "认不出这张卡：不是本村的，或者已经挂失换新。请核对卡号，或找服务站干事。");
    }
}
