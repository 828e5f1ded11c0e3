package shouwang.pages.alarm;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.alarm.Alarm;
import shouwang.alarm.Alert;
import shouwang.county.Scope;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.places.Place;

/**
 * 突发 in the aide's hand: 我去, 去不了, 到了. An aide's account may stand at one hamlet and the call
 * come from the next one: these pages look at the whole village, but only at what she was called
 * to.
 */
@Controller
@Needs(Right.AIDE_ROUND)
class CallPages {
    private final Alarm alarm;
    private final AlertWords words;
    private final TransactionTemplate once;

    CallPages(Alarm alarm, AlertWords words, TransactionTemplate once) {
        this.alarm = alarm;
        this.words = words;
        this.once = once;
    }

    private static <T> T village(Actor actor, Callable<T> work) {
        return Scope.below(actor.county(), Place.villageOf(actor.placeCode())).call(work);
    }

    /** Lies on top of each of her pages while somebody waits for her. */
    @GetMapping("/aide/calls")
    String calls(Actor actor, Model model) {
        model.addAttribute("rows", village(actor,
                () -> words.rows(alarm.calling(actor.person()))));
        return "alarm/calls";
    }

    @GetMapping("/aide/alerts/{id}")
    String one(Actor actor, @PathVariable String id, Model model) {
        model.addAttribute("one", village(actor, () -> once.execute(
                status -> words.one(actor, Given.id(id), null))));
        return "alarm/call";
    }

    @PostMapping("/aide/alerts/{id}/going")
    String going(Actor actor, @PathVariable String id, HttpServletResponse response, Model model) {
        return then(actor, id, response, model,
                alert -> alarm.going(actor, alert, actor.person()));
    }

    @PostMapping("/aide/alerts/{id}/cannot")
    String cannot(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String why, HttpServletResponse response,
            Model model) {
        return then(actor, id, response, model, alert -> alarm.cannot(actor, alert,
                actor.person(), Given.text(why, "why", "为什么", 60)));
    }

    @PostMapping("/aide/alerts/{id}/arrived")
    String arrived(Actor actor, @PathVariable String id, HttpServletResponse response,
            Model model) {
        return then(actor, id, response, model,
                alert -> alarm.arrived(actor, alert, actor.person()));
    }

    @PostMapping("/aide/alerts/{id}/note")
    String note(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String note, HttpServletResponse response,
            Model model) {
        return then(actor, id, response, model, alert -> alarm.note(actor, alert, Given.id(step),
                Given.text(note, "note", "做了什么", 200)));
    }

    @PostMapping("/aide/alerts/{id}/end")
    String end(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String result, HttpServletResponse response,
            Model model) {
        return then(actor, id, response, model, alert -> alarm.end(actor, alert,
                Given.word(outcome, Alert.Outcome.class, "outcome", "怎么样了"),
                Objects.requireNonNullElse(Given.optional(result, "result", "说明", 150), "")));
    }

    private String then(Actor actor, String id, HttpServletResponse response, Model model,
            Consumer<UUID> deed) {
        var alert = Given.id(id);
        try {
            village(actor, () -> {
                deed.accept(alert);
                return true;
            });
            return Said.then("/aide/alerts/" + alert, "saved");
        } catch (Rejected refusal) {
            if (refusal.reason() == Reason.NOT_FOUND) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            model.addAttribute("one", village(actor,
                    () -> words.one(actor, alert, refusal.say())));
            return "alarm/call";
        }
    }
}
