package shouwang.people.network;

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
import shouwang.access.Seal;
import shouwang.people.sound.Pinyin;

@Component
class PartnerRows {
    private static final String ALL = """
            select id, place_code, part, organisation, name, person_id, contact, offers,
                phone_masked, since, named_on, ended_on from people_partner
            """;
    private final JdbcClient sql;
    private final Seal seal;

    PartnerRows(JdbcClient sql, Seal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    Optional<Partner> find(UUID id) {
        return sql.sql(ALL + "where id = ?").param(id).query(PartnerRows::partner).optional();
    }

    /** By part and name; a text finds a piece of the name, initials, the end of a phone. */
    List<Partner> list(String place, Partner.@Nullable Part part, @Nullable String text, int most) {
        var wanted = part == null ? null : part.name();
        return sql.sql(ALL + """
                where place_code >= :low and place_code <= :high and ended_on is null
                and (:part::text is null or part = :part)
                and (:text::text is null or strpos(name, :text) > 0
                    or starts_with(initials, lower(:text)) or phone_tail = :text)
                order by part, initials, id limit :most""")
                .param("low", place).param("high", place + "~").param("part", wanted)
                .param("text", text).param("most", most).query(PartnerRows::partner).list();
    }

    List<Partner> of(UUID person) {
        return sql.sql(ALL + "where person_id = ? and ended_on is null order by since, id")
                .param(person).query(PartnerRows::partner).list();
    }

    List<Partner.Known> known(String village, String name) {
        return sql.sql("""
                select id, name, born, place_code from people_person
                where name = ? and place_code >= ? and place_code <= ? limit 6""")
                .params(name, village, village + "~").query((row, n) -> new Partner.Known(
                        row.getObject(1, UUID.class), row.getString(2),
                        row.getObject(3, LocalDate.class), row.getString(4))).list();
    }

    void insert(UUID id, String place, Partner.Form form, Instant now) {
        sql.sql("""
                insert into people_partner (id, place_code, part, organisation, name, initials,
                    contact, offers, since, made_at)
                values (?, ?, ?, ?, ?, '', '', '', ?, ?)""").params(id, place, form.part().name(),
                        form.organisation(), form.name(), form.since(), Timestamp.from(now))
                .update();
    }

    void update(UUID id, Partner.Form form, @Nullable LocalDate namedOn) {
        sql.sql("""
                update people_partner set part = ?, organisation = ?, name = ?, initials = ?,
                    person_id = ?, contact = ?, offers = ?, since = ?, named_on = ?
                where id = ?""").param(form.part().name()).param(form.organisation())
                .param(form.name()).param(Pinyin.initials(form.name())).param(form.personId())
                .param(form.contact()).param(form.offers()).param(form.since()).param(namedOn)
                .param(id).update();
        var phone = form.phone();
        if (phone != null) {
            sql.sql("""
                    update people_partner set phone_sealed = ?, phone_masked = ?, phone_tail = ?
                    where id = ?""").param(seal.seal(phone.digits())).param(phone.masked())
                    .param(phone.tail()).param(id).update();
        }
    }

    void end(UUID id, LocalDate day) {
        sql.sql("update people_partner set ended_on = ? where id = ?").params(day, id).update();
    }

    @Nullable String phone(UUID id) {
        return seal.open(sql.sql("select phone_sealed from people_partner where id = ?").param(id)
                .query((row, n) -> Optional.ofNullable(row.getBytes(1))).single().orElse(null));
    }

    private static Partner partner(ResultSet row, int n) throws SQLException {
        return new Partner(row.getObject(1, UUID.class), row.getString(2),
                Partner.Part.valueOf(row.getString(3)), row.getBoolean(4), row.getString(5),
                row.getObject(6, UUID.class), row.getString(7), row.getString(8),
                row.getString(9), row.getObject(10, LocalDate.class),
                row.getObject(11, LocalDate.class), row.getObject(12, LocalDate.class));
    }
}
