package shouwang.pages.aide;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
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
import shouwang.field.Fact;
import shouwang.field.PlainDoor;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.form.Wanted;
import shouwang.pairing.Pairs;
import shouwang.people.Elder;
import shouwang.people.Elders;

/** 要帮手: an aide asks on behalf of one of their own elders, or for herself. */
@Controller
@Needs(Right.AIDE_ROUND)
class HelpPages {
    private final PlainDoor door;
    private final Pairs pairs;
    private final Elders elders;

    HelpPages(PlainDoor door, Pairs pairs, Elders elders) {
        this.door = door;
        this.pairs = pairs;
        this.elders = elders;
    }

    @GetMapping("/aide/help")
    @Transactional(readOnly = true)
    String help(Actor actor, Model model) {
        model.addAttribute("help", new Round.Help(Ids.fresh(), own(actor), null));
        return "aide/help";
    }

    private List<Round.Own> own(Actor actor) {
        var ids = pairs.ofAide(actor.person()).stream().map(pair -> pair.elderId()).toList();
        return elders.byIds(ids).values().stream()
                .sorted(java.util.Comparator.comparing(Elder::pinyin))
                .map(elder -> new Round.Own(elder.id(), elder.name())).toList();
    }

    @PostMapping("/aide/help")
    String ask(Actor actor, @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String elder,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String piece,
            @RequestParam(defaultValue = "") String wish,
            @RequestParam(defaultValue = "false") boolean urgent, HttpServletResponse response,
            Model model) {
        var needId = Given.id(id);
        try {
            var wanted = Wanted.of(service, piece, wish);
            var body = new LinkedHashMap<String, @Nullable Object>();
            body.put("service", wanted.service());
            body.put("piece", wanted.piece());
            body.put("wish", wanted.words());
            body.put("urgent", urgent);
            door.take(actor, needId, Fact.Kind.HELP, null,
                    elder.isBlank() ? null : Given.id(elder), body);
            return Said.then("/aide", "need");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            model.addAttribute("help", new Round.Help(needId, own(actor), refusal.say()));
            return "aide/help";
        }
    }
}
