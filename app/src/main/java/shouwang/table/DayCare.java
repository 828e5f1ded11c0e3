package shouwang.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.care.hours.Hours;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;

/** 日间照料: who came, who went home, who looked after them and for how long. */
@Component
@Transactional
public class DayCare {
    private static final Duration LONGEST = Duration.ofHours(16);
    private static final String SHIFT = """
            select id, place_code, aide_id, from_at, until_at, minutes from table_shift
            """;
    private final JdbcClient sql;
    private final Elders elders;
    private final Aides aides;
    private final Hours hours;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DayCare(JdbcClient sql, Elders elders, Aides aides, Hours hours,
            ApplicationEventPublisher events, Clock clock) {
        this.sql = sql;
        this.elders = elders;
        this.aides = aides;
        this.hours = hours;
        this.events = events;
        this.clock = clock;
    }

    /** One elder's day at the centre; {@code left} is null while she is there. */
    public record Stay(UUID elderId, LocalDate day, Instant came, @Nullable Instant left) {}

    /** 照看: one aide's hours; {@code until} and {@code minutes} are null while they go on. */
    public record Shift(UUID id, String placeCode, UUID aideId, Instant from,
            @Nullable Instant until, @Nullable Integer minutes) {}

    /** She is here: one tap; another tap the same day changes nothing. */
    public void came(Actor actor, UUID elderId) {
        actor.need(Right.TABLE);
        var elder = elders.get(elderId);
        actor.needPlace(elder.villageCode());
        if (elder.isGone()) {
            throw new Rejected(Reason.NOT_NOW, elder.name() + "登记为" + elder.status().chinese()
                    + "。真的来了，请先在老人页改过来。");
        }
        var today = LocalDate.now(clock);
        sql.sql("""
                insert into table_attendance (id, place_code, elder_id, day, came_at, entered_by)
                values (?, ?, ?, ?, ?, ?) on conflict (elder_id, day) do nothing""")
                .params(Ids.derived(elderId, "DAY CARE " + today), elder.placeCode(), elderId,
                        today, Timestamp.from(clock.instant()), actor.id()).update();
    }

    /** She goes home: one tap; the first one counts. */
    public void left(Actor actor, UUID elderId) {
        actor.need(Right.TABLE);
        actor.needPlace(elders.get(elderId).villageCode());
        var today = LocalDate.now(clock);
        var there = sql.sql("select id from table_attendance where elder_id = ? and day = ?")
                .params(elderId, today).query(UUID.class).optional();
        if (there.isEmpty()) {
            throw new Rejected(Reason.NOT_NOW, "今天还没有记来，先点“来了”。");
        }
        sql.sql("update table_attendance set left_at = ? where id = ? and left_at is null")
                .params(Timestamp.from(clock.instant()), there.get()).update();
    }

    /** A day's stays, in the order they came. */
    @Transactional(readOnly = true)
    public List<Stay> on(String village, LocalDate day) {
        return sql.sql("""
                select elder_id, day, came_at, left_at from table_attendance
                where village_code = ? and day = ? order by came_at, elder_id""")
                .params(village, day).query((row, n) -> new Stay(row.getObject(1, UUID.class),
                        row.getObject(2, LocalDate.class), row.getTimestamp(3).toInstant(),
                        at(row, 4))).list();
    }

    /** Elders who came in the weeks before, who come first in the list to tap. */
    @Transactional(readOnly = true)
    public List<UUID> usual(String village, LocalDate since) {
        return sql.sql("""
                select elder_id from table_attendance where village_code = ? and day >= ?
                group by elder_id order by count(*) desc, elder_id limit 60""")
                .params(village, since).query(UUID.class).list();
    }

    /** Someone begins to look after; the same id again is once, and nobody begins twice. */
    public Shift begin(Actor actor, UUID id, UUID aideId) {
        actor.need(Right.TABLE);
        var aide = aides.hold(aideId);
        actor.needPlace(aide.villageCode());
        if (aide.endedOn() != null) {
            throw new Rejected(Reason.NOT_NOW, aide.name() + "已不做互助员，请换一位。");
        }
        var there = find(id);
        if (there.isPresent() && there.get().aideId().equals(aideId)) {
            return there.get();
        }
        try {
            sql.sql("""
                    insert into table_shift (id, place_code, aide_id, from_at, entered_by)
                    values (?, ?, ?, ?, ?)""").params(id, aide.placeCode(), aideId,
                    Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)), actor.id())
                    .update();
        } catch (DuplicateKeyException twice) {
            throw new Rejected(Reason.TAKEN, aide.name() + "已经在照看了，不用再点。");
        }
        return find(id).orElseThrow();
    }

    /**
     * The hours end and are announced, once.
     *
     * @param until when it was; null = now
     */
    public Shift end(Actor actor, UUID id, @Nullable Instant until) {
        actor.need(Right.TABLE);
        var shift = sql.sql(SHIFT + "where id = ? for no key update").param(id)
                .query(DayCare::shift).optional().orElseThrow(DayCare::notThere);
        actor.needPlace(shift.placeCode());
        if (shift.until() != null) {
            return shift;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var end = until == null ? now : until;
        if (end.isAfter(now) || !end.isAfter(shift.from())) {
            throw new Rejected(Reason.OUT_OF_RANGE, "until", "结束时间要在开始之后、现在之前。");
        }
        var took = Duration.between(shift.from(), end);
        if (took.compareTo(LONGEST) > 0) {
            throw new Rejected(Reason.OUT_OF_RANGE, "until",
                    "从开始到现在超过 16 小时了，大概是忘了点“照看完了”。请填当时结束的时间。");
        }
        var minutes = (int) Math.max(1, took.toMinutes());
        sql.sql("update table_shift set until_at = ?, minutes = ? where id = ?")
                .params(Timestamp.from(end), minutes, id).update();
        hours.hold(aides.get(shift.aideId()).villageCode(), List.of(shift.aideId()));
        hours.put(id, shift.placeCode(), List.of(shift.aideId()), shift.from(), end, "日间照料");
        events.publishEvent(new DayCareShiftClosed(id, shift.placeCode(), shift.aideId(),
                shift.from(), end, minutes, actor));
        return find(id).orElseThrow();
    }

    private static Rejected notThere() {
        return new Rejected(Reason.NOT_FOUND, "没有找到这次照看，可能不归您管。");
    }

    @Transactional(readOnly = true)
    public Optional<Shift> find(UUID id) {
        return sql.sql(SHIFT + "where id = ?").param(id).query(DayCare::shift).optional();
    }

    /** Shifts that go on, and those begun since a moment; the newest first. */
    @Transactional(readOnly = true)
    public List<Shift> shifts(String village, Instant since) {
        return sql.sql(SHIFT + """
                where village_code = ? and (from_at >= ? or until_at is null)
                order by from_at desc, id limit 100""")
                .params(village, Timestamp.from(since)).query(DayCare::shift).list();
    }

    private static Shift shift(ResultSet row, int n) throws SQLException {
        return new Shift(row.getObject(1, UUID.class), row.getString(2),
                row.getObject(3, UUID.class), row.getTimestamp(4).toInstant(), at(row, 5),
                row.getObject(6, Integer.class));
    }

    private static @Nullable Instant at(ResultSet row, int column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
