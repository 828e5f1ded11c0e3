package shouwang.pages.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.care.Contacts;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.pages.When;
import shouwang.pairing.Pairs;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.timebank.Passbook;

/**
 * What pairing, care and the time bank know of an elder, for her page: facts for the row below her
 * name, events for 近来. Another part of the house joins in by adding to {@link #facts} or
 * {@link #events}.
 */
@Component
public final class ElderStory {
    private static final int EACH = 12;
    private static final Duration AHEAD = Duration.ofDays(60);
    private final Pairs pairs;
    private final Aides aides;
    private final Needs needs;
    private final Visits visits;
    private final Contacts contacts;
    private final Passbook passbook;
    private final Clock clock;

    ElderStory(Pairs pairs, Aides aides, Needs needs, Visits visits, Contacts contacts,
            Passbook passbook, Clock clock) {
        this.pairs = pairs;
        this.aides = aides;
        this.needs = needs;
        this.visits = visits;
        this.contacts = contacts;
        this.passbook = passbook;
        this.clock = clock;
    }

    /** Facts, events from the newest, and a sentence about this month. */
    public record Told(List<ElderPage.Fact> facts, List<ElderPage.Event> events, String month) {}

    private record Dated(Instant at, ElderPage.Event event) {}

    Told of(Actor actor, Elder elder) {
        var since = visits.ofElder(elder.id(), clock.instant().plus(AHEAD), 3 * EACH);
        var calls = contacts.of(elder.id(), 3 * EACH);
        return new Told(facts(actor, elder), events(elder, since, calls), month(since, calls));
    }

    private List<ElderPage.Fact> facts(Actor actor, Elder elder) {
        var facts = new ArrayList<ElderPage.Fact>();
        var pair = pairs.current(List.of(elder.id())).get(elder.id());
        var pairPage = actor.may(Right.PAIR) && !elder.isGone()
                ? "/people/pairs/new?elder=" + elder.id() : null;
        if (pair == null) {
            facts.add(new ElderPage.Fact("互助员",
                    elder.isGone() ? "结对已结束" : "还没有结对", "", pairPage,
                    pairPage == null ? null : "去结对", pairPage));
        } else {
            aides.find(pair.aideId()).ifPresent(aide -> facts.add(new ElderPage.Fact("互助员",
                    aide.name(), aide.ageOn(today()) + " 岁"
                            + (aide.hamlet().isEmpty() ? "" : "·" + aide.hamlet()),
                    "/people/aides/" + aide.id(), null, null)));
            facts.add(new ElderPage.Fact("结对", date(pair.from()) + "起", pair.manner().chinese(),
                    null, pairPage == null ? null : "换人", pairPage));
        }
        var last = contacts.latest(List.of(elder.id())).get(elder.id());
        facts.add(last == null ? new ElderPage.Fact("最近联系", "还没有记录", "", null, null, null)
                : new ElderPage.Fact("最近联系", When.moment(last.at(), today()), last.how(), null,
                        null, null));
        if (actor.may(Right.SEE_POINTS)) {
            facts.add(new ElderPage.Fact("一户一卡",
                    passbook.balance(elder.householdId()).text() + " 分", "", null, "存折",
                    "/timebank/passbook/" + elder.householdId()));
        }
        return facts;
    }

    private List<ElderPage.Event> events(Elder elder, List<Visit> visited,
            List<Contacts.Contact> calls) {
        var names = aides.byIds(visited.stream().map(Visit::aideId).collect(Collectors.toSet()));
        var all = new ArrayList<Dated>();
        needs.ofElder(elder.id(), EACH).forEach(need -> all.add(event(need)));
        visited.forEach(visit -> all.add(event(visit, names)));
        calls.forEach(call -> all.add(new Dated(call.at(), new ElderPage.Event(
                When.past(call.at(), today()), "full", call.kind().chinese(), call.note(),
                call.madeBy(), null, "联系记录", null))));
        return all.stream().sorted(Comparator.comparing(Dated::at).reversed()).limit(EACH)
                .map(Dated::event).toList();
    }

    private Dated event(Need need) {
        var by = need.raisedAs() == Need.RaisedAs.SELF ? "本人" : need.raisedBy();
        return new Dated(need.raisedAt(), new ElderPage.Event(
                When.past(need.raisedAt(), today()),
                need.status() == Need.Status.ANSWERED ? "full" : "", "求助",
                need.service().chinese() + "：" + need.wish(), by + need.via().chinese(),
                need.isOpen() ? need.clock(clock.instant()) : null,
                need.isOpen() ? "" : need.status().chinese(), "/today/needs/" + need.id()));
    }

    private Dated event(Visit visit, Map<UUID, Aide> names) {
        var at = Objects.requireNonNullElse(visit.finishedAt(), visit.plannedAt());
        var aide = names.get(visit.aideId());
        var text = visit.status() == Visit.Status.MISSED
                ? "没去成：" + Objects.requireNonNullElse(visit.whyNot(), "")
                : Objects.requireNonNullElse(visit.done(), visit.task())
                        + (visit.minutes() == null ? "" : "，" + visit.minutes() + " 分钟");
        var method = visit.method();
        var state = visit.status() == Visit.Status.CONFIRMED && method != null ? method.chinese()
                : visit.status().chinese();
        return new Dated(at, new ElderPage.Event(When.past(at, today()), dot(visit.status()),
                visit.service().chinese(), text, aide == null ? "" : aide.name(), null, state,
                "/care/visits/" + visit.id()));
    }

    private static String dot(Visit.Status status) {
        return switch (status) {
            case CONFIRMED -> "full";
            case MISSED, CANCELLED -> "miss";
            case PLANNED, STARTED, DONE -> "";
        };
    }

    private String month(List<Visit> visited, List<Contacts.Contact> calls) {
        var first = today().withDayOfMonth(1).atStartOfDay(When.HERE).toInstant();
        var done = Set.of(Visit.Status.DONE, Visit.Status.CONFIRMED);
        var went = visited.stream().filter(v -> done.contains(v.status()))
                .filter(v -> !v.plannedAt().isBefore(first)).count();
        var called = calls.stream().filter(c -> !c.at().isBefore(first)).count();
        return "本月上门 %d 次，联系 %d 次".formatted(went, called);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    static String date(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}
