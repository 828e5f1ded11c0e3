package shouwang.pages.rounds;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.pages.CalendarLeaf;
import shouwang.people.Aide;
import shouwang.people.CardFacts;
import shouwang.people.Elder;
import shouwang.people.Private;
import shouwang.places.Places;
import shouwang.rounds.Rounds;
import shouwang.rounds.Stop;

/** Route sheets on paper: phones in the clear only for those who may print them, and logged. */
@Controller
@Needs(Right.ROUNDS)
class RouteSheetPages {
    private final Rounds rounds;
    private final RoundsDesk desk;
    private final Private secrets;
    private final Places places;
    private final Clock clock;

    RouteSheetPages(Rounds rounds, RoundsDesk desk, Private secrets, Places places,
            Clock clock) {
        this.rounds = rounds;
        this.desk = desk;
        this.secrets = secrets;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping("/today/rounds/{id}/sheets")
    @Transactional
    String sheets(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String aide, Model model) {
        var plan = rounds.get(Given.id(id));
        actor.needPlace(plan.placeCode());
        var only = aide.isBlank() ? null : Given.id(aide);
        var known = desk.known(plan);
        var byAide = plan.byAide();
        if (only != null) {
            byAide.keySet().retainAll(List.of(only));
        }
        var who = byAide.values().stream().flatMap(List::stream)
                .map(stop -> known.elderOf(stop.visitId())).filter(Objects::nonNull)
                .map(elder -> Objects.requireNonNull(elder).id()).collect(Collectors.toSet());
        var clear = actor.may(Right.PRINT_CARDS);
        var facts = clear ? secrets.forCards(actor, who) : Map.<UUID, CardFacts>of();
        var sheets = new ArrayList<RouteSheet.Sheet>();
        byAide.forEach((aideId, stops) -> {
            var walker = known.aides().get(aideId);
            if (walker != null) {
                sheets.add(sheet(walker, stops, known, facts));
            }
        });
        model.addAttribute("sheet", new RouteSheet(places.get(plan.placeCode()).name(),
                plan.day().getYear() + "年" + plan.day().getMonthValue() + "月"
                + plan.day().getDayOfMonth() + "日 " + CalendarLeaf.weekday(plan.day()),
                "/today/rounds?on=" + plan.day() + "&village=" + plan.placeCode(), clear, sheets));
        return "rounds/sheets";
    }

    private RouteSheet.Sheet sheet(Aide aide, List<Stop> stops, RoundsDesk.Known known,
            Map<UUID, CardFacts> facts) {
        var lines = new ArrayList<RouteSheet.Line>();
        for (var stop : stops) {
            var elder = known.elderOf(stop.visitId());
            var visit = known.visits().get(stop.visitId());
            if (elder == null || visit == null || RoundsDesk.isOff(visit)) {
                continue;
            }
            var fact = facts.getOrDefault(elder.id(), CardFacts.NONE);
            var phones = fact.phones().isEmpty() ? elder.phones() : fact.phones();
            lines.add(new RouteSheet.Line(lines.size() + 1, RoundsDesk.hour(stop.begins()),
                    stop.way() + " 分钟", elder.name() + "，"
                    + elder.ageOn(LocalDate.now(clock)) + " 岁", where(elder),
                    phones.isEmpty() ? "没有" : phones.getFirst(),
                    visit.service().chinese() + (visit.task().isEmpty() ? ""
                            : "：" + visit.task()),
                    Objects.requireNonNullElse(fact.mind(), "")));
        }
        return new RouteSheet.Sheet(aide.name(), "%s·%s，%d 户，路上 %d 分钟".formatted(
                aide.hamlet(), aide.vehicle().chinese(), lines.size(),
                stops.stream().mapToInt(Stop::way).sum()), lines);
    }

    private static String where(Elder elder) {
        return Stream.of(elder.hamlet(), elder.directions())
                .filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining("，"));
    }
}
