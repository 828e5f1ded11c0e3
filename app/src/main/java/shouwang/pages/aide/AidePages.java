package shouwang.pages.aide;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.field.Fact;
import shouwang.field.PlainDoor;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.CalendarLeaf;
import shouwang.pages.Confirmed;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pages.form.Works;
import shouwang.pairing.Pairs;
import shouwang.people.CardFacts;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Private;
import shouwang.rounds.Rounds;
import shouwang.timebank.Passbook;

/** What an aide of sixty needs in the hand, and nothing else. */
@Controller
@Needs(Right.AIDE_ROUND)
class AidePages {
    private final Visits visits;
    private final Elders elders;
    private final Private secrets;
    private final PlainDoor door;
    private final Pairs pairs;
    private final Passbook passbook;
    private final Rounds rounds;
    private final Clock clock;

    AidePages(Visits visits, Elders elders, Private secrets, PlainDoor door, Pairs pairs,
            Passbook passbook, Rounds rounds, Clock clock) {
        this.visits = visits;
        this.elders = elders;
        this.secrets = secrets;
        this.door = door;
        this.pairs = pairs;
        this.passbook = passbook;
        this.rounds = rounds;
        this.clock = clock;
    }

    @GetMapping("/aide")
    @Transactional
    String round(Actor actor, Model model) {
        var today = LocalDate.now(clock);
        var list = Stream.concat(visits.ofAide(actor.person(), today).stream(),
                visits.leftOver(actor.person(), today).stream())
                .filter(visit -> visit.status() != Visit.Status.CANCELLED).toList();
        var who = elders.byIds(list.stream().map(Visit::elderId).collect(Collectors.toSet()));
        var next = list.stream().filter(AidePages::isToDo).filter(visit -> {
            var elder = who.get(visit.elderId());
            return elder != null && elder.status() == Elder.Status.HERE;
        }).findFirst().orElse(null);
        var facts = next == null ? Map.<UUID, CardFacts>of()
                : secrets.forCards(actor, List.of(next.elderId()));
        var ways = rounds.ways(actor.person(), today);
        var stops = new ArrayList<Round.Stop>();
        for (var visit : list) {
            var elder = who.get(visit.elderId());
            if (elder != null) {
                stops.add(stop(visit, elder, stops.size() + 1, visit == next,
                        facts.getOrDefault(elder.id(), CardFacts.NONE), today,
                        ways.getOrDefault(visit.id(), 0)));
            }
        }
        var todays = stops.stream().filter(stop -> !stop.left()).toList();
        model.addAttribute("round", new Round(CalendarLeaf.weekday(today), todays,
                (int) todays.stream().filter(Round.Stop::isDone).count(),
                stops.stream().filter(Round.Stop::left).toList()));
        return "aide/round";
    }

    private static boolean isToDo(Visit visit) {
        return visit.status() == Visit.Status.STARTED || visit.status() == Visit.Status.PLANNED;
    }

    private static Round.Stop stop(Visit visit, Elder elder, int number, boolean open,
            CardFacts facts, LocalDate today, int way) {
        return new Round.Stop(visit.id(), number, elder.name(), elder.ageOn(today),
                visit.service().chinese() + (visit.task().isEmpty() ? "" : "·" + visit.task()),
                When.moment(visit.plannedAt(), today), visit.status(), open, where(elder),
                facts.mind(), facts.phones().isEmpty() ? null : facts.phones().getFirst(), way,
                away(elder), When.day(visit.plannedAt()).isBefore(today));
    }

    private static @Nullable String away(Elder elder) {
        return elder.status() == Elder.Status.HERE ? null : elder.status().chinese();
    }

    private static @Nullable String where(Elder elder) {
        var way = Stream.of(elder.hamlet(), elder.directions())
                .filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining("，"));
        return way.isEmpty() ? null : way;
    }

    @GetMapping("/aide/visits/{id}")
    @Transactional
    String one(Actor actor, @PathVariable String id, Model model) {
        model.addAttribute("one", view(actor, Given.id(id), null));
        return "aide/visit";
    }

    private Round.One view(Actor actor, UUID id, @Nullable String wrong) {
        var visit = visits.mine(actor, id);
        var elder = elders.get(visit.elderId());
        var hers = isStillHers(actor, visit);
        var facts = hers ? secrets.forCards(actor, List.of(elder.id()))
                .getOrDefault(elder.id(), CardFacts.NONE) : CardFacts.NONE;
        var started = visit.startedAt();
        return new Round.One(visit.id(), elder.name(), elder.ageOn(LocalDate.now(clock)),
                visit.service().chinese(), hers ? visit.task() : "", visit.status(),
                started == null ? null : When.hour(started), hers ? where(elder) : null,
                facts.mind(), facts.phones().isEmpty() ? null : facts.phones().getFirst(),
                visit.minutes(), Works.of(visit.service()), Ids.fresh(), wrong, away(elder));
    }

    /**
     * Whom she is going to, or looks after: then she must know the way, the telephone and what to
     * mind. A visit that is over opens nobody's door any more.
     */
    private boolean isStillHers(Actor actor, Visit visit) {
        var since = LocalDate.now(clock).minusDays(7).atStartOfDay(clock.getZone()).toInstant();
        var begun = Objects.requireNonNullElse(visit.startedAt(), visit.plannedAt());
        var lately = Objects.requireNonNullElse(visit.finishedAt(), begun);
        var open = isToDo(visit) || visit.status() == Visit.Status.DONE;
        if (open && !lately.isBefore(since)) {
            return true;
        }
        var pair = pairs.current(List.of(visit.elderId())).get(visit.elderId());
        return pair != null && pair.aideId().equals(actor.person());
    }

    @PostMapping("/aide/visits/{id}/start")
    String start(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String fact, HttpServletResponse response,
            Model model) {
        var visitId = Given.id(id);
        return pressed(actor, visitId, "/aide/visits/" + visitId, "started", response, model,
                () -> told(actor, fact, Fact.Kind.START, visits.mine(actor, visitId), Map.of()));
    }

    @PostMapping("/aide/visits/{id}/finish")
    String finish(Actor actor, @PathVariable String id,
            @RequestParam(required = false) @Nullable List<String> did,
            @RequestParam(defaultValue = "") String done,
            @RequestParam(defaultValue = "") String mood,
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String fact, HttpServletResponse response,
            Model model) {
        var visitId = Given.id(id);
        return pressed(actor, visitId, "/aide/visits/" + visitId, "finished", response, model,
                () -> {
                    var visit = visits.mine(actor, visitId);
                    if (isOver(visit)) {
                        return;
                    }
                    var started = visit.startedAt();
                    if (visit.status() == Visit.Status.PLANNED || started == null) {
                        throw new Rejected(Reason.NOT_NOW, "还没有开始，请先点“开始服务”。");
                    }
                    var body = new LinkedHashMap<String, @Nullable Object>();
                    body.put("started", started);
                    body.put("finished", moment(at));
                    body.put("did", did);
                    body.put("note", done.isBlank() ? null : done);
                    body.put("mood", mood.isBlank() ? null : mood);
                    told(actor, fact, Fact.Kind.FINISH, visit, body);
                });
    }

    private void told(Actor actor, String fact, Fact.Kind kind, Visit visit,
            Map<String, ? extends @Nullable Object> body) {
        door.take(actor, fact.isBlank() ? Ids.fresh() : Ids.derived(Given.id(fact), kind.name()),
                kind, visit.id(), visit.elderId(), body);
    }

    private static boolean isOver(Visit visit) {
        return visit.status() == Visit.Status.DONE || visit.status() == Visit.Status.CONFIRMED;
    }

    private String pressed(Actor actor, UUID visitId, String then, String said,
            HttpServletResponse response, Model model, Runnable deed) {
        try {
            deed.run();
            return Said.then(then, said);
        } catch (Rejected refusal) {
            return again(actor, visitId, refusal, response, model);
        }
    }

    /** The last time the clock on the wall showed this; now where nothing was said. */
    private Instant moment(String at) {
        var now = clock.instant();
        if (at.isBlank()) {
            return now;
        }
        try {
            var moment = LocalDate.now(clock).atTime(LocalTime.parse(at)).atZone(clock.getZone())
                    .toInstant();
            return moment.isAfter(now.plusSeconds(60)) ? moment.minus(Duration.ofDays(1)) : moment;
        } catch (DateTimeParseException e) {
            throw new Rejected(Reason.WRONG_FORM, "at", "做完的时间要写成 09:30 这样。");
        }
    }

    /** The same page again with the refusal on it; what is not there stays not there. */
    private String again(Actor actor, UUID visitId, Rejected refusal,
            HttpServletResponse response, Model model) {
        if (refusal.reason() == Reason.NOT_FOUND) {
            throw refusal;
        }
        response.setStatus(refusal.reason().status());
        model.addAttribute("one", view(actor, visitId, refusal.say()));
        return "aide/visit";
    }

    @PostMapping("/aide/visits/{id}/missed")
    String missed(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String why,
            @RequestParam(defaultValue = "") String fact, HttpServletResponse response,
            Model model) {
        var visitId = Given.id(id);
        return pressed(actor, visitId, "/aide", "saved", response, model, () -> told(actor, fact,
                Fact.Kind.MISSED, visits.mine(actor, visitId), Map.of("why", why)));
    }

    /** The elder's own word: her card, her signature or thumb, or a witness. */
    @PostMapping("/aide/visits/{id}/confirm")
    String confirm(Actor actor, @PathVariable String id,
            @RequestParam(defaultValue = "") String method,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(defaultValue = "") String rating,
            @RequestParam(defaultValue = "") String signature,
            @RequestParam(defaultValue = "") String fact, HttpServletResponse response,
            Model model) {
        var visitId = Given.id(id);
        try {
            var visit = visits.mine(actor, visitId);
            if (isToDo(visit)) {
                throw new Rejected(Reason.NOT_NOW, "服务还没有做完，做完再请老人确认。");
            }
            var body = new LinkedHashMap<String, @Nullable Object>();
            body.put("method", method);
            body.put("token", token.isBlank() ? null : token);
            body.put("by", by.isBlank() ? null : by);
            body.put("rating", rating.isBlank() ? null : rating);
            body.put("signature", signature.isBlank() ? null : signature);
            told(actor, fact, Fact.Kind.CONFIRM, visit, body);
            return Confirmed.then("/aide", passbook.hours(visitId));
        } catch (Rejected refusal) {
            return again(actor, visitId, refusal, response, model);
        }
    }
}
