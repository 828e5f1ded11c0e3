package shouwang.pages.elder;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Houses;
import shouwang.access.Open;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.county.Scope;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pairing.Cards;
import shouwang.people.Elders;
import shouwang.people.Households;
import shouwang.timebank.Passbook;

/** Three very large buttons. Whoever holds the card may press them; a forged card opens nothing. */
@Controller
@Open
class DoorPage {
    private static final int MOST_TRIES = 5;
    private final Cards cards;
    private final Needs needs;
    private final Elders elders;
    private final Households households;
    private final Passbook passbook;
    private final Houses houses;
    private final Clock clock;
    /** Wrong digits for a card since the house began; few cards, small numbers. */
    private final Map<UUID, Integer> wrongDigits = new ConcurrentHashMap<>();

    DoorPage(Cards cards, Needs needs, Elders elders, Households households, Passbook passbook,
            Houses houses, Clock clock) {
        this.cards = cards;
        this.needs = needs;
        this.elders = elders;
        this.households = households;
        this.passbook = passbook;
        this.houses = houses;
        this.clock = clock;
    }

    @GetMapping("/c/{token}")
    String door(@PathVariable String token, Model model) {
        return atTheDoor(token, elder -> {
            show(model, token, null, null, null);
            return "elder/door";
        });
    }

    private void show(Model model, String token, @Nullable String told, @Nullable String points,
            @Nullable String wrong) {
        model.addAttribute("door",
                new Door(token, Ids.fresh().toString(), told, points, wrong));
    }

    /** Opens the door for a genuine card, seeing only the elder's own village. */
    private String atTheDoor(String token, java.util.function.Function<UUID, String> then) {
        if (token.length() > 60) {
            throw noSuchCard();
        }
        var elderId = county(() -> cards.elderOf(token)).orElseThrow(DoorPage::noSuchCard);
        var village = county(() -> elders.get(elderId)).villageCode();
        return Scope.below(houses.here(), village).call(() -> then.apply(elderId));
    }

    private <T> T county(Callable<T> work) {
        return Scope.all(houses.here()).call(work);
    }

    private static Rejected noSuchCard() {
        return new Rejected(Reason.NOT_FOUND, "这张卡不能用了，可能换过新卡。请打村服务站的电话，或打 120。");
    }

    @PostMapping("/c/{token}/help")
    String help(@PathVariable String token, @RequestParam(defaultValue = "") String need,
            HttpServletResponse response, Model model) {
        return atTheDoor(token, elderId -> {
            try {
                needs.raiseByCard(houses.here(), new Need.Raise(Given.id(need), elderId, Service.ERRANDS,
                        "老人按墙卡求助，请先打电话问", 1, Need.RaisedAs.SELF,
                        elders.get(elderId).name(), Need.Via.CARD, clock.instant(), true));
                show(model, token, "已经告诉村里了，马上有人回话。", null, null);
            } catch (Rejected refusal) {
                response.setStatus(refusal.reason().status());
                show(model, token, null, null, refusal.say());
            }
            return "elder/door";
        });
    }

    @PostMapping("/c/{token}/points")
    String points(@PathVariable String token, @RequestParam(defaultValue = "") String digits,
            HttpServletResponse response, Model model) {
        return atTheDoor(token, elderId -> {
            var tries = wrongDigits.getOrDefault(elderId, 0);
            if (tries >= MOST_TRIES) {
                response.setStatus(429);
                show(model, token, null, null, "数字错了好几次，先不能看了。请问服务站。");
            } else if (!cards.shortCode(elderId).equals(digits.strip())) {
                wrongDigits.merge(elderId, 1, Integer::sum);
                response.setStatus(422);
                show(model, token, null, null, "数字不对，请看卡上“查积分”后面的四个数字。");
            } else {
                wrongDigits.remove(elderId);
                var household = households.of(elderId).orElseThrow();
                show(model, token, null, passbook.balance(household).text(), null);
            }
            return "elder/door";
        });
    }
}
