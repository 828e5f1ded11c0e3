package shouwang.people;

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

/** What elders and aides have in common, with the sealing of it. */
@Component
class PersonRows {
    private final JdbcClient sql;
    private final Seal seal;

    PersonRows(JdbcClient sql, Seal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    /** What is known of a person, whichever they are. */
    record Person(UUID id, String placeCode, UUID householdId, String name, Elder.Sex sex,
            LocalDate born, boolean elder, boolean aide) {}

    Optional<Person> find(UUID id) {
        return sql.sql("""
                select id, place_code, household_id, name, sex, born, is_elder, is_aide
                from people_person where id = ? and merged_into is null""")
                .param(id).query((row, n) -> new Person(row.getObject(1, UUID.class),
                        row.getString(2), row.getObject(3, UUID.class), row.getString(4),
                        Elder.Sex.valueOf(row.getString(5)), row.getObject(6, LocalDate.class),
                        row.getBoolean(7), row.getBoolean(8))).optional();
    }

    /**
     * Whose number it is; not of those who moved away from another village. Both branches name the
     * number, since each has an index of its own.
     */
    Optional<UUID> byNumber(IdNumber number, String village) {
        var mark = seal.mark(number.text());
        return sql.sql("""
                select id from people_person
                where (id_mark = ? and not moved_away
                    or id_mark = ? and moved_away and village_code = ?) and merged_into is null
                order by moved_away limit 1""")
                .param(mark).param(mark).param(village).query(UUID.class).optional();
    }

    void insert(UUID id, String placeCode, UUID household, String name, Elder.Sex sex,
            LocalDate born, boolean elder, boolean aide, Instant now) {
        sql.sql("""
                insert into people_person (id, place_code, household_id, name, pinyin, initials,
                    sex, born, is_elder, is_aide, made_at, initials_too)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, placeCode, household, name, Pinyin.full(name), Pinyin.initials(name),
                        sex.name(), born, elder, aide, Timestamp.from(now), others(name)).update();
    }

    void update(UUID id, String placeCode, String name, Elder.Sex sex, LocalDate born) {
        sql.sql("""
                update people_person set place_code = ?, name = ?, pinyin = ?, initials = ?,
                    sex = ?, born = ?, initials_too = ? where id = ?""")
                .params(placeCode, name, Pinyin.full(name), Pinyin.initials(name), sex.name(),
                        born, others(name), id).update();
        for (var owner : List.of("elder set place_code = ? where person_id",
                "aide set place_code = ? where person_id",
                        "kin set place_code = ? where elder_id")) {
            sql.sql("update people_" + owner + " = ?").params(placeCode, id).update();
        }
    }

    private static String[] others(String name) {
        return Pinyin.otherInitials(name).toArray(String[]::new);
    }

    void number(UUID id, IdNumber number) {
        sql.sql("update people_person set id_sealed = ?, id_mark = ?, id_tail = ? where id = ?")
                .param(seal.seal(number.text())).param(seal.mark(number.text()))
                .param(number.tail()).param(id).update();
    }

    void phones(UUID id, List<Phone> phones) {
        sql.sql("""
                update people_person set phones_sealed = ?, phones_shown = ?, phone_tails = ?
                where id = ?""")
                .param(sealed(phones)).param(Phone.shown(phones)).param(Phone.tails(phones))
                .param(id).update();
    }

    byte @Nullable [] sealed(List<Phone> phones) {
        return phones.isEmpty() ? null : seal.seal(Phone.lines(phones));
    }

    List<Phone> opened(byte @Nullable [] sealed) {
        return sealed == null ? List.of()
                : String.valueOf(seal.open(sealed)).lines().map(Phone::new).toList();
    }

    void makeAide(UUID id) {
        sql.sql("update people_person set is_aide = true where id = ?").param(id).update();
    }

    void household(UUID id, String placeCode, String head, @Nullable String address, Instant now) {
        sql.sql("""
                insert into people_household (id, place_code, head, address, made_at)
                values (?, ?, ?, ?, ?)""")
                .param(id).param(placeCode).param(head).param(address).param(Timestamp.from(now))
                .update();
    }

    /** A household of that head; {@code headed} where the head is registered in person. */
    record Home(UUID id, boolean headed) {}

    List<Home> homesOf(String placeCode, String head) {
        return sql.sql("""
                select h.id, exists (select from people_person p where p.household_id = h.id
                    and p.name = h.head and p.merged_into is null)
                from people_household h where h.place_code = ? and h.head = ? order by h.made_at""")
                .params(placeCode, head).query((row, n) ->
                        new Home(row.getObject(1, UUID.class), row.getBoolean(2))).list();
    }
}
