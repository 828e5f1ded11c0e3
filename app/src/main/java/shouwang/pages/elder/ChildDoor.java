package shouwang.pages.elder;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Houses;
import shouwang.access.Open;
import shouwang.county.Scope;
import shouwang.family.Invitation;
import shouwang.family.Invitations;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Text;
import shouwang.pairing.Cards;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Phone;
import shouwang.places.Place;
import shouwang.places.Places;

/**
 * A child at home before the wall card asks to be let in from afar: with the card's four digits,
 * and only once the station has asked the elder.
 */
@Controller
@Open
public class ChildDoor {
    private static final int MOST_TOKEN = 100;
    private final Cards cards;
    private final Elders elders;
    private final Places places;
    private final Invitations invitations;
    private final Guesses guesses;
    private final Houses houses;

    ChildDoor(Cards cards, Elders elders, Places places, Invitations invitations, Guesses guesses,
            Houses houses) {
        this.cards = cards;
        this.elders = elders;
        this.places = places;
        this.invitations = invitations;
        this.guesses = guesses;
        this.houses = houses;
    }

    /** The form; {@code code} of the invitation once it is asked for. */
    public record Child(String token, String village, UUID id, String name, String relation,
            String phone, @Nullable String code, @Nullable String wrong) {}

    private <T> T at(String token, Function<Elder, T> work) {
        var county = houses.here();
        var elder = Scope.all(county).call(() -> token.length() > MOST_TOKEN
                ? Optional.<Elder>empty() : cards.elderOf(token).flatMap(elders::find))
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND,
                        "这张卡认不出来了，可能换过新卡。请打卡上的电话；急事打 120。"));
        return Scope.below(county, elder.villageCode()).call(() -> work.apply(elder));
    }

    private String village(Elder elder) {
        return places.find(elder.villageCode()).map(Place::name).orElse("");
    }

    @GetMapping("/c/{token}/child")
    String form(@PathVariable String token, Model model) {
        model.addAttribute("child", at(token, elder -> new Child(token, village(elder),
                Ids.fresh(), "", "", "", null, null)));
        return "elder/child";
    }

    @PostMapping("/c/{token}/child")
    String ask(@PathVariable String token, @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String relation,
            @RequestParam(defaultValue = "") String phone, HttpServletResponse response,
            Model model) {
        var asked = Given.id(id);
        model.addAttribute("child", at(token, elder -> {
            try {
                var ask = new Invitation.Ask(asked, Given.name(name, "name", "您的姓名"),
                        Given.text(relation, "relation", "您是老人的什么人", 10),
                        Phone.parse(Given.text(phone, "phone", "您的电话", 20))
                                .orElseThrow(() -> new Rejected(Reason.WRONG_FORM, "phone",
                                        "电话要写 11 位手机号，或带区号的座机。")));
                guesses.check(elder.id(), cards.shortCode(elder.id()).equals(code.strip()));
                return new Child(token, village(elder), asked, ask.name(), ask.relation(), "",
                        invitations.ask(elder, ask).code(), null);
            } catch (Rejected refusal) {
                response.setStatus(refusal.reason().status());
                return new Child(token, village(elder), asked, cut(name), cut(relation),
                        cut(phone), null, refusal.say());
            }
        }));
        return "elder/child";
    }

    private static String cut(String typed) {
        return Text.cut(typed, 40);
    }
}
