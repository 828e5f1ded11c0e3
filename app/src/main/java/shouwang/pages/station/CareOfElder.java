package shouwang.pages.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.care.Contacts;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.pages.ElderPart;
import shouwang.pages.When;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;

/** When somebody last spoke with her, what she asked for, who came. */
@Component
@Order(20)
class CareOfElder implements ElderPart {
    private static final Duration AHEAD = Duration.ofDays(60);
    private final Needs needs;
    private final Visits visits;
    private final Contacts contacts;
    private final Aides aides;
    private final Desk desk;

    CareOfElder(Needs needs, Visits visits, Contacts contacts, Aides aides, Desk desk) {
        this.needs = needs;
        this.visits = visits;
        this.contacts = contacts;
        this.aides = aides;
        this.desk = desk;
    }

    @Override
    public Told of(Actor actor, Elder elder) {
        var visited = visits.ofElder(elder.id(), desk.now().plus(AHEAD), 3 * MOST);
        var calls = contacts.of(elder.id(), 3 * MOST);
        return new Told(List.of(last(elder)), events(actor, elder, visited, calls),
                month(visited, calls));
    }

    private Fact last(Elder elder) {
        var last = contacts.latest(List.of(elder.id())).get(elder.id());
        return last == null ? Fact.plain("最近联系", "还没有记录", "")
                : Fact.plain("最近联系", When.moment(last.at(), desk.today()), last.how());
    }

    private List<Event> events(Actor actor, Elder elder, List<Visit> visited,
            List<Contacts.Contact> calls) {
        // where a line of it is taken back
        var log = actor.may(Right.CALLS) ? "/today/contacts/log?elder=" + elder.id() : null;
        var names = aides.byIds(visited.stream().map(Visit::aideId).collect(Collectors.toSet()));
        var all = new ArrayList<Event>();
        needs.ofElder(elder.id(), MOST).forEach(need -> all.add(event(need)));
        visited.forEach(visit -> all.add(event(visit, names)));
        calls.forEach(call -> all.add(new Event(call.at(), When.past(call.at(), desk.today()),
                "full", call.kind().chinese(), call.note(), call.madeBy(), null, "联系记录", log)));
        return all;
    }

    private Event event(Need need) {
        var by = need.raisedAs() == Need.RaisedAs.SELF ? "本人" : need.raisedBy();
        return new Event(need.raisedAt(), When.past(need.raisedAt(), desk.today()),
                need.status() == Need.Status.ANSWERED ? "full" : "", "求助",
                need.service().chinese() + "：" + need.wish(), by + need.via().chinese(),
                need.isOpen() ? need.clock(desk.now()) : null,
                need.isOpen() ? "" : need.status().chinese(), "/today/needs/" + need.id());
    }

    private Event event(Visit visit, Map<UUID, Aide> names) {
        var at = Objects.requireNonNullElse(visit.finishedAt(), visit.plannedAt());
        var aide = names.get(visit.aideId());
        var text = visit.status() == Visit.Status.MISSED
                ? "没去成：" + Objects.requireNonNullElse(visit.whyNot(), "")
                : Objects.requireNonNullElse(visit.done(), visit.task())
                        + (visit.minutes() == null ? "" : "，" + visit.minutes() + " 分钟");
        var method = visit.method();
        var state = visit.status() == Visit.Status.CONFIRMED && method != null ? method.chinese()
                : visit.status().chinese();
        return new Event(at, When.past(at, desk.today()), dot(visit.status()),
                visit.service().chinese(), text, aide == null ? "" : aide.name(), null, state,
                "/care/visits/" + visit.id());
    }

    private static String dot(Visit.Status status) {
        return switch (status) {
            case CONFIRMED -> "full";
            case MISSED, CANCELLED -> "miss";
            case PLANNED, STARTED, DONE -> "";
        };
    }

    private String month(List<Visit> visited, List<Contacts.Contact> calls) {
        var first = desk.today().withDayOfMonth(1).atStartOfDay(When.HERE).toInstant();
        var done = Set.of(Visit.Status.DONE, Visit.Status.CONFIRMED);
        var went = visited.stream().filter(v -> done.contains(v.status()))
                .filter(v -> !v.plannedAt().isBefore(first)).count();
        var called = calls.stream().filter(c -> !c.at().isBefore(first)).count();
        return "本月上门 %d 次，联系 %d 次".formatted(went, called);
    }
}
