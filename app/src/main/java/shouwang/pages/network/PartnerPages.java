package shouwang.pages.network;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
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
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.form.Held;
import shouwang.pages.form.Meeting;
import shouwang.pages.form.Choice;
import shouwang.pages.form.Ground;
import shouwang.pages.form.Typed;
import shouwang.people.Phone;
import shouwang.people.network.Partner;
import shouwang.people.network.Partners;
import shouwang.places.Place;

/** 各方: village doctor, benefactors, contractors, co-op, troupe, machine team, social worker. */
@Controller
@Needs(Right.SEE_PEOPLE)
class PartnerPages {
    private static final int MOST = 300;
    private final Partners partners;
    private final Ground ground;
    private final Meeting meeting;

    PartnerPages(Partners partners, Ground ground, Meeting meeting) {
        this.partners = partners;
        this.ground = ground;
        this.meeting = meeting;
    }

    @Bean
    static Said.Words networkPartnerWords() {
        return Said.words("partnerended", "记下了，以后不再列在各方里。");
    }

    @GetMapping("/people/network")
    String list(Actor actor, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String part, Model model) {
        var text = Given.optional(q, "q", "要找的", 40);
        var where = ground.within(actor, place);
        var wanted = part.isBlank() ? null
                : Given.word(part, Partner.Part.class, "part", "哪一方");
        var parts = new ArrayList<Choice>();
        parts.add(new Choice("", "各方都看", wanted == null));
        for (var one : Partner.Part.values()) {
            parts.add(new Choice(one.name(), one.chinese(), one == wanted));
        }
        var village = where.length() < 12 ? null : Place.villageOf(where);
        model.addAttribute("list", new PartnerList(village, ground.called(where),
                text == null ? "" : text, ground.ways(actor, where), parts,
                partners.list(where, wanted, text, MOST), actor.may(Right.WRITE_PEOPLE)));
        return "network/list";
    }

    private Place village(Actor actor, @Nullable String asked) {
        return ground.village(actor, asked).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "请先选一个村。"));
    }

    @GetMapping("/people/network/new")
    @Needs(Right.WRITE_PEOPLE)
    String blank(Actor actor, @RequestParam(defaultValue = "") String place, Model model) {
        return form(actor, Ids.fresh(), village(actor, place), null, Typed.empty(), null, model);
    }

    private String form(Actor actor, UUID id, Place village, @Nullable Partner known, Typed typed,
            @Nullable String phone, Model model) {
        var people = "person".equals(typed.field()) ? partners.known(village.code(),
                typed.value("name").strip()) : List.<Partner.Known>of();
        if (known != null) {
            meeting.open("partner:" + id, held(known));
        }
        model.addAttribute("form", new PartnerForm(id, village, known, people, typed, phone,
                actor.may(Right.WRITE_PEOPLE)));
        return "network/form";
    }

    @PostMapping("/people/network")
    @Needs(Right.WRITE_PEOPLE)
    String add(Actor actor, @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response, Model model) {
        var id = Given.id(form.getFirst("id"));
        var village = village(actor, form.getFirst("place"));
        try {
            partners.add(actor, id, village.code(), read(form));
            return Said.then("/people/network?place=" + village.code(), "added");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return form(actor, id, village, null, Typed.of(form).refused(refusal), null, model);
        }
    }

    private Partner find(Actor actor, String id) {
        var partner = partners.get(Given.id(id));
        actor.needPlace(partner.placeCode());
        return partner;
    }

    @GetMapping("/people/network/{id}")
    String one(Actor actor, @PathVariable String id, Model model) {
        var partner = find(actor, id);
        return form(actor, partner.id(), village(actor, partner.placeCode()), partner,
                Typed.of(held(partner).values()), null, model);
    }

    @PostMapping("/people/network/{id}")
    @Needs(Right.WRITE_PEOPLE)
    String change(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var partner = find(actor, id);
        try {
            meeting.save(actor, partner.placeCode(), "partner:" + partner.id(), form,
                    () -> held(partners.get(partner.id())),
                    () -> partners.change(actor, partner.id(), read(form)));
            return Said.then("/people/network/" + partner.id(), "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return form(actor, partner.id(), village(actor, partner.placeCode()), partner,
                    Typed.of(form).refused(refusal), null, model);
        }
    }

    @PostMapping("/people/network/{id}/end")
    @Needs(Right.WRITE_PEOPLE)
    String end(Actor actor, @PathVariable String id) {
        var partner = find(actor, id);
        partners.end(actor, partner.id());
        return Said.then("/people/network?place=" + partner.placeCode(), "partnerended");
    }

    /** The phone in the clear, once; logged. */
    @PostMapping("/people/network/{id}/phone")
    @Needs(Right.REVEAL)
    String phone(Actor actor, @PathVariable String id, Model model) {
        var partner = find(actor, id);
        return form(actor, partner.id(), village(actor, partner.placeCode()), partner,
                Typed.of(held(partner).values()), partners.phone(actor, partner.id(), "打电话联系"),
                model);
    }

    private static Held held(Partner one) {
        return new Held().put("part", "哪一方", one.part().name(),
                        Held.words(Partner.Part.values(), Partner.Part::chinese))
                .put("organisation", "单位", one.organisation() ? "yes" : null, word -> "是单位")
                .put("name", "名字", one.name())
                .put("person", "册上的人", one.personId() == null ? null
                        : one.personId().toString(), word -> "册上的人")
                .put("contact", "联系人", one.contact().isEmpty() ? null : one.contact())
                .put("offers", "能帮什么", one.offers().isEmpty() ? null : one.offers())
                .put("since", "从哪天起", one.since().toString())
                .put("named", "留名", one.namedOn() == null ? null : "yes", word -> "愿意留名");
    }

    private static Partner.Form read(MultiValueMap<String, String> form) {
        var body = form.getFirst("organisation") != null;
        var person = form.getFirst("person");
        var another = "another".equals(person);
        var phone = Given.optional(form.getFirst("phone"), "phone", "电话", 20);
        return new Partner.Form(Given.word(form.getFirst("part"), Partner.Part.class, "part",
                "哪一方"), body, body ? Given.text(form.getFirst("name"), "name", "名字", 40)
                        : Given.name(form.getFirst("name"), "name", "姓名"),
                body || another || person == null || person.isBlank() ? null : Given.id(person),
                another, text(form, "contact", "联系人", 40), text(form, "offers", "能帮什么", 200),
                phone == null ? null : Phone.parse(phone).orElseThrow(() ->
                        new Rejected(Reason.WRONG_FORM, "phone", "电话要写 11 位手机号，或带区号的座机。")),
                Given.day(form.getFirst("since"), "since", "从哪天起"),
                form.getFirst("named") != null);
    }

    private static String text(MultiValueMap<String, String> form, String field, String called,
            int most) {
        return Objects.requireNonNullElse(Given.optional(form.getFirst(field), field, called,
                most), "");
    }
}
