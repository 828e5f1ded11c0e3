package shouwang.pages.rounds;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.form.Ground;
import shouwang.places.Place;
import shouwang.rounds.Rounds;
import shouwang.rounds.RoundsOfDay;

/** 今日路线: propose, look, change by hand, accept. */
@Controller
@Needs(Right.ROUNDS)
class RoundsPages {
    /** After this hour the page opens on tomorrow. */
    private static final LocalTime DAY_IS_OVER = LocalTime.of(17, 0);
    private static final int MOST_DOORS = 1_000;
    private final Rounds rounds;
    private final RoundsDesk desk;
    private final Ground ground;
    private final Clock clock;

    RoundsPages(Rounds rounds, RoundsDesk desk, Ground ground, Clock clock) {
        this.rounds = rounds;
        this.desk = desk;
        this.ground = ground;
        this.clock = clock;
    }

    @Bean
    static Said.Words roundsRoundsWords() {
        return Said.words("routed", "路线已采用，互助员手机上已是新的时间和顺序。",
                "stopped", "已停下，没有存下任何东西。",
                "fixed", "已固定，重新排也不会动它。",
                "freed", "已放开，重新排时可以动它。");
    }

    /** A village, or the whole of a township where none is named. */
    private String place(Actor actor, String village) {
        return Place.villageOf(ground.within(actor, village));
    }

    private LocalDate day(String on) {
        if (!on.isBlank()) {
            return Given.day(on, "on", "日期");
        }
        var today = LocalDate.now(clock);
        return LocalTime.now(clock).isAfter(DAY_IS_OVER) ? today.plusDays(1) : today;
    }

    /** While a search runs the page asks for itself again each second, without script. */
    @GetMapping("/today/rounds")
    @Transactional(readOnly = true)
    String page(Actor actor, @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String visit,
            @RequestParam(defaultValue = "") String only,
            @RequestParam(required = false) @Nullable Integer walk,
            @RequestParam(required = false) @Nullable Integer late,
            HttpServletResponse response, Model model) {
        var cost = walk == null || late == null ? null : RoundsDesk.cost(walk, late);
        return show(actor, place(actor, village), day(on), new RoundsDesk.Asked(null, cost,
                visit.isBlank() ? null : Given.id(visit), only.isBlank() ? null : Given.id(only)),
                response, model);
    }

    private String show(Actor actor, String place, LocalDate day, RoundsDesk.Asked asked,
            HttpServletResponse response, Model model) {
        var page = desk.page(actor, place, day, asked);
        var search = page.search();
        if (search != null && search.running()) {
            response.setHeader("Refresh", "1;url=" + there(day, place));
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("page", page);
        return "rounds/rounds";
    }

    private static String there(LocalDate day, String place) {
        return "/today/rounds?on=" + day + "&village=" + place;
    }

    @PostMapping("/today/rounds/propose")
    String propose(Actor actor, @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String village, HttpServletResponse response,
            Model model) {
        var place = place(actor, village);
        var day = day(on);
        try {
            rounds.propose(actor, place, day);
            return "redirect:" + there(day, place);
        } catch (Rejected refusal) {
            return refused(actor, place, day, refusal, response, model);
        }
    }

    @PostMapping("/today/rounds/cancel")
    String cancel(Actor actor, @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "") String village) {
        var place = place(actor, village);
        rounds.cancel(actor, place, day(on));
        return Said.then(there(day(on), place), "stopped");
    }

    @PostMapping("/today/rounds/{id}/move")
    String move(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String visit,
            @RequestParam(defaultValue = "") String aide,
            @RequestParam(defaultValue = "") String at, HttpServletResponse response,
            Model model) {
        var plan = rounds.get(Given.id(id));
        try {
            var changed = rounds.move(actor, plan.id(), seen(version), Given.id(visit),
                    Given.id(aide), Given.number(at, "at", "第几户", 0, MOST_DOORS));
            return "redirect:" + there(plan.day(), plan.placeCode()) + "&walk="
                    + changed.walkMore() + "&late=" + changed.lateMore();
        } catch (Rejected refusal) {
            return refused(actor, plan.placeCode(), plan.day(), refusal, response, model);
        }
    }

    private static int seen(String version) {
        return Given.number(version, "version", "版本", 0, Integer.MAX_VALUE);
    }

    /** What dropping here would cost, in words; asked while something is dragged. */
    @GetMapping(path = "/today/rounds/{id}/price",
            produces = MediaType.TEXT_PLAIN_VALUE + ";charset=UTF-8")
    @ResponseBody
    String price(@PathVariable String id, @RequestParam(defaultValue = "") String visit,
            @RequestParam(defaultValue = "") String aide,
            @RequestParam(defaultValue = "") String at) {
        try {
            var offer = rounds.price(Given.id(id), Given.id(visit), Given.id(aide),
                    Given.number(at, "at", "第几户", 0, MOST_DOORS));
            return RoundsDesk.cost(offer.walkMore(), offer.lateMore());
        } catch (Rejected refusal) {
            return refusal.say();
        }
    }

    @PostMapping("/today/rounds/{id}/fix")
    String fix(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String visit,
            @RequestParam(defaultValue = "") String aide,
            @RequestParam(defaultValue = "true") boolean fixed, HttpServletResponse response,
            Model model) {
        var plan = rounds.get(Given.id(id));
        try {
            UUID one = visit.isBlank() ? null : Given.id(visit);
            rounds.fix(actor, plan.id(), seen(version), Given.id(aide), one, fixed);
            return Said.then(there(plan.day(), plan.placeCode()), fixed ? "fixed" : "freed");
        } catch (Rejected refusal) {
            return refused(actor, plan.placeCode(), plan.day(), refusal, response, model);
        }
    }

    @PostMapping("/today/rounds/{id}/accept")
    String accept(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String version, HttpServletResponse response,
            Model model) {
        RoundsOfDay plan = rounds.get(Given.id(id));
        try {
            rounds.accept(actor, plan.id(), seen(version));
            return Said.then(there(plan.day(), plan.placeCode()), "routed");
        } catch (Rejected refusal) {
            return refused(actor, plan.placeCode(), plan.day(), refusal, response, model);
        }
    }

    /** The page as it is now, with the refusal on it; what is not there stays not there. */
    private String refused(Actor actor, String place, LocalDate day, Rejected refusal,
            HttpServletResponse response, Model model) {
        if (refusal.reason() == Reason.NOT_FOUND || refusal.reason() == Reason.NOT_YOURS) {
            throw refusal;
        }
        response.setStatus(refusal.reason().status());
        return show(actor, place, day, new RoundsDesk.Asked(refusal.say(), null, null, null),
                response, model);
    }
}
