package shouwang.care;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Elders;

/** 定期上门、打电话、发微信: who was last heard of when; red after thirty days. */
@Component
@Transactional
public class Contacts {
    public static final int LAPSE_DAYS = 30;
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

    /** The newest contact of an elder, of whatever kind. */
    public record Last(UUID elderId, Instant at, String how) {}

    /** One line of the contact log. */
    public record Contact(UUID id, Kind kind, Instant at, String note, String madeBy) {}

    /** Logs a contact; the same id again changes nothing. */
    public void log(Actor actor, UUID id, UUID elderId, Kind kind, Instant at, String note) {
        actor.need(Right.CARE);
        var elder = elders.get(elderId);
        var now = clock.instant();
        if (at.isAfter(now.plus(Duration.ofMinutes(10)))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "at", "联系的时间不能在现在之后。");
        }
        rows.insertContact(id, elder.placeCode(), elderId, kind.name(), at, note, actor.name(),
                now, actor.id());
        rows.touched(elderId, elder.placeCode(), at, kind.chinese());
    }

    @Transactional(readOnly = true)
    public Map<UUID, Last> latest(Collection<UUID> elderIds) {
        return elderIds.isEmpty() ? Map.of() : rows.lastContacts(elderIds).stream()
                .collect(Collectors.toMap(Last::elderId, Function.identity()));
    }

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
