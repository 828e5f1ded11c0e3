package shouwang.pages.bank;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.people.Household;
import shouwang.people.Households;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.timebank.card.HouseholdCards;
import shouwang.timebank.giving.Moving;
import shouwang.timebank.shop.Counter;

/** 迁到别的村: the township's desk, and the county's. */
@Controller
@Needs(Right.MOVE_POINTS)
class MovePages {
    private final Households households;
    private final HouseholdCards cards;
    private final Moving moving;
    private final Counter counter;
    private final Places places;

    MovePages(Households households, HouseholdCards cards, Moving moving, Counter counter,
            Places places) {
        this.households = households;
        this.cards = cards;
        this.moving = moving;
        this.counter = counter;
        this.places = places;
    }

    @Bean
    static Said.Words bankMoveWords() {
        return Said.words("moved", "积分已迁到这一户。");
    }

    @GetMapping("/timebank/passbook/{id}/move")
    @Transactional(readOnly = true)
    String move(Actor actor, @PathVariable String id, Model model) {
        return page(actor, home(actor, id), Map.of(), null, model);
    }

    private Household home(Actor actor, String id) {
        var home = households.find(Given.id(id)).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一户，可能不归您管。"));
        actor.needPlace(home.placeCode());
        return home;
    }

    private String page(Actor actor, Household home, Map<String, String> typed,
            @Nullable String wrong, Model model) {
        var village = Place.villageOf(home.placeCode());
        var all = places.below(actor.placeCode(), Place.Kind.VILLAGE);
        var towns = places.names(all.stream().map(place -> place.code().substring(0, 9))
                .distinct().toList());
        model.addAttribute("view", new MoveView(home.id().toString(), home.head(),
                places.get(village).name(), counter.available(home.id()).text(),
                cards.living(home.id()).stream().map(Household.Member::name).toList(),
                all.stream().filter(place -> !place.code().equals(village)).map(place ->
                        new GiftView.Choice(place.code(), towns.getOrDefault(
                                place.code().substring(0, 9), "") + " " + place.name())).toList(),
                typed.get("village"), typed.getOrDefault("card", ""),
                typed.getOrDefault("reason", ""),
                typed.getOrDefault("form", Ids.fresh().toString()), wrong));
        return "bank/move";
    }

    @PostMapping("/timebank/passbook/{id}/move")
    String move(Actor actor, @PathVariable String id, @RequestParam Map<String, String> form,
            Model model, HttpServletResponse response) {
        var home = home(actor, id);
        try {
            var village = Given.text(form.get("village"), "village", "搬到哪个村", 12);
            actor.needPlace(village);
            var to = cards.read(Given.text(form.get("card"), "card", "新户的卡号", 200), village)
                    .filter(found -> Place.villageOf(found.placeCode()).equals(village))
                    .orElseThrow(() -> new Rejected(Reason.NOT_FOUND, "card",
                            "那个村没有这张卡。请看看村选对没有，再核对卡上的 8 位数。"));
            moving.move(actor, Given.id(form.get("form")), home.id(), to.id(),
                    Given.text(form.get("reason"), "reason", "说明", 100));
            return Said.then("/timebank/passbook/" + to.id(), "moved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return page(actor, home, form, refusal.say(), model);
        }
    }
}
