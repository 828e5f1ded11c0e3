package shouwang.alarm;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import shouwang.care.Need;
import shouwang.care.Rush;
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.kernel.Ids;
import shouwang.kernel.Text;
import shouwang.messages.Message;
import shouwang.messages.Outbox;
import shouwang.messages.Recipient;
import shouwang.messages.Template;
import shouwang.people.Elders;
import shouwang.people.Kin;
import shouwang.people.Kins;

/** What follows when an alert is over; within the transaction that says so. */
@Component
class Endings {
    static final Task.Kind AFTER = Task.Kind.about("ALERT", "突发之后", "/today/alerts");
    private final AlertRows rows;
    private final Rush rush;
    private final Tasks tasks;
    private final Outbox outbox;
    private final Elders elders;
    private final Kins kins;
    private final Clock clock;

    Endings(AlertRows rows, Rush rush, Tasks tasks, Outbox outbox, Elders elders, Kins kins,
            Clock clock) {
        this.rows = rows;
        this.rush = rush;
        this.tasks = tasks;
        this.outbox = outbox;
        this.elders = elders;
        this.kins = kins;
        this.clock = clock;
    }

    @Bean
    static Task.Kind alertTasks() {
        return AFTER;
    }

    /**
     * @param needs those that are not over by themselves
     * @param sent whom the desk sent to what can wait now: they go all the same
     */
    void end(Alert alert, List<UUID> needs, Alert.Outcome outcome, String result, String by,
            Set<UUID> sent) {
        var now = clock.instant();
        var name = elders.find(alert.elderId()).map(one -> one.name()).orElse("老人");
        var how = outcome.chinese() + (result.isEmpty() ? "" : "：" + result);
        rush.over(needs, outcome == Alert.Outcome.MISTAKE ? Need.Status.WITHDRAWN
                : Need.Status.ANSWERED, Text.cut(how, 200));
        needs.forEach(rows::needEnded);
        rows.end(alert.id(), outcome, result, now, by);
        rows.step(Ids.derived(alert.id(), "ENDED"), alert.id(), alert.placeCode(), now, by,
                "了结：" + how);
        var may = kins.of(alert.elderId()).stream()
                .filter(kin -> kin.may().contains(Kin.Sight.NEEDS))
                .collect(Collectors.toMap(Kin::person, Kin::id, (one, same) -> one));
        for (var told : rows.told(List.of(alert.id()))) {
            if (sent.contains(told.who())) {
                continue;
            }
            if (told.isGoing()) {
                outbox.put(new Message(Ids.derived(alert.id(), "BACK " + told.who()),
                        new Recipient.Person(told.who()), alert.placeCode(),
                        Template.STAND_DOWN, Map.of("elder", name), "/aide/alerts/" + alert.id()));
            } else if (told.part() == Told.Part.KIN && may.containsKey(told.who())
                    && outcome != Alert.Outcome.DEATH) {
                outbox.put(new Message(Ids.derived(alert.id(), "KIN ENDED " + told.who()),
                        new Recipient.Person(told.who()), alert.placeCode(), Template.ALERT_OVER,
                        Map.of("elder", name, "outcome", outcome.chinese()), "/kin",
                        new Message.About(Objects.requireNonNull(may.get(told.who())),
                                Kin.Sight.NEEDS.name())));
            }
        }
        if (!alert.drill()) {
            follow(alert, outcome, name);
        }
    }

    /** A machine does not tell a child that the mother is dead: the desk does. */
    private void follow(Alert alert, Alert.Outcome outcome, String name) {
        var today = java.time.LocalDate.now(clock);
        var what = switch (outcome) {
            case HOME, DOCTOR -> "%s%d月%d日有急事，过一天去看一眼或打个电话".formatted(name,
                    today.getMonthValue(), today.getDayOfMonth());
            case HOSPITAL, AMBULANCE -> name + "去了医院：在老人页改成“住院”，问清哪家医院，告诉子女";
            case DEATH -> name + "过世：亲口告诉子女，在老人页登记";
            case MISTAKE, EASED, OTHER -> null;
        };
        if (what != null) {
            var now = clock.instant();
            tasks.open(Task.open(Ids.derived(alert.id(), "AFTER"), alert.placeCode(),
                    AFTER, alert.elderId(), alert.id(), what, now,
                    now.plus(outcome == Alert.Outcome.HOME || outcome == Alert.Outcome.DOCTOR
                            ? Duration.ofDays(1) : Duration.ofHours(1))));
        }
    }
}
