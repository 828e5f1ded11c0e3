package shouwang.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.access.Seal;
import shouwang.kernel.PersonName;

@Component
class ElderRows {
    private static final String SELECT = """
            select p.id, p.place_code, p.household_id, p.name, p.pinyin, p.sex, p.born,
                   p.phones_shown, p.id_tail, e.categories, e.self_care, e.status, e.directions
            from people_person p join people_elder e on e.person_id = p.id
            """;
    private static final String HERE = " and p.is_elder and p.merged_into is null ";
    /** Whose phone, id number or child's phone ends so; each branch has its index. */
    private static final String BY_TAIL = """
            select id from people_person where phone_tails[1] = ? or phone_tails[2] = ?
                or phone_tails[3] = ? or id_tail = ?
            union all select elder_id from people_kin
            where phone_tails[1] = ? or phone_tails[2] = ? or phone_tails[3] = ?""";
    private static final String BY_SOUND = IntStream.rangeClosed(0, 2).mapToObj(i -> """
            select id from people_person where %1$s >= ? and %1$s < ?"""
            .formatted(i == 0 ? "initials" : "(initials_too[" + i + "]) collate \"C\""))
            .collect(Collectors.joining(" union all "));
    /** By the beginning of the name and of every part of it; each branch has its index. */
    private static final String BY_NAME = IntStream.rangeClosed(0, 5).mapToObj(i -> """
            select id from people_person where %1$s collate "C" >= ? and %1$s collate "C" < ?"""
            .formatted(i == 0 ? "name" : "(name_parts[" + i + "])"))
            .collect(Collectors.joining(" union all "));
    /** Above every letter, also the rare ones of names that lie beyond the first 65,536. */
    private static final String LAST_LETTER = "\uDBFF\uDFFF";
    private final JdbcClient sql;
    private final Seal seal;

    ElderRows(JdbcClient sql, Seal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    List<Elder> byIds(Collection<UUID> ids) {
        return sql.sql(SELECT + "where p.id = any (?)" + HERE)
                .param(ids.toArray(UUID[]::new)).query(ElderRows::elder).list();
    }

    /** Others who would hold this elder wait; rows that point here do not. */
    void hold(UUID id) {
        sql.sql("select 1 from people_elder where person_id = ? for no key update").param(id)
                .query(Integer.class).optional();
    }

    Map<UUID, Instant> atHomeSince(String placeCode, Instant before) {
        var known = new HashMap<UUID, Instant>();
        sql.sql("""
                select p.id, p.made_at from people_person p
                join people_elder e on e.person_id = p.id
                where p.place_code >= ? and p.place_code <= ? and p.made_at < ?
                  and e.status = 'HERE'""" + HERE)
                .params(placeCode, placeCode + "~", Timestamp.from(before))
                .query((ResultSet row) -> {
                    known.put(row.getObject(1, UUID.class), row.getTimestamp(2).toInstant());
                });
        return known;
    }

    List<String> villagesKnownSince(String placeCode, Instant before) {
        return sql.sql("""
                select distinct p.village_code from people_person p
                where p.place_code >= ? and p.place_code <= ? and p.made_at < ?""" + HERE
                + "order by 1").params(placeCode, placeCode + "~", Timestamp.from(before))
                .query(String.class).list();
    }

    /** Alive and not moved away, by hamlet and pinyin. */
    List<Elder> all(String placeCode, int most) {
        return sql.sql(SELECT + "where p.place_code >= ? and p.place_code <= ?" + HERE + """
                 and e.status not in ('DEAD', 'MOVED')
                order by p.place_code, p.pinyin, p.id limit ?""")
                .params(placeCode, placeCode + "~", most).query(ElderRows::elder).list();
    }

    /** Of those alive and not moved away all but these, by pinyin. */
    List<Elder> others(String placeCode, Collection<UUID> than, int limit) {
        return sql.sql(SELECT + "left join unnest(?::uuid[]) x (id) on x.id = p.id"
                + " where p.place_code >= ? and p.place_code <= ?" + HERE + """
                 and e.status not in ('DEAD', 'MOVED') and x.id is null
                order by p.pinyin, p.id limit ?""")
                .params(than.toArray(UUID[]::new), placeCode, placeCode + "~", limit)
                .query(ElderRows::elder).list();
    }

    int count(String placeCode) {
        return sql.sql("""
                select count(*) from people_elder
                where place_code >= ? and place_code <= ? and status not in ('DEAD', 'MOVED')
                  and person_id <> all (array(select id from people_person
                    where merged_into is not null and place_code >= ? and place_code <= ?))""")
                .params(placeCode, placeCode + "~", placeCode, placeCode + "~")
                .query(Integer.class).single();
    }

    /**
     * One page by key. The text decides the index: digits look up tails or the mark of a whole id
     * number, letters initials, all else names. Only comparisons that PostgreSQL calls leakproof
     * stand here, since others can't use an index under row security.
     */
    List<Elder> list(ElderQuery query, LocalDate today) {
        var where = new StringBuilder("where p.place_code >= ? and p.place_code <= ?").append(HERE)
                .append(query.gone() ? "and e.status in ('DEAD', 'MOVED')"
                        : "and e.status not in ('DEAD', 'MOVED')");
        var params = new ArrayList<Object>(List.of(query.placeCode(), query.placeCode() + "~"));
        find(query.text(), where, params);
        if (query.category() != null) {
            where.append(" and e.categories @> ?::text[]");
            params.add(new String[] {query.category().name()});
        }
        if (query.ages() == 80) {
            where.append(" and p.born <= ?");
            params.add(today.minusYears(80));
        } else if (query.ages() == 60) {
            where.append(" and p.born > ?");
            params.add(today.minusYears(70));
        }
        var after = query.afterPinyin();
        var afterId = query.afterId();
        if (after != null && afterId != null) {
            where.append(" and (p.pinyin, p.id) > (?, ?)");
            params.add(after);
            params.add(afterId);
        }
        params.add(query.limit());
        return sql.sql(SELECT + where + " order by p.pinyin, p.id limit ?")
                .params(params).query(ElderRows::elder).list();
    }

    private void find(@Nullable String text, StringBuilder where, List<Object> params) {
        if (text == null || text.isBlank()) {
            return;
        }
        var word = Normalizer.normalize(text, Normalizer.Form.NFKC).strip()
                .toUpperCase(Locale.ROOT);
        if (IdNumber.hasForm(word)) {
            // each has an index of its own: who moved away has given the number up
            where.append(" and (p.id_mark = ? and not p.moved_away"
                    + " or p.id_mark = ? and p.moved_away)");
            params.addAll(Collections.nCopies(2, seal.mark(word)));
        } else if (word.matches("\\d{4,12}|\\d{3}X")) {
            where.append(" and p.id = any (array(").append(BY_TAIL).append("))");
            var tail = word.substring(word.length() - 4);
            params.addAll(Collections.nCopies(7, tail));
        } else if (word.matches("[A-Z]+")) {
            var initials = word.toLowerCase(Locale.ROOT);
            where.append(" and p.id = any (array(").append(BY_SOUND).append("))");
            for (var i = 0; i < 3; i++) {
                params.addAll(List.of(initials, initials + "~"));
            }
        } else {
            var name = PersonName.withDots(text.strip().replaceAll("\\s", ""));
            where.append(" and p.id = any (array(").append(BY_NAME).append("))");
            for (var i = 0; i < 6; i++) {
                params.addAll(List.of(name, name + LAST_LETTER));
            }
        }
    }

    void insert(UUID id, ElderForm form) {
        sql.sql("""
                insert into people_elder (person_id, place_code, categories, self_care, mood, wants,
                    economy, directions) values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id).param(form.placeCode()).param(words(form.categories()))
                .param(form.selfCare()).param(form.mood()).param(form.wants())
                .param(form.economy()).param(form.directions()).update();
    }

    int update(UUID id, ElderForm form) {
        return sql.sql("""
                update people_elder set place_code = ?, categories = ?, self_care = ?, mood = ?,
                    wants = ?, economy = ?, directions = ? where person_id = ?""")
                .param(form.placeCode()).param(words(form.categories()))
                .param(form.selfCare()).param(form.mood()).param(form.wants())
                .param(form.economy()).param(form.directions()).param(id).update();
    }

    void health(UUID id, byte @Nullable [] health, byte @Nullable [] mind) {
        sql.sql("""
                update people_elder set health_sealed = coalesce(?, health_sealed),
                    mind_sealed = coalesce(?, mind_sealed) where person_id = ?""")
                .param(health).param(mind).param(id).update();
    }

    /** Empties one field; 0 where there was nothing. */
    int takeAway(UUID id, PrivateField field) {
        return sql.sql(switch (field) {
            case ID -> """
                    update people_person set id_sealed = null, id_mark = null, id_tail = null
                    where id = ? and id_mark is not null""";
            case HEALTH -> """
                    update people_elder set health_sealed = null
                    where person_id = ? and health_sealed is not null""";
            case MIND -> """
                    update people_elder set mind_sealed = null
                    where person_id = ? and mind_sealed is not null""";
            default -> throw new IllegalArgumentException(field + " has its own way out");
        }).param(id).update();
    }

    void remark(UUID id, byte @Nullable [] remark) {
        sql.sql("update people_elder set remark_sealed = ? where person_id = ?")
                .param(remark).param(id).update();
    }

    /** Which of these let themselves be photographed. */
    Set<UUID> picturesAllowed(Collection<UUID> ids) {
        return Set.copyOf(sql.sql("""
                select person_id from people_elder where person_id = any (?)
                and pictures_allowed""").param(ids.toArray(UUID[]::new)).query(UUID.class).list());
    }

    int allowPictures(UUID id, boolean allowed) {
        return sql.sql("""
                update people_elder set pictures_allowed = ?
                where person_id = ? and pictures_allowed <> ?""")
                .params(allowed, id, allowed).update();
    }

    /** What the elder's page shows besides the record itself. */
    Elders.More more(UUID id) {
        return sql.sql("""
                select mood, wants, economy, status_since, health_sealed is not null,
                       mind_sealed is not null, remark_sealed is not null, aide_named,
                       pictures_allowed
                from people_elder where person_id = ?""")
                .param(id).query((row, n) -> new Elders.More(row.getString(1), row.getString(2),
                        row.getString(3), row.getObject(4, LocalDate.class), row.getBoolean(5),
                        row.getBoolean(6), row.getBoolean(7), row.getString(8),
                        row.getBoolean(9))).single();
    }

    private static String[] words(Set<Elder.Category> categories) {
        return categories.stream().map(Enum::name).toArray(String[]::new);
    }

    private static Elder elder(ResultSet row, int number) throws SQLException {
        var categories = EnumSet.noneOf(Elder.Category.class);
        for (var word : (String[]) row.getArray(10).getArray()) {
            categories.add(Elder.Category.valueOf(word));
        }
        var tail = row.getString(9);
        return new Elder(row.getObject(1, UUID.class), row.getString(2), "",
                row.getObject(3, UUID.class), row.getString(4), row.getString(5),
                Elder.Sex.valueOf(row.getString(6)), row.getObject(7, LocalDate.class),
                List.of((String[]) row.getArray(8).getArray()),
                tail == null ? null : "****" + tail, categories,
                row.getObject(11, Integer.class), Elder.Status.valueOf(row.getString(12)),
                row.getString(13));
    }
}
