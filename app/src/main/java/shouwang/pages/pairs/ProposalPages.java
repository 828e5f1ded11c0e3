package shouwang.pages.pairs;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.pages.Said;
import shouwang.pages.form.Ground;
import shouwang.pairing.Proposal;
import shouwang.pairing.ProposalRuns;
import shouwang.pairing.Proposals;

/** 结对方案: ask for one, watch it being reckoned, compare with today, take all, some or none. */
@Controller
@Needs(Right.PAIR)
class ProposalPages {
    private final Proposals proposals;
    private final ProposalRuns runs;
    private final ProposalSheets sheets;
    private final Ground ground;

    ProposalPages(Proposals proposals, ProposalRuns runs, ProposalSheets sheets, Ground ground) {
        this.proposals = proposals;
        this.runs = runs;
        this.sheets = sheets;
        this.ground = ground;
    }

    @Bean
    static Said.Words pairsProposalWords() {
        return Said.words("taken", "已采用，结对已改好。",
                "part", "能采用的已采用；情况变了的没有动，看下面。",
                "waiting", "有的没有采用：那位互助员手上满了，要和腾位子的那条一起采用。",
                "refused", "已记下：不采用。",
                "halted", "已停下，结对没有改动；算好的村还可以看。");
    }

    @GetMapping("/people/pairs/proposals")
    String desk(Actor actor, Model model) {
        model.addAttribute("desk", sheets.desk(actor));
        return "pairs/proposals";
    }

    @PostMapping("/people/pairs/proposals")
    String ask(Actor actor, @RequestParam(defaultValue = "") String place) {
        var code = ground.within(actor, place);
        var id = proposals.ask(actor, code);
        runs.begin(actor, id, code);
        return "redirect:/people/pairs/proposals/" + id;
    }

    @GetMapping("/people/pairs/proposals/{id}")
    String one(@PathVariable String id, @RequestParam(required = false) String village,
            Model model) {
        model.addAttribute("view", sheets.page(Given.id(id), village));
        return "pairs/proposal";
    }

    @PostMapping("/people/pairs/proposals/{id}/stop")
    String stop(Actor actor, @PathVariable String id) {
        proposals.stop(actor, Given.id(id));
        return Said.then("/people/pairs/proposals/" + Given.id(id), "halted");
    }

    @PostMapping("/people/pairs/proposals/{id}/decide")
    String decide(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String deed,
            @RequestParam(required = false) List<String> elder) {
        var proposal = Given.id(id);
        var where = ground.within(actor, village);
        var back = "/people/pairs/proposals/" + proposal + "?village=" + where;
        var chosen = elder == null ? List.<UUID>of() : elder.stream().map(Given::id).toList();
        var all = proposals.lines(proposal, where).stream()
                .filter(line -> line.standing() == Proposal.Standing.OPEN)
                .map(line -> line.elder().id()).toList();
        return switch (Given.word(deed, Deed.class, "deed", "怎么办")) {
            case TAKE -> taken(proposals.take(actor, proposal, where, chosen), back);
            case TAKE_ALL -> taken(proposals.take(actor, proposal, where, all), back);
            case REFUSE_ALL -> {
                proposals.refuse(actor, proposal, where, all);
                yield Said.then(back, "refused");
            }
        };
    }

    /** What can be done with a village's lines. */
    private enum Deed {
        TAKE, TAKE_ALL, REFUSE_ALL
    }

    private static String taken(Proposals.Taken taken, String back) {
        return Said.then(back, taken.stale() + taken.waiting() == 0 ? "taken"
                : taken.waiting() == 0 ? "part" : "waiting");
    }
}
