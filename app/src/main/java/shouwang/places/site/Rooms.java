package shouwang.places.site;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** Rooms, what stands in them, and who has them when: no two at once. */
@Component
@Transactional
public class Rooms {
    /** How many weeks a booking may come back. */
    public static final int MOST_WEEKS = 26;
    private static final int MOST_ROOMS = 30;
    private static final int MOST_THINGS = 300;
    private static final int MOST_SHOWN = 60;
    private static final Duration LONGEST = Duration.ofHours(16);
    private static final Duration FARTHEST = Duration.ofDays(400);
    private final RoomRows rows;
    private final Sites sites;
    private final Clock clock;

    Rooms(RoomRows rows, Sites sites, Clock clock) {
        this.rows = rows;
        this.sites = sites;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Room> of(UUID site) {
        return rows.rooms(site);
    }

    @Transactional(readOnly = true)
    public List<Room.Thing> equipment(UUID site) {
        return rows.equipment(site);
    }

    /** Who has which room, from now on. */
    @Transactional(readOnly = true)
    public List<Room.Booking> ahead(UUID site) {
        return rows.ahead(site, clock.instant(), MOST_SHOWN);
    }

    private Site open(UUID id) {
        var site = sites.get(id);
        if (!site.isOpen()) {
            throw new Rejected(Reason.GONE, site.form().name() + "已经不办了，不能再改。");
        }
        return site;
    }

    public void add(UUID id, UUID siteId, String name, List<Room.Use> uses, int holds) {
        var site = open(siteId);
        var there = rows.rooms(siteId);
        if (there.stream().anyMatch(room -> room.id().equals(id))) {
            return;
        }
        if (there.stream().anyMatch(room -> room.name().equals(name))) {
            throw new Rejected(Reason.TAKEN, "name", "已经有叫“" + name + "”的房间了。");
        }
        if (there.size() >= MOST_ROOMS) {
            throw new Rejected(Reason.TOO_MANY, "一处场地最多写 " + MOST_ROOMS + " 间。");
        }
        rows.insert(id, site, name, uses, holds);
    }

    /** Takes a room off the list; refused while somebody has it. */
    public void drop(UUID room) {
        var held = hold(room);
        var ahead = rows.aheadIn(room, clock.instant());
        if (ahead > 0) {
            throw new Rejected(Reason.NOT_NOW, held.name() + "还有 " + ahead + " 次预订，请先取消预订。");
        }
        rows.drop(room, LocalDate.now(clock));
    }

    private Room hold(UUID room) {
        return rows.hold(room).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这间屋，可能已经去掉。"));
    }

    public void add(Room.Thing thing) {
        var site = open(thing.siteId());
        if (rows.equipment(site.id()).size() >= MOST_THINGS) {
            throw new Rejected(Reason.TOO_MANY, "一处场地最多写 " + MOST_THINGS + " 样设备。");
        }
        if (thing.roomId() != null && rows.rooms(site.id()).stream().noneMatch(room ->
                room.id().equals(thing.roomId()))) {
            throw new Rejected(Reason.WRONG_FORM, "room", "没有这间屋，请从列表里选。");
        }
        rows.insert(site, thing);
    }

    public void condition(UUID thing, Room.Condition condition) {
        need(thing);
        rows.condition(thing, condition);
    }

    /** It stands here no longer. */
    public void gone(UUID thing, String where) {
        need(thing);
        rows.gone(thing, LocalDate.now(clock), where);
    }

    private void need(UUID thing) {
        rows.thing(thing).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这样设备，可能已经搬走。"));
    }

    /**
     * Takes a room, once or every week: all of it or nothing. Refused where somebody has it, where
     * the house is closed that day, and for more people than it holds. The same id again changes
     * nothing.
     *
     * @param weeks how many times in all, a week apart
     */
    public void book(Room.Booking first, int weeks) {
        var room = hold(first.roomId());
        if (rows.isKnown(first.id())) {
            return;
        }
        open(room.siteId());
        if (first.people() > room.holds()) {
            throw new Rejected(Reason.OUT_OF_RANGE, "people", room.name() + "最多坐 " + room.holds()
                    + " 人，请换一间或分两次。");
        }
        var now = clock.instant();
        if (!first.from().isBefore(first.until())
                || Duration.between(first.from(), first.until()).compareTo(LONGEST) > 0) {
            throw new Rejected(Reason.OUT_OF_RANGE, "until", "结束要晚于开始，一次最多 16 小时。");
        }
        if (first.until().isBefore(now) || first.from().isAfter(now.plus(FARTHEST))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "from", "只订现在起一年以内的。");
        }
        var hours = sites.hours(room.siteId());
        for (var week = 0; week < weeks; week++) {
            var away = Duration.ofDays(7L * week);
            one(room, hours, new Room.Booking(week == 0 ? first.id()
                    : Ids.derived(first.id(), "week " + week), room.id(), first.from().plus(away),
                    first.until().plus(away), first.what(), first.people(), first.by()));
        }
    }

    private void one(Room room, OpenHours hours, Room.Booking booking) {
        var day = LocalDate.ofInstant(booking.from(), clock.getZone());
        var special = hours.special(day).filter(one -> one.open() == null);
        if (special.isPresent()) {
            throw new Rejected(Reason.NOT_NOW, "from", "%d月%d日不开门（%s），请换一天。".formatted(
                    day.getMonthValue(), day.getDayOfMonth(), special.get().why()));
        }
        var other = rows.over(room.number(), booking.from(), booking.until());
        if (other.isPresent()) {
            throw taken(room, day, other.get());
        }
        try {
            rows.insert(room, booking);
        } catch (DataIntegrityViolationException collision) {
            throw taken(room, day, null);
        }
    }

    private Rejected taken(Room room, LocalDate day, Room.@Nullable Booking other) {
        return new Rejected(Reason.TAKEN, "from", "%s %d月%d日这个时间已经有人用了%s。请换个时间或换一间。"
                .formatted(room.name(), day.getMonthValue(), day.getDayOfMonth(), other == null ? ""
                        : "（" + hour(other.from()) + "到" + hour(other.until()) + "，"
                                + other.what() + "）"));
    }

    private String hour(Instant at) {
        return at.atZone(clock.getZone()).toLocalTime().withSecond(0).withNano(0).toString();
    }

    public void callOff(UUID booking) {
        rows.booking(booking).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这次预订，可能已经取消。"));
        rows.callOffOne(booking, clock.instant());
    }
}
