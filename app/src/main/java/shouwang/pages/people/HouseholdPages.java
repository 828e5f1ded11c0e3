package shouwang.pages.people;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.people.Households;
import shouwang.places.Places;

/** 一户: its head, its address and its members. */
@Controller
@Needs(Right.SEE_PEOPLE)
class HouseholdPages {
    private final Households households;
    private final Places places;
    private final Clock clock;

    HouseholdPages(Households households, Places places, Clock clock) {
        this.households = households;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping("/people/households/{id}")
    @Transactional(readOnly = true)
    public String household(@PathVariable String id, Model model) {
        return page(Given.id(id), null, model);
    }

    private String page(UUID id, @org.jspecify.annotations.Nullable Typed typed, Model model) {
        var household = households.get(id);
        model.addAttribute("page", new HouseholdPage(household,
                places.names(List.of(household.placeCode()))
                        .getOrDefault(household.placeCode(), ""),
                households.members(id), LocalDate.now(clock), typed != null ? typed
                        : typed(id)));
        return "people/household";
    }

    private Typed typed(UUID id) {
        var household = households.get(id);
        return Typed.empty().put("head", household.head()).put("address", household.address());
    }

    /** What each of them is to the head: who may spend depends on it. */
    @PostMapping("/people/households/{id}/relations")
    @Needs(Right.WRITE_PEOPLE)
    public String relate(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, Model model,
            HttpServletResponse response) {
        var household = Given.id(id);
        try {
            var said = new HashMap<UUID, String>();
            for (var member : households.members(household)) {
                var name = "relation-" + member.id();
                if (form.containsKey(name)) {
                    var word = Given.optional(form.getFirst(name), name, "与户主关系", 20);
                    said.put(member.id(), word == null ? "" : word);
                }
            }
            households.relate(actor, household, said);
            return Said.then("/people/households/" + household, "saved");
        } catch (Rejected refusal) {
            if (refusal.field() == null) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            return page(household, typed(household).refused(refusal), model);
        }
    }

    @PostMapping("/people/households/{id}")
    @Needs(Right.WRITE_PEOPLE)
    public String change(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, Model model,
            HttpServletResponse response) {
        var typed = Typed.of(form);
        var household = Given.id(id);
        try {
            households.change(actor, household,
                    Given.text(typed.raw("head"), "head", "户主", 40),
                    Given.optional(typed.raw("address"), "address", "住址", 120));
            return Said.then("/people/households/" + household, "saved");
        } catch (Rejected refusal) {
            if (refusal.field() == null) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            return page(household, typed.refused(refusal), model);
        }
    }
}
