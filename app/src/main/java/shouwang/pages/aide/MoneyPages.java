package shouwang.pages.aide;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import shouwang.care.Visits;
import shouwang.care.errand.Errand;
import shouwang.care.errand.Errands;
import shouwang.field.Fact;
import shouwang.field.PlainDoor;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.people.Elders;

/** 跑腿的钱: what she was given, what she paid, what she gave back; the same facts as in the app. */
@Controller
@Needs(Right.AIDE_ROUND)
class MoneyPages {
    private final Visits visits;
    private final Errands errands;
    private final Elders elders;
    private final PlainDoor door;

    MoneyPages(Visits visits, Errands errands, Elders elders, PlainDoor door) {
        this.visits = visits;
        this.errands = errands;
        this.elders = elders;
        this.door = door;
    }

    @GetMapping("/aide/visits/{id}/money")
    @Transactional(readOnly = true)
    String form(Actor actor, @PathVariable String id, Model model) {
        return page(actor, Given.id(id), null, model);
    }

    private String page(Actor actor, UUID id, @Nullable String wrong, Model model) {
        var visit = visits.mine(actor, id);
        var steps = errands.find(id).map(errand -> errand.steps().stream().map(step ->
                step.kind().chinese() + " " + step.sum().text() + " 元"
                        + (step.what().isEmpty() ? "" : "，" + step.what())).toList())
                .orElse(List.of());
        model.addAttribute("money", new Round.Purse(id, elders.get(visit.elderId()).name(),
                steps, Ids.fresh(), wrong));
        return "aide/money";
    }

    @PostMapping("/aide/visits/{id}/money")
    String step(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String yuan,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String signature,
            @RequestParam(defaultValue = "") String fact, HttpServletResponse response,
            Model model) {
        var visitId = Given.id(id);
        var visit = visits.mine(actor, visitId);
        try {
            var body = new LinkedHashMap<String, @Nullable Object>();
            body.put("errand", visitId);
            body.put("step", step);
            body.put("fen", fen(yuan));
            body.put("what", what.isBlank() ? null : what);
            body.put("signature", signature.isBlank() ? null : signature);
            door.take(actor, fact.isBlank() ? Ids.fresh() : Given.id(fact), Fact.Kind.ERRAND,
                    null, visit.elderId(), body);
            return Said.then("/aide/visits/" + visitId + "/money", "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return page(actor, visitId, refusal.say(), model);
        }
    }

    /** Yuan as typed, with at most two decimals, to whole fen. */
    private static long fen(String yuan) {
        var text = Given.text(yuan, "yuan", "多少钱", 12);
        if (!text.matches("[0-9]{1,5}([.][0-9]{1,2})?")) {
            throw new Rejected(Reason.WRONG_FORM, "yuan", "多少钱请写成 12 或 12.50 这样。");
        }
        return new BigDecimal(text).movePointRight(2).longValueExact();
    }
}
