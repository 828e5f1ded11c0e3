package shouwang.pages.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.pages.form.Choice;
import shouwang.pages.form.Ground;
import shouwang.places.Places;

/** Reading the audit: by day, by deed, by place. */
@Controller
@Needs(Right.AUDIT)
public class AuditPages {
    private static final int PAGE = 60;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private final Audit audit;
    private final Places places;
    private final Ground ground;
    private final Clock clock;

    AuditPages(Audit audit, Places places, Ground ground, Clock clock) {
        this.audit = audit;
        this.places = places;
        this.ground = ground;
        this.clock = clock;
    }

    @GetMapping("/settings/audit")
    @Transactional(readOnly = true)
    public String lines(Actor actor, @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String deed,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String before, HttpServletResponse response,
            Model model) {
        var where = ground.within(actor, place);
        LocalDate on = null;
        String say = null;
        try {
            on = day.isBlank() ? null : Given.day(day, "day", "日期");
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            say = refusal.say();
        }
        var kind = Given.optional(deed, "deed", "做了什么", 40);
        var from = before.isEmpty() ? null : Given.id(before);
        var found = say != null ? new ArrayList<Audit.Line>()
                : new ArrayList<>(audit.lines(new Audit.Search(where, on, kind, from, PAGE + 1)));
        String older = null;
        if (found.size() > PAGE) {
            found.removeLast();
            older = address(day, deed, place, found.getLast().id());
        }
        model.addAttribute("list", new AuditList(on == null ? "" : on.toString(),
                deeds(where, kind), ground.ways(actor, where), rows(found), from == null,
                address(day, deed, place, null), older, say));
        return "settings/audit";
    }

    private List<Choice> deeds(String where, @Nullable String now) {
        var deeds = new ArrayList<>(audit.deeds(where));
        if (now != null && !deeds.contains(now)) {
            deeds.add(now);
        }
        return deeds.stream().map(deed -> new Choice(deed, deed, deed.equals(now))).toList();
    }

    private List<AuditList.Row> rows(List<Audit.Line> lines) {
        var names = places.names(lines.stream().map(Audit.Line::placeCode).distinct().toList());
        return lines.stream().map(line -> new AuditList.Row(
                MOMENT.format(line.at().atZone(clock.getZone())), line.actorName(), line.deed(),
                line.subject(), line.reason() == null ? "" : line.reason(),
                names.getOrDefault(line.placeCode(), line.placeCode()))).toList();
    }

    private static String address(String day, String deed, String place, @Nullable UUID before) {
        var address = UriComponentsBuilder.fromPath("/settings/audit").queryParam("day", "{day}")
                .queryParam("deed", "{deed}").queryParam("place", "{place}");
        if (before != null) {
            address.queryParam("before", before);
        }
        return address.encode().buildAndExpand(day, deed, place).toUriString();
    }
}
