package shouwang.pages.aide;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.care.Need;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.form.Wanted;
import shouwang.pairing.Pairs;
import shouwang.people.Elder;
import shouwang.people.Elders;

/** 要帮手: an aide asks on behalf of one of their own elders. */
@Controller
@Needs(Right.AIDE_ROUND)
class HelpPages {
    private final shouwang.care.Needs needs;
    private final Pairs pairs;
    private final Elders elders;
    private final Clock clock;

    HelpPages(shouwang.care.Needs needs, Pairs pairs, Elders elders, Clock clock) {
        this.needs = needs;
        this.pairs = pairs;
        this.elders = elders;
        this.clock = clock;
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
            var elderId = Given.id(elder);
            if (own(actor).stream().noneMatch(one -> one.id().equals(elderId))) {
                throw new Rejected(Reason.NOT_YOURS, "elder", "只能替自己结对的老人提。");
            }
            var wanted = Wanted.of(service, piece, wish);
            needs.raise(actor, new Need.Raise(needId, elderId, wanted.service(), wanted.words(),
                    wanted.people(), Need.RaisedAs.AIDE, actor.name(), Need.Via.VISIT,
                    clock.instant(), urgent, wanted.piece()));
            return Said.then("/aide", "need");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            model.addAttribute("help", new Round.Help(needId, own(actor), refusal.say()));
            return "aide/help";
        }
    }
}
