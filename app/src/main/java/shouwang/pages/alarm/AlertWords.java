package shouwang.pages.alarm;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.access.Role;
import shouwang.alarm.Alarm;
import shouwang.alarm.Alert;
import shouwang.alarm.Told;
import shouwang.kernel.Ids;
import shouwang.pages.When;
import shouwang.pairing.Pairs;
import shouwang.people.CardFacts;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Private;

/** Says alerts in words, for the desk and for the hand. */
@Component
class AlertWords {
    /** Who has not answered when the next are called is late; only that is red. */
    private static final Duration LATE = Duration.ofMinutes(5);
    private final Alarm alarm;
    private final Pairs pairs;
    private final Elders elders;
    private final Private secrets;
    private final Clock clock;

    AlertWords(Alarm alarm, Pairs pairs, Elders elders, Private secrets, Clock clock) {
        this.pairs = pairs;
        this.alarm = alarm;
        this.elders = elders;
        this.secrets = secrets;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** 3 分 20 秒; 1 小时 5 分. */
    static String span(@Nullable Duration span) {
        if (span == null) {
            return "–";
        }
        return span.toHours() > 0 ? span.toHours() + " 小时 " + span.toMinutesPart() + " 分钟"
                : span.toMinutes() > 0 ? span.toMinutes() + " 分钟 " + span.toSecondsPart() + " 秒"
                : Math.max(0, span.toSeconds()) + " 秒";
    }

    private String since(Alert alert) {
        var ended = alert.endedAt();
        var until = ended == null ? clock.instant() : ended;
        var minutes = Duration.between(alert.raisedAt(), until).toMinutes();
        return minutes < 1 ? "刚刚" : minutes < 60 ? minutes + " 分钟"
                : minutes / 60 + " 小时 " + minutes % 60 + " 分钟";
    }

    private String of(Elder elder) {
        return elder.ageOn(today()) + " 岁" + (elder.hamlet().isEmpty() ? "" : "·" + elder.hamlet());
    }

    List<AlertView.Row> rows(List<Alert> list) {
        var who = elders.byIds(list.stream().map(Alert::elderId).collect(Collectors.toSet()));
        return list.stream().map(alert -> {
            var elder = who.get(alert.elderId());
            return new AlertView.Row(alert.id(), elder == null ? "老人" : elder.name(),
                    elder == null ? "" : of(elder), alert.what(),
                    When.moment(alert.raisedAt(), today()), since(alert), alert.stands(),
                    alert.isAlone(), alert.drill());
        }).toList();
    }

    AlertView one(Actor actor, UUID id, @Nullable String wrong) {
        var alert = alarm.mine(actor, id);
        var elder = elders.get(alert.elderId());
        var told = alarm.told(List.of(id)).getOrDefault(id, List.of());
        var atHand = actor.may(Right.AIDE_ROUND) && alert.isOpen() && !alert.drill();
        var facts = atHand ? secrets.forCards(actor, List.of(elder.id()))
                .getOrDefault(elder.id(), CardFacts.NONE) : CardFacts.NONE;
        var numbers = actor.may(Right.REVEAL) && alert.isOpen() && !alert.drill()
                ? secrets.numbers(actor, elder.id(), told.stream()
                        .filter(one -> one.part() == Told.Part.AIDE).map(Told::who).toList(),
                        "突发：" + alert.what()) : Private.Numbers.NONE;
        var where = Stream.of(elder.hamlet(), elder.directions())
                .filter(part -> part != null && !part.isEmpty()).collect(Collectors.joining("，"));
        return new AlertView(id, alert.drill(), alert.isOpen(), elder.id(), elder.name(),
                of(elder), alert.what(), alert.raisedBy(),
                When.moment(alert.raisedAt(), today()), since(alert), alert.stands(),
                alert.isAlone(), where.isEmpty() ? null : where,
                facts.mind(), facts.phones().isEmpty() ? null : facts.phones().getFirst(),
                people(alert, told, actor, true, numbers),
                people(alert, told, actor, false, numbers),
                alarm.steps(id).stream().map(step -> new AlertView.Line(When.hour(step.at()),
                        step.by(), step.words())).toList(),
                alert.handedTo(), alert.doctor(), alert.doctorSays(),
                actor.role() == Role.DOCTOR, Ids.fresh(), calls(numbers), wrong);
    }

    /** Hers first, then each of her kin's: "女儿" is said with the name, digits are to press. */
    private static List<AlertView.Call> calls(Private.Numbers numbers) {
        return Stream.concat(numbers.own().stream().map(one -> new AlertView.Call("老人", one)),
                numbers.kin().stream().flatMap(line -> {
                    var words = line.split(" ");
                    return Stream.of(words).skip(1).map(one ->
                            new AlertView.Call(words[0], one));
                })).toList();
    }

    private List<AlertView.Person> people(Alert alert, List<Told> told, Actor actor,
            boolean aides, Private.Numbers numbers) {
        var pair = pairs.current(List.of(alert.elderId())).get(alert.elderId());
        var late = clock.instant().minus(LATE);
        return told.stream().filter(one -> (one.part() == Told.Part.AIDE) == aides)
                .map(one -> new AlertView.Person(one.who(), one.name(), one.part().chinese(),
                        Objects.requireNonNullElse(one.why(), ""), one.said(),
                        one.answer() == Told.Answer.GOING,
                        one.answer() == Told.Answer.CANNOT, one.thereAt() != null,
                        one.who().equals(alert.lead()), one.who().equals(actor.personId()),
                        hour(one), pair != null && pair.aideId().equals(one.who()),
                        one.answer() == null && one.toldAt().isBefore(late),
                        numbers.helpers().getOrDefault(one.who(), List.of())))
                .sorted(Comparator.comparingInt(AlertView.Person::rank)).toList();
    }

    private static @Nullable String hour(Told told) {
        var there = told.thereAt();
        var said = told.answeredAt();
        Instant at = there != null ? there : said != null ? said : told.toldAt();
        return When.hour(at);
    }

    AlertView.Drills drills(String placeCode, int limit) {
        var list = alarm.list(placeCode, true, limit);
        var who = elders.byIds(list.stream().map(Alert::elderId).collect(Collectors.toSet()));
        var told = alarm.told(list.stream().map(Alert::id).toList());
        var rows = list.stream().map(one -> {
            var elder = who.get(one.elderId());
            return new AlertView.Drill(one.id(), When.moment(one.raisedAt(), today()),
                    elder == null ? "" : elder.name(), elder == null ? "" : of(elder),
                    (int) told.getOrDefault(one.id(), List.of()).stream()
                            .filter(each -> each.part() == Told.Part.AIDE).count(),
                    span(one.after(one.goingAt())), span(one.after(one.thereAt())), one.ring(),
                    one.isOpen());
        }).toList();
        return new AlertView.Drills(rows, span(middle(list.stream()
                .map(one -> one.after(one.goingAt())))), span(middle(list.stream()
                .map(one -> one.after(one.thereAt())))));
    }

    private static @Nullable Duration middle(Stream<@Nullable Duration> spans) {
        var sorted = spans.filter(Objects::nonNull).sorted().toList();
        return sorted.isEmpty() ? null : sorted.get(sorted.size() / 2);
    }
}
