package shouwang.care;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.access.Role;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Elders;

/** 定期上门、打电话、发微信: who was last heard of when; red after thirty days. */
@Component
@Transactional
public class Contacts {
    public static final int LAPSE_DAYS = 30;
    private static final Duration TAKEN_BACK_WITHIN = Duration.ofDays(3);
    private final ContactRows rows;
    private final Elders elders;
    private final Clock clock;

    Contacts(ContactRows rows, Elders elders, Clock clock) {
        this.rows = rows;
        this.elders = elders;
        this.clock = clock;
    }

    /** How the contact was made. */
    public enum Kind {
        CALL("电话"), WECHAT("微信"), MET("当面"), KIN_CALL("子女来电");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** Who got in touch: the station, or the branch (党员干部), whose calls it writes down. */
    public enum By {
        STATION("服务站"), BRANCH("支部党员干部"), DOCTOR("村医");

        private final String chinese;

        By(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** The newest contact of an elder, of whatever kind. */
    public record Last(UUID elderId, Instant at, String how) {}

    /** One line of the contact log; {@code by} as what {@code madeBy} got in touch. */
    public record Contact(UUID id, UUID elderId, Kind kind, Instant at, String note, By by,
            String madeBy) {}

    /**
     * A line of the log as it was written down.
     *
     * @param takenBack who took it back, or null where it stands
     */
    public record Line(Contact contact, UUID enteredBy, Instant enteredAt,
            @Nullable String takenBack) {}

    /** A contact of one's own. */
    public void log(Actor actor, UUID id, UUID elderId, Kind kind, Instant at, String note) {
        log(actor, new Contact(id, elderId, kind, at, note,
                actor.role() == Role.DOCTOR ? By.DOCTOR : By.STATION, actor.name()));
    }

    /** Logs a contact, also one that somebody else made; the same id again changes nothing. */
    public void log(Actor actor, Contact contact) {
        actor.need(Right.CALLS);
        var elder = elders.get(contact.elderId());
        var at = contact.at();
        var now = clock.instant();
        if (at.isAfter(now.plus(Duration.ofMinutes(10)))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "at", "联系的时间不能在现在之后。");
        }
        rows.insertContact(contact, elder.placeCode(), now, actor.id());
        rows.touched(elder.id(), elder.placeCode(), at, contact.kind().chinese());
    }

    /** Could this actor take it back now? Whoever wrote it down can, for three days. */
    public boolean may(Actor actor, Line line) {
        return line.takenBack() == null && actor.may(Right.CALLS)
                && line.enteredBy().equals(actor.id())
                && line.enteredAt().isAfter(clock.instant().minus(TAKEN_BACK_WITHIN));
    }

    /** Pressed by mistake: the line stays in the log and counts no more; again changes nothing. */
    public void takeBack(Actor actor, UUID id) {
        actor.need(Right.CALLS);
        var line = rows.lock(id).orElseThrow(
                () -> new Rejected(Reason.NOT_FOUND, "没有找到这条联系，可能不归您管。"));
        if (line.takenBack() != null) {
            return;
        }
        if (!may(actor, line)) {
            throw new Rejected(Reason.NOT_NOW, "记错的联系，只有记的人能撤回，三天以内。");
        }
        rows.takeBack(id, clock.instant(), actor.name());
        rows.unheard(line.contact().elderId(), line.contact().at());
    }

    /** What was heard of her at that moment was not so: the newest that stands takes its place. */
    public void unheard(UUID elderId, Instant at) {
        rows.unheard(elderId, at);
    }

    /** Two records of one person: what was heard of either was heard of her. */
    public void heardTogether(UUID from, UUID into) {
        var place = elders.get(into).placeCode();
        rows.lastContacts(List.of(from)).forEach(last ->
                rows.touched(into, place, last.at(), last.how()));
    }

    /** Takes {@link #heardTogether} back. */
    public void heardApart(UUID from, UUID into) {
        rows.lastContacts(List.of(from)).forEach(last -> rows.unheard(into, last.at()));
    }

    /**
     * The log of a place, the newest first, older than {@code before}, also what was taken back;
     * null means of all elders, by anybody.
     */
    @Transactional(readOnly = true)
    public List<Line> list(String placeCode, @Nullable UUID elderId, @Nullable By by,
            Instant before, int limit) {
        return rows.lines(placeCode, elderId, by, before, limit);
    }

    @Transactional(readOnly = true)
    public Map<UUID, Last> latest(Collection<UUID> elderIds) {
        return elderIds.isEmpty() ? Collections.emptyMap() : rows.lastContacts(elderIds).stream()
                .collect(Collectors.toMap(Last::elderId, Function.identity()));
    }

    /** Those that stand, the newest first. */
    @Transactional(readOnly = true)
    public List<Contact> of(UUID elderId, int limit) {
        return rows.contacts(elderId, limit);
    }

    /** Elders heard of in the last so many days. */
    @Transactional(readOnly = true)
    public List<UUID> heardOf(String placeCode, int days) {
        return rows.heardOf(placeCode, clock.instant().minus(Duration.ofDays(days)));
    }

    /** Not heard of for so many days, the longest first. */
    @Transactional(readOnly = true)
    public List<Last> lapsed(String placeCode, int days, int limit) {
        return rows.lapsed(placeCode, clock.instant().minus(Duration.ofDays(days)), limit);
    }

    @Transactional(readOnly = true)
    public int countLapsed(String placeCode, int days) {
        return rows.countLapsed(placeCode, clock.instant().minus(Duration.ofDays(days)));
    }
}
