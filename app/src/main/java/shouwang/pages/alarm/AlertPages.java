package shouwang.pages.alarm;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
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
import shouwang.alarm.Alarm;
import shouwang.alarm.Alert;
import shouwang.alarm.Watchman;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.people.ElderQuery;
import shouwang.people.Elders;

/** 突发 at the desk: who was called, who goes; the desk writes down what it hears by telephone. */
@Controller
@Needs(Right.ALERTS)
class AlertPages {
    private static final int MOST = 100;
    private static final int FOUND = 12;
    private final Alarm alarm;
    private final AlertWords words;
    private final shouwang.care.Needs needs;
    private final Elders elders;
    private final Watchman watchman;
    private final Clock clock;

    AlertPages(Alarm alarm, AlertWords words, shouwang.care.Needs needs, Elders elders,
            Watchman watchman, Clock clock) {
        this.alarm = alarm;
        this.words = words;
        this.needs = needs;
        this.elders = elders;
        this.watchman = watchman;
        this.clock = clock;
    }

    /** What every page of a desk asks for again and again. Looking lets needs climb, too. */
    @GetMapping("/today/bell")
    String bell(Actor actor, Model model) {
        watchman.climb(actor.placeCode());
        model.addAttribute("bell", rung(actor));
        return "alarm/bell";
    }

    private AlertView.Bell rung(Actor actor) {
        var open = alarm.open(actor.placeCode(), 5);
        var newest = needs.list(actor.placeCode(), clock.instant().plusSeconds(86_400), 1);
        return new AlertView.Bell((open.isEmpty() ? "" : open.getLast().id().toString())
                + (newest.isEmpty() ? "" : newest.getFirst().id().toString()), words.rows(open));
    }

    @GetMapping("/today/alerts")
    @Transactional(readOnly = true)
    String all(Actor actor, Model model) {
        model.addAttribute("all", new AlertView.All(
                words.rows(alarm.open(actor.placeCode(), MOST)),
                words.rows(alarm.list(actor.placeCode(), false, MOST).stream()
                        .filter(one -> !one.isOpen()).toList())));
        return "alarm/alerts";
    }

    @GetMapping("/today/alerts/{id}")
    @Transactional
    String one(Actor actor, @PathVariable String id, Model model) {
        model.addAttribute("one", words.one(actor, Given.id(id), null));
        return "alarm/alert";
    }

    @PostMapping("/today/alerts/{id}/going")
    String going(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String who,
            HttpServletResponse response, Model model) {
        return then(actor, id, "saved", response, model,
                alert -> alarm.going(actor, alert, Given.id(who)));
    }

    @PostMapping("/today/alerts/{id}/cannot")
    String cannot(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String who, HttpServletResponse response,
            Model model) {
        return then(actor, id, "saved", response, model,
                alert -> alarm.cannot(actor, alert, Given.id(who), "电话里说的"));
    }

    @PostMapping("/today/alerts/{id}/arrived")
    String arrived(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String who, HttpServletResponse response,
            Model model) {
        return then(actor, id, "saved", response, model,
                alert -> alarm.arrived(actor, alert, Given.id(who)));
    }

    @PostMapping("/today/alerts/{id}/note")
    String note(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "") String note, HttpServletResponse response,
            Model model) {
        return then(actor, id, "saved", response, model, alert -> alarm.note(actor, alert,
                Given.id(step), Given.text(note, "note", "做了什么", 200)));
    }

    @PostMapping("/today/alerts/{id}/hand")
    String hand(Actor actor, @PathVariable String id, @RequestParam(defaultValue = "") String to,
            HttpServletResponse response, Model model) {
        return then(actor, id, "saved", response, model,
                alert -> alarm.hand(actor, alert, Given.text(to, "to", "交给谁", 60)));
    }

    @PostMapping("/today/alerts/{id}/doctor")
    String doctor(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String says, HttpServletResponse response,
            Model model) {
        return then(actor, id, "saved", response, model,
                alert -> alarm.doctorSays(actor, alert, Given.text(says, "says", "看了怎么样", 200)));
    }

    @PostMapping("/today/alerts/{id}/end")
    String end(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String result, HttpServletResponse response,
            Model model) {
        return then(actor, id, "ended", response, model, alert -> alarm.end(actor, alert,
                Given.word(outcome, Alert.Outcome.class, "outcome", "怎么样了"),
                Objects.requireNonNullElse(Given.optional(result, "result", "说明", 150), "")));
    }

    private String then(Actor actor, String id, String said, HttpServletResponse response,
            Model model, Consumer<UUID> deed) {
        var alert = Given.id(id);
        try {
            deed.accept(alert);
            return Said.then("/today/alerts/" + alert, said);
        } catch (Rejected refusal) {
            if (refusal.reason() == Reason.NOT_FOUND) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            model.addAttribute("one", words.one(actor, alert, refusal.say()));
            return "alarm/alert";
        }
    }

    @GetMapping("/today/drills")
    @Needs(Right.DRILLS)
    @Transactional(readOnly = true)
    String drills(Actor actor, Model model) {
        model.addAttribute("drills", words.drills(actor.placeCode(), MOST));
        return "alarm/drills";
    }

    @GetMapping("/today/drills/new")
    @Needs(Right.DRILLS)
    @Transactional(readOnly = true)
    String ask(Actor actor, @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String elder, Model model) {
        model.addAttribute("drill", form(actor, Ids.fresh(), q,
                elder.isBlank() ? null : Given.id(elder), null));
        return "alarm/drill";
    }

    private AlertView.NewDrill form(Actor actor, UUID id, String q, @Nullable UUID elderId,
            @Nullable String wrong) {
        var word = Given.optional(q, "q", "要找的", 40);
        var found = word == null ? List.<AlertView.Found>of()
                : elders.list(ElderQuery.of(actor.placeCode(), word, FOUND)).stream()
                        .map(one -> new AlertView.Found(one.id(), one.name(), one.hamlet()))
                        .toList();
        return new AlertView.NewDrill(id, word == null ? "" : word, found,
                elderId == null ? null : elders.find(elderId).map(one ->
                        new AlertView.Found(one.id(), one.name(), one.hamlet())).orElse(null),
                wrong);
    }

    @PostMapping("/today/drills")
    @Needs(Right.DRILLS)
    String begin(Actor actor, @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String elder,
            @RequestParam(defaultValue = "") String what, HttpServletResponse response,
            Model model) {
        var drill = Given.id(id);
        var elderId = Given.id(elder);
        try {
            alarm.drill(actor, drill, elderId, Given.text(what, "what", "演练什么", 100));
            return Said.then("/today/alerts/" + drill, "saved");
        } catch (Rejected refusal) {
            if (refusal.reason() == Reason.NOT_FOUND) {
                throw refusal;
            }
            response.setStatus(refusal.reason().status());
            model.addAttribute("drill", form(actor, drill, "", elderId, refusal.say()));
            return "alarm/drill";
        }
    }
}
