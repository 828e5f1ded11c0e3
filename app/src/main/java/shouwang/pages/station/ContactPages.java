package shouwang.pages.station;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.stream.Collectors;
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
import shouwang.care.Contacts;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Text;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.people.Elders;

/** Who was not heard of for long, and writing down that somebody was. */
@Controller
@Needs(Right.CALLS)
class ContactPages {
    private static final int PAGE = 50;
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

    @Bean
    static Said.Words stationContactWords() {
        return Said.words(
                "contact", "联系已记下。记错了，到“联系记录”撤回。",
                "contactback", "撤回了，不再算联系过；记录还留着。");
    }

    @GetMapping("/today/contacts")
    @Transactional(readOnly = true)
    String list(Actor actor, Model model) {
        model.addAttribute("lapsed", new Today.AllLapsed(lapses.of(actor.placeCode())));
        return "station/contacts";
    }

    @GetMapping("/today/contacts/new")
    @Transactional(readOnly = true)
    String ask(@RequestParam(defaultValue = "") String elder, Model model) {
        model.addAttribute("one", form(Given.id(elder), Ids.fresh(), When.field(desk.now()), "",
                "CALL", new Who(false, ""), null));
        return "station/contact";
    }

    /** Who got in touch: oneself, or a named member of the branch. */
    private record Who(boolean branch, String name) {}

    private Today.OneContact form(UUID elderId, UUID id, String at, String note, String kind,
            Who who, @Nullable String wrong) {
        var elder = elders.get(elderId);
        return new Today.OneContact(id, elderId, elder.name(), desk.of(elder), at,
                cut(note), kind, who.branch(), cut(who.name()), wrong);
    }

    private static String cut(String typed) {
        return Text.cut(typed, 300);
    }

    /** The log, by whoever got in touch; older pages by the moment of the last line. */
    @GetMapping("/today/contacts/log")
    @Transactional(readOnly = true)
    String log(Actor actor, @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String elder,
            @RequestParam(defaultValue = "") String before, Model model) {
        var chosen = by.isBlank() ? null : Given.word(by, Contacts.By.class, "by", "谁联系的");
        var her = elder.isBlank() ? null : elders.get(Given.id(elder));
        var found = contacts.list(actor.placeCode(), her == null ? null : her.id(), chosen,
                before.isBlank() ? desk.now().plus(Duration.ofDays(1)) : moment(before), PAGE + 1);
        var more = found.size() > PAGE;
        var page = more ? found.subList(0, PAGE) : found;
        var names = elders.byIds(page.stream().map(line -> line.contact().elderId())
                .collect(Collectors.toSet()));
        model.addAttribute("log", new Today.ContactLog(by, her == null ? null
                : new Today.Her(her.id(), her.name()), page.stream().map(line -> {
                    var one = names.get(line.contact().elderId());
                    return logged(actor, line, one == null ? "" : one.name());
                }).toList(), more ? address(by, her == null ? null : her.id()) + "&before="
                        + page.getLast().contact().at() : null));
        return "station/contactlog";
    }

    private static String address(String by, @Nullable UUID elderId) {
        return "/today/contacts/log?by=" + by + (elderId == null ? "" : "&elder=" + elderId);
    }

    private Today.Logged logged(Actor actor, Contacts.Line line, String elder) {
        var one = line.contact();
        return new Today.Logged(one.id(), one.elderId(), elder,
                When.moment(one.at(), When.day(desk.now())), one.kind().chinese(), one.note(),
                one.by().chinese(), one.madeBy(), line.takenBack(), contacts.may(actor, line));
    }

    /** Pressed by mistake: it stays in the log and counts no more. */
    @PostMapping("/today/contacts/{id}/undo")
    String takeBack(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String elder) {
        contacts.takeBack(actor, Given.id(id));
        return Said.then(elder.isBlank() ? "/today/contacts/log"
                : address("", Given.id(elder)), "contactback");
    }

    private static Instant moment(String raw) {
        try {
            return Instant.parse(raw);
        } catch (DateTimeParseException e) {
            throw new Rejected(Reason.WRONG_FORM, "before", "这一页的地址不对，请从头看。");
        }
    }

    /**
     * Logs a contact; the same id pressed twice stands once. Who is asked what was said
     * ({@code told}) does not save an empty line.
     */
    @PostMapping("/today/contacts")
    String log(Actor actor, @RequestParam(defaultValue = "") String elder,
            @RequestParam(defaultValue = "CALL") String kind,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "false") boolean branch,
            @RequestParam(defaultValue = "") String who,
            @RequestParam(defaultValue = "false") boolean told,
            @RequestParam(defaultValue = "/today") String back, HttpServletResponse response,
            Model model) {
        var elderId = Given.id(elder);
        var fact = id.isBlank() ? Ids.fresh() : Given.id(id);
        try {
            var said = told ? Given.text(note, "note", "说了什么", 200)
                    : Given.optional(note, "note", "说了什么", 200);
            var how = Given.word(kind, Contacts.Kind.class, "kind", "怎么联系的");
            var when = at.isBlank() ? desk.now() : When.moment(at, "at", "什么时候");
            var words = said == null ? "" : said;
            if (branch) {
                contacts.log(actor, new Contacts.Contact(fact, elderId, how, when, words,
                        Contacts.By.BRANCH, Given.name(who, "who", "支部是谁联系的")));
            } else {
                contacts.log(actor, fact, elderId, how, when, words);
            }
            return Said.then(back.startsWith("/people/elders/") || back.equals("/today/contacts")
                    ? back
                    : "/today", "contact");
        } catch (Rejected refusal) {
            if (refusal.reason() == Reason.NOT_FOUND) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            model.addAttribute("one", form(elderId, fact, at.isBlank() ? When.field(desk.now())
                    : at, note, kind, new Who(branch, who), refusal.say()));
            return "station/contact";
        }
    }
}
