package shouwang.field;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Accounts;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * 核对: what phones wrote down and did not fit. A person at the desk writes it into the books all
 * the same, or leaves it out and says why; nothing goes away by itself.
 */
@Component
@Transactional
public class Checks {
    public static final Task.Kind FIELD =
            new Task.Kind("FIELD", "手机记录对不上", Checks::page);
    public static final Task.Kind SLIP =
            new Task.Kind("FIELD_SLIP", "签单要核对", Checks::page);
    private static final int MOST = 400;
    private final FactRows rows;
    private final AtTheDesk desk;
    private final Phones phones;
    private final Accounts accounts;
    private final Tasks tasks;
    private final Audit audit;
    private final Clock clock;

    Checks(FactRows rows, AtTheDesk desk, Phones phones, Accounts accounts, Tasks tasks,
            Audit audit, Clock clock) {
        this.rows = rows;
        this.desk = desk;
        this.phones = phones;
        this.accounts = accounts;
        this.tasks = tasks;
        this.audit = audit;
        this.clock = clock;
    }

    @Bean
    static Task.Kind fieldTasks() {
        return FIELD;
    }

    @Bean
    static Task.Kind fieldSlipTasks() {
        return SLIP;
    }

    private static String page(Task task) {
        return "/care/checks/" + task.id();
    }

    /**
     * Facts of one story, as they happened.
     *
     * @param aide the name of who sent them
     */
    public record Check(UUID taskId, UUID aideId, String aide, List<Kept> facts) {
        public boolean isOpen() {
            return facts.stream().anyMatch(kept -> kept.entered() == null);
        }
    }

    /** What is to be decided below a place, the longest waiting first. */
    @Transactional(readOnly = true)
    public List<Check> open(Actor actor, String placeCode) {
        actor.need(Right.VISITS);
        actor.needPlace(placeCode);
        var stories = new LinkedHashMap<UUID, List<Kept>>();
        for (var kept : rows.open(placeCode, MOST)) {
            var task = kept.taskId();
            if (task != null) {
                stories.computeIfAbsent(task, key -> new ArrayList<>()).add(kept);
            }
        }
        var people = accounts.byIds(stories.values().stream()
                .map(facts -> facts.getFirst().accountId()).toList());
        return stories.entrySet().stream().map(story -> {
            var account = people.get(story.getValue().getFirst().accountId());
            var person = account == null ? null : account.personId();
            return new Check(story.getKey(), person == null ? new UUID(0, 0) : person,
                    account == null ? "" : account.name(), story.getValue());
        }).toList();
    }

    @Transactional(readOnly = true)
    public int countOpen(String placeCode) {
        return rows.countOpen(placeCode);
    }

    /** One story, decided or not; empty where a task is no story of a phone's facts. */
    @Transactional(readOnly = true)
    public Optional<Check> find(Actor actor, UUID taskId) {
        actor.need(Right.VISITS);
        var facts = rows.ofTask(taskId);
        return facts.isEmpty() ? Optional.empty() : Optional.of(check(actor, taskId, facts));
    }

    private Check check(Actor actor, UUID taskId, List<Kept> facts) {
        actor.needPlace(facts.getFirst().placeCode());
        var account = accounts.get(facts.getFirst().accountId());
        var person = account.personId();
        return new Check(taskId, person == null ? new UUID(0, 0) : person, account.name(), facts);
    }

    /** 照记: it was as the phone says; the books take it, under this person's name. */
    public void enter(Actor actor, UUID taskId) {
        decide(actor, taskId, true, "照手机上的记了");
    }

    /** 不记: it stays out of the books, and why stays written. */
    public void leave(Actor actor, UUID taskId, String why) {
        decide(actor, taskId, false, why);
    }

    private void decide(Actor actor, UUID taskId, boolean enters, String why) {
        actor.need(Right.VISITS);
        var all = find(actor, taskId).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一件，可能不归您管。"));
        phones.holdAll(all.facts().getFirst().accountId());
        var facts = rows.undecided(taskId);
        if (facts.isEmpty()) {
            throw new Rejected(Reason.NOT_NOW, "这一件已经有人办过了，请看上面的结果。");
        }
        if (enters) {
            desk.enter(actor, all.aideId(), all.aide(), facts);
        }
        rows.decide(taskId, actor, clock.instant(), enters, why);
        tasks.close(actor, taskId, (enters ? "照记：" : "不记：") + why);
        audit.log(actor, facts.getFirst().placeCode(), enters ? "手机记录照记" : "手机记录不记",
                all.aide(), taskId, why);
    }
}
