package shouwang.pages.people;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
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
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.form.Held;
import shouwang.pages.form.Meeting;
import shouwang.pages.form.Typed;
import shouwang.people.Households;
import shouwang.places.Places;

/** 一户: its head, its address and its members. */
@Controller
@Needs(Right.SEE_PEOPLE)
class HouseholdPages {
    private final Households households;
    private final Places places;
    private final Clock clock;
    private final Meeting meeting;

    HouseholdPages(Households households, Places places, Clock clock, Meeting meeting) {
        this.meeting = meeting;
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
        meeting.open("household:" + id, held(id));
        meeting.open("relations:" + id, relations(id));
        model.addAttribute("fresh", Ids.fresh().toString());
        model.addAttribute("page", new HouseholdPage(household,
                places.names(List.of(household.placeCode()))
                        .getOrDefault(household.placeCode(), ""),
                households.members(id), LocalDate.now(clock), typed != null ? typed
                        : Typed.of(held(id).values())));
        return "people/household";
    }

    /** A name, and behind it perhaps what tells two of that name apart: 冉桂英（桥头）. */
    static String head(@org.jspecify.annotations.Nullable String raw) {
        var text = Given.text(raw, "head", "户主", 40);
        var open = Math.max(text.indexOf('（'), text.indexOf('('));
        if (open < 0) {
            return Given.name(text, "head", "户主");
        }
        if (!text.substring(open).matches("[（(][\\p{IsHan}0-9]{1,12}[）)]")) {
            throw new Rejected(Reason.WRONG_FORM, "head", "户主的名字后面，括号里只写汉字和数字，如“冉桂英（桥头）”。");
        }
        return Given.name(text.substring(0, open), "head", "户主") + text.substring(open);
    }

    private Held held(UUID id) {
        var household = households.get(id);
        return new Held().put("head", "户主", household.head())
                .put("address", "住址", household.address());
    }

    private Held relations(UUID id) {
        var held = new Held();
        households.members(id).forEach(member -> held.put("relation-" + member.id(),
                member.name() + "与户主关系", member.relation()));
        return held;
    }

    /** What each of them is to the head: who may spend depends on it. */
    @PostMapping("/people/households/{id}/relations")
    @Needs(Right.WRITE_PEOPLE)
    public String relate(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, Model model,
            HttpServletResponse response) {
        var household = Given.id(id);
        try {
            meeting.save(actor, households.get(household).placeCode(), "relations:" + household,
                    form, () -> relations(household),
                    () -> households.relate(actor, household, said(household, form)));
            return Said.then("/people/households/" + household, "saved");
        } catch (Rejected refusal) {
            return again(household, Typed.of(held(household).values()), refusal, response,
                    model, form);
        }
    }

    private HashMap<UUID, String> said(UUID household, MultiValueMap<String, String> form) {
        var said = new HashMap<UUID, String>();
        for (var member : households.members(household)) {
            var name = "relation-" + member.id();
            if (form.containsKey(name)) {
                var word = Given.optional(form.getFirst(name), name, "与户主关系", 20);
                said.put(member.id(), word == null ? "" : word);
            }
        }
        return said;
    }

    private String again(UUID household, Typed typed, Rejected refusal,
            HttpServletResponse response, Model model, MultiValueMap<String, String> form) {
        if (refusal.field() == null && refusal.reason() != Rejected.Reason.STALE) {
            throw refusal;
        }
        response.setStatus(refusal.reason().status());
        form.forEach((name, values) -> {
            if (name.startsWith("relation-")) {
                typed.put(name, values);
            }
        });
        return page(household, typed.refused(refusal), model);
    }

    /** 分户: some of them live on their own from now on. */
    @PostMapping("/people/households/{id}/split")
    @Needs(Right.WRITE_PEOPLE)
    public String split(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, Model model,
            HttpServletResponse response) {
        var typed = Typed.of(form);
        var household = Given.id(id);
        try {
            var fresh = households.split(actor, Given.id(typed.raw("fresh")), household,
                    typed.all("leaving").stream().map(Given::id).collect(Collectors.toSet()),
                    head(typed.raw("head")),
                    Given.optional(typed.raw("address"), "address", "住址", 120),
                    clock.instant());
            return Said.then("/people/households/" + fresh, "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            model.addAttribute("splitRefused", refusal.say());
            return page(household, null, model);
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
            meeting.save(actor, households.get(household).placeCode(), "household:" + household,
                    form, () -> held(household), () -> households.change(actor, household,
                            head(typed.raw("head")),
                            Given.optional(typed.raw("address"), "address", "住址", 120)));
            return Said.then("/people/households/" + household, "saved");
        } catch (Rejected refusal) {
            return again(household, typed, refusal, response, model, form);
        }
    }
}
