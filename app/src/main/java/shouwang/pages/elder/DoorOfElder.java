package shouwang.pages.elder;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Houses;
import shouwang.access.Open;
import shouwang.access.Role;
import shouwang.care.CardCalls;
import shouwang.care.Need;
import shouwang.care.Service;
import shouwang.county.Scope;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pairing.Cards;
import shouwang.pairing.Pairs;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Private;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.timebank.Passbook;

/** Whoever stands before the card on the wall may call for help; nothing of hers is shown. */
@Controller
@Open
class DoorOfElder {
    private static final int MOST_TOKEN = 100;
    private final Cards cards;
    private final Elders elders;
    private final Places places;
    private final Pairs pairs;
    private final Private secrets;
    private final Passbook passbook;
    private final Guesses guesses;
    private final Presses presses;
    private final CardCalls cardCalls;
    private final Houses houses;
    private final Clock clock;

    DoorOfElder(Cards cards, Elders elders, Places places, Pairs pairs,
            Private secrets, Passbook passbook, Guesses guesses,
            Presses presses, CardCalls cardCalls, Houses houses, Clock clock) {
        this.cards = cards;
        this.elders = elders;
        this.places = places;
        this.pairs = pairs;
        this.secrets = secrets;
        this.passbook = passbook;
        this.guesses = guesses;
        this.presses = presses;
        this.cardCalls = cardCalls;
        this.houses = houses;
        this.clock = clock;
    }

    /** Finds whose card it is in the whole county, then works only inside her village. */
    private <T> T at(String token, Function<Elder, T> work) {
        var county = houses.here();
        var elder = Scope.all(county).call(() -> token.length() > MOST_TOKEN
                ? java.util.Optional.<Elder>empty() : cards.elderOf(token).flatMap(elders::find))
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND,
                        "这张卡认不出来了，可能换过新卡。请打卡上的电话；急事打 120。"));
        return Scope.below(county, elder.villageCode()).call(() -> work.apply(elder));
    }

    private String village(Elder elder) {
        return places.find(elder.villageCode()).map(Place::name).orElse("");
    }

    @GetMapping("/c/{token}")
    String open(@PathVariable String token, @RequestParam(defaultValue = "") String called,
            @RequestParam(defaultValue = "") String call,
            @RequestParam(defaultValue = "") String named, Model model) {
        model.addAttribute("door", at(token, elder -> new Door(token, village(elder), Ids.fresh(),
                called.equals("1"), call.isBlank() ? null : Given.id(call), named.equals("1"),
                null)));
        return "elder/door";
    }

    /** 要帮忙: urgent, until the village has called back and asked what is wanted. */
    @PostMapping("/c/{token}/help")
    String call(@PathVariable String token, @RequestParam(defaultValue = "") String id,
            HttpServletRequest request, HttpServletResponse response, Model model) {
        var needId = Given.id(id);
        try {
            var need = at(token, elder -> raise(request, elder, needId));
            return "redirect:/c/" + token + "?called=1&call=" + need.id();
        } catch (Rejected refusal) {
            if (refusal.reason() == Reason.NOT_FOUND) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            model.addAttribute("door", at(token, elder -> new Door(token, village(elder), needId,
                    false, null, false, refusal.say())));
            return "elder/door";
        }
    }

    private Need raise(HttpServletRequest request, Elder elder, UUID needId) {
        presses.check(request.getRemoteAddr(), needId);
        return cardCalls.raise(houses.here(), new Need.Raise(needId, elder.id(),
                Service.ERRANDS, "老人按墙卡求助，请先回电话问清楚", 1, Need.RaisedAs.SELF,
                elder.name(), Need.Via.CARD, clock.instant(), true));
    }

    /** 我是替她按的: asked after the call, so that nothing stands before it. */
    @PostMapping("/c/{token}/by")
    String by(@PathVariable String token, @RequestParam(defaultValue = "") String call,
            @RequestParam(defaultValue = "") String name, HttpServletResponse response,
            Model model) {
        var needId = Given.id(call);
        try {
            var who = Given.name(name, "name", "名字");
            at(token, elder -> {
                cardCalls.calledBy(needId, elder.id(), who);
                return true;
            });
            return "redirect:/c/" + token + "?called=1&named=1";
        } catch (Rejected refusal) {
            if (refusal.reason() == Reason.NOT_FOUND) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            model.addAttribute("door", at(token, elder -> new Door(token, village(elder), needId,
                    true, needId, false, refusal.say())));
            return "elder/door";
        }
    }

    /**
     * 打电话: leads to the aide's phone, which stands on the card anyway; no page shows it. A link
     * and not a form, since a form may not lead out of the house.
     */
    @GetMapping("/c/{token}/call")
    Object phone(@PathVariable String token, HttpServletResponse response, Model model) {
        var number = at(token, this::aidesPhone);
        if (number != null) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, "tel:" + number).build();
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("door", at(token, elder -> new Door(token, village(elder), Ids.fresh(),
                false, null, false, "还没有登记互助员的电话。请按“要帮忙”，村里回电话。")));
        return "elder/door";
    }

    private @Nullable String aidesPhone(Elder elder) {
        var pair = pairs.current(List.of(elder.id())).get(elder.id());
        if (pair == null) {
            return null;
        }
        var card = new Actor(new UUID(0, 0), houses.here(), "墙卡", Role.CLERK,
                elder.villageCode(), null);
        var facts = secrets.forCards(card, List.of(pair.aideId())).get(pair.aideId());
        return facts == null || facts.phones().isEmpty() || facts.phones().getFirst().isBlank()
                ? null : facts.phones().getFirst();
    }

    @GetMapping("/c/{token}/points")
    String ask(@PathVariable String token, Model model) {
        model.addAttribute("purse", at(token,
                elder -> new Door.Purse(token, village(elder), null, null)));
        return "elder/purse";
    }

    @PostMapping("/c/{token}/points")
    String points(@PathVariable String token, @RequestParam(defaultValue = "") String code,
            HttpServletResponse response, Model model) {
        model.addAttribute("purse", at(token, elder -> {
            try {
                guesses.check(elder.id(), cards.shortCode(elder.id()).equals(code.strip()));
                return new Door.Purse(token, village(elder),
                        passbook.balance(elder.householdId()).text(), null);
            } catch (Rejected refusal) {
                response.setStatus(refusal.reason().status());
                return new Door.Purse(token, village(elder), null, refusal.say());
            }
        }));
        return "elder/purse";
    }
}
