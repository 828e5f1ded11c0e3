package shouwang.pages.station;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.people.Elders;

/** 派人: who goes, with what speaks against it said and answered. */
@Controller
@Needs(Right.ANSWER)
class GivePages {
    private final shouwang.care.Needs needs;
    private final Elders elders;
    private final NeedDesk page;
    private final Desk desk;
    private final Audit audit;
    private final TransactionTemplate once;

    GivePages(shouwang.care.Needs needs, Elders elders, NeedDesk page, Desk desk, Audit audit,
            TransactionTemplate once) {
        this.needs = needs;
        this.elders = elders;
        this.page = page;
        this.desk = desk;
        this.audit = audit;
        this.once = once;
    }

    @PostMapping("/today/needs/{id}/give")
    String give(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String aide,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String despite, HttpServletResponse response,
            Model model) {
        var needId = Given.id(id);
        var who = Given.id(aide);
        try {
            var why = Given.optional(despite, "despite", "为什么还是派", 80);
            var against = page.against(needId, who);
            if (!against.isEmpty() && why == null) {
                throw new Rejected(Reason.NOT_NOW, "despite",
                        "这一位" + against + "。要派，请写为什么合适；或者换一位。");
            }
            once.executeWithoutResult(status -> {
                var visit = needs.give(actor, needId, who, at.isBlank() ? desk.now()
                        : When.moment(at, "at", "什么时候去"));
                if (!against.isEmpty()) {
                    var elder = elders.get(visit.elderId());
                    audit.log(actor, elder.placeCode(), "仍派人去", elder.name(), visit.id(),
                            against + "：" + why);
                }
            });
            return Said.then("/today/needs/" + needId, "sent");
        } catch (Rejected refusal) {
            return page.again(actor, needId, refusal, despite.length() > 80 ? "" : despite,
                    response, model);
        }
    }
}
