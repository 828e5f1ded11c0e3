package shouwang.care.slip;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.kernel.Ids;

/** Rows of slips; a sheet of the sequence holds {@link Slips#PER_SHEET} numbers. */
@Component
class SlipRows {
    private static final String SLIP = """
            select id, number, place_code, batch_id, aide_id, printed_at, status, visit_id,
                   ended_at, ended_name, reason, taken_back from care_slip\s""";
    /** Per aide the last slip entered; whatever is out before it is missing. */
    private static final String LAST = """
            (select aide_id, max(number) as number from care_slip
             where village_code = ? and status = 'ENTERED' group by aide_id)\s""";
    private final JdbcClient sql;

    SlipRows(JdbcClient sql) {
        this.sql = sql;
    }

    int insertBatch(UUID id, String place, UUID aideId, int sheets, Instant now, Actor by) {
        return sql.sql("""
                insert into care_slip_batch (id, place_code, aide_id, sheets, printed_at,
                    entered_by, entered_name)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
                .params(id, place, aideId, sheets, Timestamp.from(now), by.id(), by.name())
                .update();
    }

    void insertSlips(UUID batch, String place, UUID aideId, int sheets, Instant now) {
        var starts = sql.sql("select nextval('care_slip_sheet') from generate_series(1, ?)")
                .param(sheets).query(Long.class).list();
        var numbers = starts.stream().sorted().flatMapToLong(sheet ->
                LongStream.range(0, Slips.PER_SHEET)
                        .map(n -> sheet * Slips.PER_SHEET + n)).boxed().toArray(Long[]::new);
        var ids = Arrays.stream(numbers).map(number -> Ids.derived(batch,
                "SLIP " + number)).toArray(UUID[]::new);
        sql.sql("""
                insert into care_slip (id, number, place_code, batch_id, aide_id, printed_at)
                select id, number, ?, ?, ?, ? from unnest(?::uuid[], ?::bigint[])
                    as fresh (id, number)""")
                .param(place).param(batch).param(aideId).param(Timestamp.from(now)).param(ids)
                .param(numbers).update();
    }

    Optional<Slip> get(UUID id) {
        return sql.sql(SLIP + "where id = ?").param(id).query(SlipRows::slip).optional();
    }

    Optional<Slip> find(SlipSerial serial) {
        return sql.sql(SLIP + "where number = ?").param(serial.number()).query(SlipRows::slip)
                .optional();
    }

    Optional<Slip> ofVisit(UUID visitId) {
        return sql.sql(SLIP + "where visit_id = ?").param(visitId).query(SlipRows::slip)
                .optional();
    }

    Optional<Slip> hold(SlipSerial serial) {
        return sql.sql(SLIP + "where number = ? for no key update").param(serial.number())
                .query(SlipRows::slip).optional();
    }

    void entered(UUID id, UUID visitId, Instant now, Actor by) {
        sql.sql("""
                update care_slip set status = 'ENTERED', visit_id = ?, ended_at = ?, ended_by = ?,
                    ended_name = ?, reason = null where id = ?""")
                .params(visitId, Timestamp.from(now), by.id(), by.name(), id).update();
    }

    /** Out again, as if it had not been entered. */
    void takenBack(UUID visitId) {
        sql.sql("""
                update care_slip set status = 'OUT', visit_id = null, ended_at = null,
                    ended_by = null, ended_name = null, taken_back = taken_back + 1
                where visit_id = ?""").param(visitId).update();
    }

    void aside(UUID id, Slip.Status status, @Nullable String reason,
            Instant now, Actor by) {
        sql.sql("""
                update care_slip set status = ?, reason = ?, ended_at = ?, ended_by = ?,
                    ended_name = ? where id = ?""")
                .param(status.name()).param(reason).param(Timestamp.from(now)).param(by.id())
                .param(by.name()).param(id).update();
    }

    List<Slip> missing(String village, int limit) {
        return sql.sql("""
                select s.id, s.number, s.place_code, s.batch_id, s.aide_id, s.printed_at,
                       s.status, s.visit_id, s.ended_at, s.ended_name, s.reason,
                       s.taken_back
                from care_slip s join\s""" + LAST + """
                as last (aide, until) on last.aide = s.aide_id and s.number < last.until
                where s.village_code = ? and s.status = 'OUT'
                order by s.aide_id, s.number limit ?""")
                .params(village, village, limit).query(SlipRows::slip).list();
    }

    List<Slip> aside(String village, int limit) {
        return sql.sql(SLIP + """
                where village_code = ? and status in ('LOST', 'VOID')
                order by ended_at desc, id limit ?""").params(village, limit)
                .query(SlipRows::slip).list();
    }

    List<Slip> lately(String village, int limit) {
        return sql.sql(SLIP + """
                where village_code = ? and status = 'ENTERED'
                order by ended_at desc, id limit ?""").params(village, limit)
                .query(SlipRows::slip).list();
    }

    List<Slip.Count> counts(String village) {
        return sql.sql("""
                select s.aide_id, count(*) filter (where status = 'OUT'),
                       count(*) filter (where status = 'ENTERED'),
                       count(*) filter (where status in ('LOST', 'VOID')),
                       count(*) filter (where status = 'OUT' and s.number < last.until)
                from care_slip s left join\s""" + LAST + """
                as last (aide, until) on last.aide = s.aide_id
                where s.village_code = ? group by s.aide_id""").params(village, village)
                .query((row, n) -> new Slip.Count(row.getObject(1, UUID.class), row.getInt(2),
                        row.getInt(3), row.getInt(4), row.getInt(5))).list();
    }

    Optional<Slip.Batch> batch(UUID id) {
        return sql.sql("""
                select id, place_code, aide_id, printed_at, entered_name from care_slip_batch
                where id = ?""").param(id).query((row, n) -> new Slip.Batch(id, row.getString(2),
                        row.getObject(3, UUID.class), row.getTimestamp(4).toInstant(),
                        row.getString(5), serials(id))).optional();
    }

    private List<SlipSerial> serials(UUID batch) {
        return sql.sql("select number from care_slip where batch_id = ? order by number")
                .param(batch).query((row, n) -> SlipSerial.of(row.getLong(1))).list();
    }

    /** The newest first, each with its first and its last serial only. */
    List<Slip.Batch> batches(String village, int limit) {
        return sql.sql("""
                select b.id, b.place_code, b.aide_id, b.printed_at, b.entered_name,
                       min(s.number), max(s.number)
                from (select * from care_slip_batch where village_code = ?
                      order by printed_at desc limit ?) b
                join care_slip s on s.batch_id = b.id
                group by b.id, b.place_code, b.aide_id, b.printed_at, b.entered_name
                order by b.printed_at desc""").params(village, limit)
                .query((row, n) -> new Slip.Batch(row.getObject(1, UUID.class), row.getString(2),
                        row.getObject(3, UUID.class), row.getTimestamp(4).toInstant(),
                        row.getString(5), List.of(SlipSerial.of(row.getLong(6)),
                                SlipSerial.of(row.getLong(7))))).list();
    }

    private static Slip slip(ResultSet row, int n) throws SQLException {
        var ended = row.getTimestamp(9);
        return new Slip(row.getObject(1, UUID.class), SlipSerial.of(row.getLong(2)),
                row.getString(3), row.getObject(4, UUID.class), row.getObject(5, UUID.class),
                row.getTimestamp(6).toInstant(), Slip.Status.valueOf(row.getString(7)),
                row.getObject(8, UUID.class), ended == null ? null : ended.toInstant(),
                row.getString(10), row.getString(11), row.getInt(12));
    }
}
