package shouwang.pages.family;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.family.Invitations;
import shouwang.family.Talk;
import shouwang.family.Talks;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.QrDrawing;
import shouwang.pages.Said;
import shouwang.pages.form.Meeting;
import shouwang.people.Elders;
import shouwang.people.Kin;
import shouwang.people.Kins;
import shouwang.places.Places;

/** 子女: the elder's word on who may see what, invitations, and answers to what they write. */
@Controller
@Needs(Right.WRITE_PEOPLE)
class FamilyPages {
    private static final String SCAN = "/join?code=";
    private final Kins kins;
    private final Elders elders;
    private final Places places;
    private final Invitations invitations;
    private final Talks talks;
    private final FamilyDesk desk;
    private final String address;
    private final Meeting meeting;

    FamilyPages(Kins kins, Elders elders, Places places, Invitations invitations, Talks talks,
            FamilyDesk desk, Environment env,
            Meeting meeting) {
        this.meeting = meeting;
        this.kins = kins;
        this.elders = elders;
        this.places = places;
        this.invitations = invitations;
        this.talks = talks;
        this.desk = desk;
        this.address = env.getProperty("shouwang.address", "");
    }

    @Bean
    static Said.Words familyFamilyWords() {
        return Said.words("agreed", "老人的话记下了。",
                "withdrawn", "记下了，从现在起看不到了。");
    }

    @GetMapping("/people/elders/{id}/family")
    String family(Actor actor, @PathVariable String id, Model model) {
        model.addAttribute("family", desk.show(actor, Given.id(id), FamilyDesk.Refused.NONE));
        return "family/family";
    }

    private String again(Actor actor, UUID elderId, @Nullable UUID about,
            MultiValueMap<String, String> form, Rejected refusal, HttpServletResponse response,
            Model model) {
        if (refusal.reason() == Reason.NOT_FOUND || refusal.reason() == Reason.NOT_YOURS) {
            throw refusal;
        }
        response.setStatus(refusal.reason().status());
        model.addAttribute("family", desk.show(actor, elderId,
                new FamilyDesk.Refused(about, form, refusal.say(), refusal.field())));
        return "family/family";
    }

    private static String back(UUID elderId, String word) {
        return Said.then("/people/elders/" + elderId + "/family", word);
    }

    /** What the elder said: how, before whom, on which day, and what may be seen. */
    private static Kin.Consent consent(MultiValueMap<String, String> form) {
        var may = new HashSet<Kin.Sight>();
        for (var word : form.getOrDefault("may", List.of())) {
            may.add(Given.word(word, Kin.Sight.class, "may", "可以看什么"));
        }
        return new Kin.Consent(
                Given.word(form.getFirst("how"), Kin.How.class, "how", "怎么同意的"),
                Given.optional(form.getFirst("witness"), "witness", "在场的人", 20),
                Given.day(form.getFirst("on"), "on", "哪天说的"), may);
    }

    @PostMapping("/people/elders/{id}/family/{kin}/consent")
    String agree(Actor actor, @PathVariable String id, @PathVariable String kin,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var elder = Given.id(id);
        var child = Given.id(kin);
        try {
            meeting.save(actor, elders.get(elder).villageCode(), FamilyDesk.record(child), form,
                    () -> desk.held(elder, child),
                    () -> kins.consent(actor, elder, child, consent(form)));
            return back(elder, "agreed");
        } catch (Rejected refusal) {
            return again(actor, elder, child, form, refusal, response, model);
        }
    }

    @PostMapping("/people/elders/{id}/family/{kin}/withdraw")
    String withdraw(Actor actor, @PathVariable String id, @PathVariable String kin) {
        var elder = Given.id(id);
        kins.withdraw(actor, elder, Given.id(kin));
        return back(elder, "withdrawn");
    }

    /** Whether photographs of her may be taken at all; who may see them is said child by child. */
    @PostMapping("/people/elders/{id}/family/pictures")
    String pictures(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean allowed) {
        var elder = Given.id(id);
        elders.allowPictures(actor, elder, allowed);
        return back(elder, "agreed");
    }

    /** A new invitation each time; it is shown on this answer and nowhere else. */
    @PostMapping("/people/elders/{id}/family/{kin}/invite")
    String invite(Actor actor, @PathVariable String id, @PathVariable String kin,
            HttpServletRequest request, Model model) {
        var elderId = Given.id(id);
        var kinId = Given.id(kin);
        var elder = elders.get(elderId);
        var ticket = invitations.invite(actor, elderId, kinId);
        var child = kins.find(kinId).orElseThrow();
        var base = address.isBlank()
                ? ServletUriComponentsBuilder.fromContextPath(request).toUriString() : address;
        var link = base + SCAN + ticket.code();
        model.addAttribute("invited", new FamilyView.Invited(elderId, elder.name(), child.called(),
                places.get(elder.villageCode()).name(), link, QrDrawing.of(link),
                desk.day(ticket.until())));
        return "family/invited";
    }

    @PostMapping("/people/elders/{id}/family/asked/{asked}/approve")
    String approve(Actor actor, @PathVariable String id, @PathVariable String asked,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var elder = Given.id(id);
        var one = Given.id(asked);
        try {
            invitations.approve(actor, one, consent(form));
            return back(elder, "agreed");
        } catch (Rejected refusal) {
            return again(actor, elder, one, form, refusal, response, model);
        }
    }

    @PostMapping("/people/elders/{id}/family/asked/{asked}/decline")
    String decline(Actor actor, @PathVariable String id, @PathVariable String asked,
            @RequestParam(defaultValue = "") String reason, HttpServletResponse response,
            Model model) {
        var elder = Given.id(id);
        var one = Given.id(asked);
        try {
            invitations.decline(actor, one, Given.text(reason, "reason", "为什么不放行", 80));
            return back(elder, "saved");
        } catch (Rejected refusal) {
            return again(actor, elder, one, new org.springframework.util.LinkedMultiValueMap<>(),
                    refusal, response, model);
        }
    }

    @PostMapping("/people/elders/{id}/family/{kin}/talk")
    String answer(Actor actor, @PathVariable String id, @PathVariable String kin,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var elder = Given.id(id);
        var child = Given.id(kin);
        var line = Given.id(form.getFirst("line"));
        try {
            talks.answer(actor, elder, child, line,
                    Given.text(form.getFirst("text"), "text", "要说的话", Talk.MOST));
            return back(elder, "word");
        } catch (Rejected refusal) {
            return again(actor, elder, child, form, refusal, response, model);
        }
    }
}
