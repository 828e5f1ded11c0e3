package shouwang.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ContactRows {
    private static final String CONTACT = """
            select id, elder_id, kind, at, note, made_as, made_by, entered_by, entered_at,
                taken_back_by from care_contact
            """;
    private final JdbcClient sql;

    ContactRows(JdbcClient sql) {
        this.sql = sql;
    }

    int insertContact(Contacts.Contact contact, String place, Instant now, UUID by) {
        return sql.sql("""
                insert into care_contact (id, place_code, elder_id, kind, at, note, made_as,
                    made_by, entered_at, entered_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do nothing""")
                .params(contact.id(), place, contact.elderId(), contact.kind().name(),
                        at(contact.at()), contact.note(), contact.by().name(), contact.madeBy(),
                        at(now), by).update();
    }

    void touched(UUID elderId, String place, Instant at, String how) {
        sql.sql("""
                insert into care_last_contact (elder_id, place_code, at, how) values (?, ?, ?, ?)
                on conflict (elder_id) do update set at = excluded.at, how = excluded.how,
                    place_code = excluded.place_code
                where care_last_contact.at < excluded.at""")
                .params(elderId, place, at(at), how).update();
    }

    List<Contacts.Last> lastContacts(Collection<UUID> elderIds) {
        return sql.sql("select elder_id, at, how from care_last_contact where elder_id = any (?)")
                .param(elderIds.toArray(UUID[]::new)).query(ContactRows::last).list();
    }

    List<UUID> heardOf(String placeCode, Instant since) {
        return sql.sql("""
                select elder_id from care_last_contact
                where place_code >= ? and place_code <= ? and at > ?""")
                .params(placeCode, placeCode + "~", at(since)).query(UUID.class).list();
    }

    List<Contacts.Last> lapsed(String placeCode, Instant before, int limit) {
        return sql.sql("""
                select elder_id, at, how from care_last_contact
                where place_code >= ? and place_code <= ? and at < ? order by at limit ?""")
                .params(placeCode, placeCode + "~", at(before), limit).query(ContactRows::last)
                        .list();
    }

    int countLapsed(String placeCode, Instant before) {
        return sql.sql("""
                select count(*) from care_last_contact
                where place_code >= ? and place_code <= ? and at < ?""")
                .params(placeCode, placeCode + "~", at(before)).query(Integer.class).single();
    }

    /** Those that stand. */
    List<Contacts.Contact> contacts(UUID elderId, int limit) {
        return sql.sql(CONTACT + """
                where elder_id = ? and taken_back_at is null order by at desc limit ?""")
                .params(elderId, limit).query(ContactRows::contact).list();
    }

    List<Contacts.Line> lines(String placeCode, @Nullable UUID elderId, Contacts.@Nullable By by,
            Instant before, int limit) {
        return sql.sql(CONTACT + """
                where place_code >= :low and place_code <= :high and at < :before
                  and (:elder::uuid is null or elder_id = :elder)
                  and (:by::text is null or made_as = :by) order by at desc, id limit :most""")
                .param("low", placeCode).param("high", placeCode + "~")
                .param("before", at(before)).param("elder", elderId)
                .param("by", by == null ? null : by.name()).param("most", limit)
                .query(ContactRows::line).list();
    }

    Optional<Contacts.Line> lock(UUID id) {
        return sql.sql(CONTACT + "where id = ? for no key update").param(id)
                .query(ContactRows::line).optional();
    }

    void takeBack(UUID id, Instant now, String by) {
        sql.sql("""
                update care_contact set taken_back_at = ?, taken_back_by = ?
                where id = ? and taken_back_at is null""").params(at(now), by, id).update();
    }

    /** Forgets what was heard of her then: the newest of what else stands takes its place. */
    void unheard(UUID elderId, Instant at) {
        sql.sql("""
                with gone as (
                    delete from care_last_contact where elder_id = :elder and at = :at
                    returning elder_id, place_code)
                insert into care_last_contact (elder_id, place_code, at, how)
                select gone.elder_id, gone.place_code, before.at, before.how
                from gone, (select at, how from (
                        (select finished_at as at, '上门' as how from care_visit
                         where elder_id = :elder and status in ('DONE', 'CONFIRMED')
                         order by planned_at desc limit 1)
                        union all
                        (select confirmed_at, '电话回访' from care_visit
                         where elder_id = :elder and status = 'CONFIRMED' and method = 'CALL_BACK'
                         order by planned_at desc limit 1)
                        union all
                        (select at, case kind when 'CALL' then '电话' when 'WECHAT' then '微信'
                                 when 'MET' then '当面' else '子女来电' end
                         from care_contact
                         where elder_id = :elder and taken_back_at is null
                         order by at desc limit 1)) as known
                      order by at desc limit 1) as before""")
                .param("elder", elderId).param("at", at(at)).update();
    }

    private static Contacts.Line line(ResultSet row, int n) throws SQLException {
        return new Contacts.Line(contact(row, n), row.getObject(8, UUID.class),
                row.getTimestamp(9).toInstant(), row.getString(10));
    }

    private static Contacts.Contact contact(ResultSet row, int n) throws SQLException {
        return new Contacts.Contact(row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                Contacts.Kind.valueOf(row.getString(3)), row.getTimestamp(4).toInstant(),
                row.getString(5), Contacts.By.valueOf(row.getString(6)), row.getString(7));
    }

    private static Contacts.Last last(ResultSet row, int number) throws SQLException {
        return new Contacts.Last(row.getObject(1, UUID.class), row.getTimestamp(2).toInstant(),
                row.getString(3));
    }

    private static Timestamp at(Instant instant) {
        return Timestamp.from(instant);
    }
}
