package shouwang.pages.station;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.care.Climbing;
import shouwang.care.NeedClock;
import shouwang.care.Visits;
import shouwang.pages.CalendarLeaf;
import shouwang.pages.Chores;
import shouwang.pages.When;
import shouwang.timebank.Passbook;

/** The workbench of the station, and the contacts logged from it. */
@Controller
@Needs(Right.CALLS)
class TodayPages {
    private static final int NEEDS = 12;
    private static final int ROWS = 3;
    private static final int TOWNSHIP = 9;
    private final shouwang.care.Needs needs;
    private final Visits visits;
    private final Lapses lapses;
    private final Passbook passbook;
    private final Climbing climbing;
    private final List<Chores> chores;
    private final Desk desk;

    TodayPages(shouwang.care.Needs needs, Visits visits, Lapses lapses, Passbook passbook,
            Climbing climbing, List<Chores> chores, Desk desk) {
        this.needs = needs;
        this.visits = visits;
        this.lapses = lapses;
        this.passbook = passbook;
        this.climbing = climbing;
        this.chores = chores;
        this.desk = desk;
    }

    @GetMapping("/today")
    @Transactional(readOnly = true)
    String today(Actor actor, Model model) {
        model.addAttribute("today", today(actor));
        return "station/today";
    }

    /** The needs alone, asked for every few seconds; nothing where nothing has changed. */
    @GetMapping("/today/calls")
    @Transactional(readOnly = true)
    @Nullable String calls(Actor actor, @RequestParam(defaultValue = "") String mark,
            HttpServletResponse response, Model model) {
        var calls = calls(actor);
        if (calls.mark().equals(mark)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
        model.addAttribute("calls", calls);
        return "station/calls";
    }

    private Today.Calls calls(Actor actor) {
        var place = actor.placeCode();
        var open = needs.open(place, 200);
        var rows = desk.rows(open.subList(0, Math.min(NEEDS, open.size())));
        var late = open.stream()
                .filter(need -> need.clock(desk.now()).look() == NeedClock.Look.LATE).count();
        var nobody = open.stream()
                .filter(need -> need.status() == shouwang.care.Need.Status.OPEN).count();
        return new Today.Calls(rows, needs.countOpen(place), late, nobody,
                place.length() == TOWNSHIP ? desk.rows(climbing.reached(place,
                        shouwang.care.Need.Level.TOWNSHIP, NEEDS)) : List.of());
    }

    private Today today(Actor actor) {
        var place = actor.placeCode();
        var day = desk.today();
        var far = lapses.of(place);
        return new Today(CalendarLeaf.month(day), day.getDayOfMonth(), CalendarLeaf.line(day),
                calls(actor), waiting(place), visits.countWaiting(place),
                far.subList(0, Math.min(ROWS, far.size())), far.size(),
                chores.stream().flatMap(part -> part.of(actor, place).stream()).toList(),
                passbook.issued(place.substring(0, Math.min(12, place.length()))).text(),
                passbook.outstanding(place).text());
    }

    private List<Today.Waiting> waiting(String place) {
        var list = visits.waiting(place, ROWS);
        var who = desk.elders(list.stream().map(v -> v.elderId()));
        var by = desk.aides(list.stream().map(v -> v.aideId()));
        return list.stream().filter(v -> who.containsKey(v.elderId())).map(v -> {
            var aide = by.get(v.aideId());
            return new Today.Waiting(v.id(), v.elderId(),
                    Objects.requireNonNull(who.get(v.elderId())).name(),
                    (aide == null ? "" : aide.name() + "·") + v.service().chinese() + " "
                            + v.minutes() + " 分钟，" + When.moment(
                                    Objects.requireNonNullElse(v.finishedAt(),
                                            v.plannedAt()), desk.today()));
        }).toList();
    }
}
