package shouwang.places.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class RoomRows {
    private static final String ROOM =
            "select id, number, site_id, place_code, name, uses, holds from places_room ";
    private static final String BOOKING = """
            select id, room_id, lower(during), upper(during), what, people, booked_by
            from places_booking
            """;
    private final JdbcClient sql;

    RoomRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<Room> rooms(UUID site) {
        return sql.sql(ROOM + "where site_id = ? and gone_on is null order by number").param(site)
                .query(RoomRows::room).list();
    }

    /** Whoever books or closes this room waits until this transaction is over. */
    Optional<Room> hold(UUID id) {
        return sql.sql(ROOM + "where id = ? and gone_on is null for no key update").param(id)
                .query(RoomRows::room).optional();
    }

    void insert(UUID id, Site site, String name, List<Room.Use> uses, int holds) {
        sql.sql("""
                insert into places_room (id, site_id, place_code, name, uses, holds)
                values (?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
                .param(id).param(site.id()).param(site.placeCode()).param(name)
                .param(uses.stream().map(Room.Use::name).toArray(String[]::new)).param(holds)
                .update();
    }

    void drop(UUID room, LocalDate day) {
        sql.sql("update places_room set gone_on = ? where id = ?").params(day, room).update();
        sql.sql("update places_equipment set room_id = null where room_id = ?").param(room)
                .update();
    }

    List<Room.Thing> equipment(UUID site) {
        return sql.sql("""
                select id, site_id, room_id, name, pieces, donor, condition, came_on
                from places_equipment where site_id = ? and gone_on is null order by id""")
                .param(site).query(RoomRows::thing).list();
    }

    Optional<Room.Thing> thing(UUID id) {
        return sql.sql("""
                select id, site_id, room_id, name, pieces, donor, condition, came_on
                from places_equipment where id = ? and gone_on is null for no key update""")
                .param(id).query(RoomRows::thing).optional();
    }

    void insert(Site site, Room.Thing thing) {
        sql.sql("""
                insert into places_equipment (id, site_id, room_id, place_code, name, pieces, donor,
                    condition, came_on)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
                .param(thing.id()).param(site.id()).param(thing.roomId()).param(site.placeCode())
                .param(thing.name()).param(thing.pieces()).param(thing.donor())
                .param(thing.condition().name()).param(thing.cameOn()).update();
    }

    void condition(UUID thing, Room.Condition condition) {
        sql.sql("update places_equipment set condition = ? where id = ?")
                .params(condition.name(), thing).update();
    }

    void gone(UUID thing, LocalDate day, String where) {
        sql.sql("update places_equipment set gone_on = ?, gone_where = ? where id = ?")
                .params(day, where, thing).update();
    }

    void clear(UUID site, LocalDate day, String where) {
        sql.sql("""
                update places_equipment set gone_on = ?, gone_where = left(?, 60)
                where site_id = ? and gone_on is null""").params(day, where, site).update();
    }

    List<Room.Booking> ahead(UUID site, Instant now, int most) {
        return sql.sql(BOOKING + """
                where site_id = ? and called_off_at is null and upper(during) > ?
                order by lower(during), id limit ?""").params(site, Timestamp.from(now), most)
                .query(RoomRows::booking).list();
    }

    Optional<Room.Booking> over(long room, Instant from, Instant until) {
        return sql.sql(BOOKING + """
                where int8range(room_number, room_number, '[]') && int8range(?, ?, '[]')
                and during && tstzrange(?, ?) and called_off_at is null limit 1""")
                .params(room, room, Timestamp.from(from), Timestamp.from(until))
                .query(RoomRows::booking).optional();
    }

    Optional<Room.Booking> booking(UUID id) {
        return sql.sql(BOOKING + "where id = ? and called_off_at is null for no key update")
                .param(id).query(RoomRows::booking).optional();
    }

    /** False where that very booking is here already. */
    boolean insert(Room room, Room.Booking booking) {
        return sql.sql("""
                insert into places_booking (id, room_id, room_number, site_id, place_code, during,
                    what, people, booked_by)
                select ?, ?, ?, ?, ?, tstzrange(?, ?), ?, ?, ?
                where not exists (select 1 from places_booking where id = ?)""")
                .params(booking.id(), room.id(), room.number(), room.siteId(), room.placeCode(),
                        Timestamp.from(booking.from()), Timestamp.from(booking.until()),
                        booking.what(), booking.people(), booking.by(), booking.id()).update() == 1;
    }

    boolean isKnown(UUID booking) {
        return sql.sql("select count(*) from places_booking where id = ?").param(booking)
                .query(Integer.class).single() > 0;
    }

    void callOffOne(UUID booking, Instant at) {
        sql.sql("update places_booking set called_off_at = ? where id = ?")
                .params(Timestamp.from(at), booking).update();
    }

    /** All of a house that are still to come. */
    int callOff(UUID site, Instant at) {
        return sql.sql("""
                update places_booking set called_off_at = ?
                where site_id = ? and called_off_at is null and upper(during) > ?""")
                .params(Timestamp.from(at), site, Timestamp.from(at)).update();
    }

    int aheadIn(UUID room, Instant now) {
        return sql.sql("""
                select count(*) from places_booking where room_id = ? and called_off_at is null
                and upper(during) > ?""").params(room, Timestamp.from(now))
                .query(Integer.class).single();
    }

    private static Room room(ResultSet row, int n) throws SQLException {
        return new Room(row.getObject(1, UUID.class), row.getLong(2), row.getObject(3, UUID.class),
                row.getString(4), row.getString(5), SiteRows.texts(row, 6).stream()
                        .map(Room.Use::valueOf).toList(), row.getInt(7));
    }

    private static Room.Thing thing(ResultSet row, int n) throws SQLException {
        @Nullable String donor = row.getString(6);
        return new Room.Thing(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                row.getObject(3, UUID.class), row.getString(4), row.getInt(5), donor,
                Room.Condition.valueOf(row.getString(7)), row.getObject(8, LocalDate.class));
    }

    private static Room.Booking booking(ResultSet row, int n) throws SQLException {
        return new Room.Booking(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                row.getTimestamp(3).toInstant(), row.getTimestamp(4).toInstant(),
                row.getString(5), row.getInt(6), row.getString(7));
    }
}
