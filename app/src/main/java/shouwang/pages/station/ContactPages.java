package shouwang.pages.station;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.care.Contacts;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.people.Elders;

/** Who was not heard of for long, and writing down that somebody was. */
@Controller
@Needs(Right.CARE)
class ContactPages {
    private final Contacts contacts;
    private final Elders elders;
    private final Lapses lapses;
    private final Desk desk;

    ContactPages(Contacts contacts, Elders elders, Lapses lapses, Desk desk) {
        this.contacts = contacts;
        this.elders = elders;
        this.lapses = lapses;
        this.desk = desk;
    }

    @GetMapping("/contacts")
    @Transactional(readOnly = true)
    String list(Actor actor, Model model) {
        model.addAttribute("lapsed", new Today.AllLapsed(lapses.of(actor.placeCode())));
        return "station/contacts";
    }

    @GetMapping("/contacts/new")
    @Transactional(readOnly = true)
    String ask(@RequestParam(defaultValue = "") String elder, Model model) {
        model.addAttribute("one", form(Given.id(elder), Ids.fresh(), When.field(desk.now()), "",
                "CALL", null));
        return "station/contact";
    }

    private Today.OneContact form(UUID elderId, UUID id, String at, String note, String kind,
            @Nullable String wrong) {
        var elder = elders.get(elderId);
        return new Today.OneContact(id, elderId, elder.name(), desk.of(elder), at,
                note.length() > 300 ? note.substring(0, 300) : note, kind, wrong);
    }

    /** Logs a contact; the same id pressed twice stands once. */
    @PostMapping("/contacts")
    String log(Actor actor, @RequestParam(defaultValue = "") String elder,
            @RequestParam(defaultValue = "CALL") String kind,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "/today") String back, HttpServletResponse response,
            Model model) {
        var elderId = Given.id(elder);
        var fact = id.isBlank() ? Ids.fresh() : Given.id(id);
        try {
            var said = Given.optional(note, "note", "说了什么", 200);
            contacts.log(actor, fact, elderId,
                    Given.word(kind, Contacts.Kind.class, "kind", "怎么联系的"),
                    at.isBlank() ? desk.now() : When.moment(at, "at", "什么时候"),
                    said == null ? "" : said);
            return Said.then(back.startsWith("/elders/") || back.equals("/contacts") ? back
                    : "/today", "contact");
        } catch (Rejected refusal) {
            if (refusal.reason() == Reason.NOT_FOUND) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            model.addAttribute("one", form(elderId, fact, at.isBlank() ? When.field(desk.now())
                    : at, note, kind, refusal.say()));
            return "station/contact";
        }
    }
}
