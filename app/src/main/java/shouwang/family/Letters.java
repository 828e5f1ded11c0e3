package shouwang.family;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Accounts;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.messages.Message;
import shouwang.messages.Outbox;
import shouwang.messages.Recipient;
import shouwang.messages.Template;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Kin;
import shouwang.people.Kins;
import shouwang.places.Place;

/**
 * 家书: written by the house on the first of the month, looked at by the station, then sent. One
 * for each child and month; none leaves the house after the elder took her word back.
 */
@Component
@Transactional
public class Letters {
    static final Task.Kind TO_READ = new Task.Kind("LETTER", "家书要看", Letters::page);
    private static final int MOST_BACK = 3;
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final Duration DUE = Duration.ofDays(5);
    private final LetterRows rows;
    private final LetterReading reading;
    private final AtHome home;
    private final Kins kins;
    private final Elders elders;
    private final Accounts accounts;
    private final Tasks tasks;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Letters(LetterRows rows, LetterReading reading, AtHome home, Kins kins, Elders elders,
            Accounts accounts, Tasks tasks, Outbox outbox, Audit audit, Clock clock) {
        this.rows = rows;
        this.reading = reading;
        this.home = home;
        this.kins = kins;
        this.elders = elders;
        this.accounts = accounts;
        this.tasks = tasks;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Bean
    static Task.Kind letterTasks() {
        return TO_READ;
    }

    /**
     * Writes a village's letters of a past month; those already there stay as they are.
     *
     * @return how many are new
     */
    public int make(Actor actor, String villageCode, YearMonth month) {
        actor.need(Right.SEE_PEOPLE);
        actor.needPlace(villageCode);
        var now = YearMonth.now(clock);
        if (!month.isBefore(now) || month.isBefore(now.minusMonths(MOST_BACK))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "month", "家书写过完的月份，最早三个月前。");
        }
        var list = kins.consenting(villageCode);
        var facts = reading.of(villageCode, list, month);
        var fresh = 0;
        for (var kin : list) {
            var one = facts.get(kin.id());
            if (one != null) {
                fresh += rows.insert(Ids.derived(kin.id(), "letter " + month), kin, month,
                        LetterWords.write(one, kin.may()), clock.instant());
            }
        }
        if (fresh > 0) {
            tasks.open(Task.open(task(villageCode, month), villageCode, TO_READ, null,
                    null, LetterWords.month(month) + "的家书写好了 " + fresh + " 封，请看过再发",
                    clock.instant(), clock.instant().plus(DUE)));
        }
        return fresh;
    }

    /** The letters of the month that it was made for; no column keeps that, its id does. */
    private static String page(Task task) {
        var made = YearMonth.from(task.openedAt().atZone(HERE));
        var month = Stream.iterate(made, earlier -> earlier.minusMonths(1)).limit(MOST_BACK + 2)
                .filter(one -> task.id().equals(task(task.placeCode(), one))).findFirst()
                .orElse(made.minusMonths(1));
        return "/people/letters?village=" + task.placeCode() + "&month=" + month;
    }

    private static UUID task(String villageCode, YearMonth month) {
        return Ids.derived(new UUID(0, Long.parseLong(villageCode)), "letters " + month);
    }

    /** A village's letters of a month. */
    @Transactional(readOnly = true)
    public List<Letter> of(Actor actor, String villageCode, YearMonth month) {
        actor.need(Right.WRITE_PEOPLE);
        actor.needPlace(villageCode);
        return rows.of(villageCode, month);
    }

    @Transactional(readOnly = true)
    public Letter get(Actor actor, UUID id) {
        actor.need(Right.WRITE_PEOPLE);
        var letter = rows.find(id).orElseThrow(Letters::notThere);
        actor.needPlace(letter.placeCode());
        return letter;
    }

    private static Rejected notThere() {
        return new Rejected(Reason.NOT_FOUND, "没有找到这封信，可能不归您管。");
    }

    /** 改一句: the station's own sentence under the facts; null takes it out. */
    public Letter add(Actor actor, UUID id, @Nullable String sentence) {
        waiting(actor, id);
        rows.add(id, sentence, actor);
        return get(actor, id);
    }

    /** 看过可以发: to the child's phone, or to the printer where the child has none. */
    public Letter send(Actor actor, UUID id) {
        var seen = get(actor, id);
        var kin = kins.hold(seen.kinId()).filter(one -> one.consent() != null);
        var letter = waiting(actor, id);
        var elder = elders.get(letter.elderId());
        if (elder.isGone() || elder.status() == Elder.Status.REPORTED) {
            throw new Rejected(Reason.NOT_NOW, elder.name() + "现在记的是“"
                    + elder.status().chinese() + "”，家书先不发。");
        }
        if (kin.isEmpty() || !kin.get().may().containsAll(letter.may())) {
            throw new Rejected(Reason.NOT_NOW, "老人撤回了同意，或改了能看的范围，这封信不能发。");
        }
        var person = kin.get().person();
        var way = accounts.ofPerson(person).isPresent() ? Letter.Way.PHONE : Letter.Way.PAPER;
        rows.decide(id, Letter.State.SENT, way, null, actor, clock.instant());
        if (way == Letter.Way.PHONE) {
            outbox.put(new Message(Ids.derived(id, "sent"), new Recipient.Person(person),
                    letter.placeCode(), Template.LETTER, Map.of("child", kin.get().name(),
                            "month", LetterWords.month(letter.month())), "/kin/letters/" + id,
                    new Message.About(letter.kinId(), null)));
        }
        closeTask(actor, letter);
        return get(actor, id);
    }

    /** 不发, and why. */
    public Letter hold(Actor actor, UUID id, String reason) {
        var letter = waiting(actor, id);
        rows.decide(id, Letter.State.HELD, null, reason, actor, clock.instant());
        audit.log(actor, letter.placeCode(), "家书不发", letter.kinCalled(), letter.elderId(), reason);
        closeTask(actor, letter);
        return get(actor, id);
    }

    private Letter waiting(Actor actor, UUID id) {
        actor.need(Right.WRITE_PEOPLE);
        var letter = rows.forUpdate(id).orElseThrow(Letters::notThere);
        actor.needPlace(letter.placeCode());
        if (letter.state() != Letter.State.WAITING) {
            throw new Rejected(Reason.NOT_NOW, "这封信" + letter.state().chinese() + "，不能再改。");
        }
        return letter;
    }

    private void closeTask(Actor actor, Letter letter) {
        var village = Place.villageOf(letter.placeCode());
        if (!rows.anyWaiting(village, letter.month())) {
            tasks.close(actor, task(village, letter.month()), "都看过了");
        }
    }

    /** What still waits follows the elder's word: written anew within it, or never sent. */
    @EventListener
    void limits(Kin.LimitsChanged changed) {
        var waiting = rows.waitingFor(changed.kinId());
        for (var letter : waiting) {
            if (changed.may().isEmpty()) {
                rows.decide(letter.id(), Letter.State.WITHDRAWN, null, null, changed.by(),
                        clock.instant());
                closeTask(changed.by(), letter);
            } else {
                rewrite(letter, changed.may());
            }
        }
    }

    private void rewrite(Letter letter, Set<Kin.Sight> may) {
        var kin = kins.find(letter.kinId()).orElseThrow();
        var facts = reading.of(Place.villageOf(letter.placeCode()), List.of(kin), letter.month())
                .get(kin.id());
        if (facts != null) {
            rows.rewrite(letter.id(), may, LetterWords.write(facts, may));
        }
    }

    /** The letters a child may open today: sent, and within what the elder lets them see now. */
    @Transactional(readOnly = true)
    public List<Letter> mine(Actor actor, @Nullable UUID kinId, int limit) {
        var kin = home.of(actor, kinId);
        return rows.sentTo(kin.id(), limit).stream()
                .filter(letter -> kin.may().containsAll(letter.may())).toList();
    }

    /** One of them; somebody else's, or one put away, is not there. */
    @Transactional(readOnly = true)
    public Letter read(Actor actor, UUID id) {
        var mine = home.mine(actor);
        return rows.find(id).filter(letter -> letter.state() == Letter.State.SENT)
                .filter(letter -> mine.stream().anyMatch(kin -> kin.id().equals(letter.kinId())
                        && kin.may().containsAll(letter.may())))
                .orElseThrow(() -> new Rejected(Reason.NOT_FOUND,
                        "没有这封信，或者老人改了能看的范围，这封收起来了。"));
    }

    /** What goes to the printer: sent letters of a month whose elder still agrees. */
    @Transactional(readOnly = true)
    public List<Letter> toPrint(Actor actor, String villageCode, YearMonth month) {
        var may = new java.util.HashMap<UUID, Set<Kin.Sight>>();
        kins.consenting(villageCode).forEach(kin -> may.put(kin.id(), kin.may()));
        return of(actor, villageCode, month).stream()
                .filter(letter -> letter.state() == Letter.State.SENT)
                .filter(letter -> may.getOrDefault(letter.kinId(), Set.of())
                        .containsAll(letter.may())).toList();
    }

    /** The month that a letter is written about today. */
    @Transactional(readOnly = true)
    public YearMonth lastMonth() {
        return YearMonth.from(LocalDate.now(clock)).minusMonths(1);
    }

    /** The villages where somebody waits for letters. */
    @Transactional(readOnly = true)
    public List<String> villages(String placeCode) {
        return kins.consenting(placeCode).stream().map(kin -> Place.villageOf(kin.placeCode()))
                .distinct().toList();
    }
}
