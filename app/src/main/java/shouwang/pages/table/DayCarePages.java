package shouwang.pages.table;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pages.form.Ground;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.ElderQuery;
import shouwang.people.Elders;
import shouwang.places.Place;
import shouwang.table.DayCare;

/** 日间照料 at the desk: one tap when she comes, one when she goes; hours of looking after. */
@Controller
@Needs(Right.TABLE)
class DayCarePages {
    private static final int USUAL_DAYS = 28;
    private static final int MOST = 24;
    private static final ZoneId HERE = When.HERE;
    private final DayCare dayCare;
    private final Elders elders;
    private final Aides aides;
    private final Ground ground;
    private final TableDesk desk;

    DayCarePages(DayCare dayCare, Elders elders, Aides aides, Ground ground, TableDesk desk) {
        this.dayCare = dayCare;
        this.elders = elders;
        this.aides = aides;
        this.ground = ground;
        this.desk = desk;
    }

    @Bean
    static Said.Words tableDayCareWords() {
        return Said.words("shiftdone", "照看的时间已记。");
    }

    private Place place(Actor actor, String village) {
        return ground.village(actor, village).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "请先选一个村。"));
    }

    @GetMapping("/care/table/daycare")
    String day(Actor actor, @RequestParam(defaultValue = "") String village,
            @RequestParam(defaultValue = "") String q, Model model) {
        return show(place(actor, village),
                Objects.requireNonNullElse(Given.optional(q, "q", "要找的", 40), ""), null, model);
    }

    private String show(Place place, String q, @Nullable String wrong, Model model) {
        var today = desk.today();
        var stays = new LinkedHashMap<UUID, DayCare.Stay>();
        dayCare.on(place.code(), today).forEach(stay -> stays.put(stay.elderId(), stay));
        var found = q.isEmpty() ? new ArrayList<Elder>()
                : elders.list(ElderQuery.of(place.code(), q, MOST));
        var ids = new LinkedHashSet<UUID>();
        if (q.isEmpty()) {
            ids.addAll(stays.keySet());
            ids.addAll(dayCare.usual(place.code(), today.minusDays(USUAL_DAYS)));
        } else {
            found.forEach(elder -> ids.add(elder.id()));
        }
        var known = elders.byIds(ids);
        var rows = ids.stream().filter(known::containsKey).map(id -> row(
                        Objects.requireNonNull(known.get(id)), stays.get(id)))
                .sorted(Comparator.comparing((DayCareView.Row row) -> !row.isHere())
                        .thenComparing(row -> !row.came().isEmpty())).toList();
        var shifts = dayCare.shifts(place.code(), today.atStartOfDay(HERE).toInstant());
        var names = desk.names(shifts.stream().map(DayCare.Shift::aideId)
                .collect(Collectors.toSet()));
        model.addAttribute("care", new DayCareView(place.code(), place.name(),
                TableDesk.day(today), (int) stays.values().stream()
                        .filter(stay -> stay.left() == null).count(),
                (int) stays.values().stream().filter(stay -> stay.left() != null).count(), rows,
                shifts.stream().map(shift -> shift(shift,
                        names.getOrDefault(shift.aideId(), ""), today)).toList(),
                aides.all(place.code()).stream().map(a -> new DayCareView.Choice(
                        a.id().toString(), a.name())).toList(), Ids.fresh().toString(), q,
                wrong));
        return "table/daycare";
    }

    private DayCareView.Row row(Elder elder, DayCare.@Nullable Stay stay) {
        var left = stay == null ? null : stay.left();
        return new DayCareView.Row(elder.id().toString(), elder.name(), desk.of(elder),
                stay == null ? "" : When.hour(stay.came()), left == null ? "" : When.hour(left));
    }

    private static DayCareView.Shift shift(DayCare.Shift shift, String aide, LocalDate today) {
        var until = shift.until();
        return new DayCareView.Shift(shift.id().toString(), aide,
                When.moment(shift.from(), today), until == null ? "" : When.hour(until),
                shift.minutes() == null ? "" : shift.minutes() + " 分钟", until == null,
                When.field(shift.from()));
    }

    @PostMapping("/care/table/daycare/{elder}")
    String tap(Actor actor, @PathVariable String elder,
            @RequestParam(defaultValue = "") String tap, HttpServletResponse response,
            Model model) {
        var who = elders.get(Given.id(elder));
        actor.needPlace(who.villageCode());
        try {
            if ("LEFT".equals(tap)) {
                dayCare.left(actor, who.id());
            } else {
                dayCare.came(actor, who.id());
            }
            return Said.then("/care/table/daycare?village=" + who.villageCode(), "saved");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(place(actor, who.villageCode()), "", refusal.say(), model);
        }
    }

    @PostMapping("/care/table/shifts")
    String begin(Actor actor, @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String aide, HttpServletResponse response,
            Model model) {
        var who = aides.get(Given.id(aide));
        actor.needPlace(who.villageCode());
        try {
            dayCare.begin(actor, Given.id(id), who.id());
            return Said.then("/care/table/daycare?village=" + who.villageCode(), "started");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(place(actor, who.villageCode()), "", refusal.say(), model);
        }
    }

    @PostMapping("/care/table/shifts/{id}/end")
    String end(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String until, HttpServletResponse response,
            Model model) {
        var shift = dayCare.find(Given.id(id)).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这次照看，可能不归您管。"));
        var village = Place.villageOf(shift.placeCode());
        actor.needPlace(village);
        try {
            @Nullable Instant at = until.isBlank() ? null : When.moment(until, "until", "结束时间");
            dayCare.end(actor, shift.id(), at);
            return Said.then("/care/table/daycare?village=" + village, "shiftdone");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(place(actor, village), "", refusal.say(), model);
        }
    }
}
