package shouwang.care;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class ContactRows {
    private static final String CONTACT = """
            select id, elder_id, kind, at, note, made_as, made_by from care_contact
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

    List<Contacts.Contact> contacts(UUID elderId, int limit) {
        return sql.sql(CONTACT + "where elder_id = ? order by at desc limit ?")
                .params(elderId, limit).query(ContactRows::contact).list();
    }

    List<Contacts.Contact> contacts(String placeCode, Contacts.@Nullable By by, Instant before,
            int limit) {
        return sql.sql(CONTACT + """
                where place_code >= ? and place_code <= ? and at < ?
                  and (?::text is null or made_as = ?) order by at desc, id limit ?""")
                .param(placeCode).param(placeCode + "~").param(at(before))
                .param(by == null ? null : by.name()).param(by == null ? null : by.name())
                .param(limit).query(ContactRows::contact).list();
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
