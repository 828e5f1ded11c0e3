package shouwang.people.twins;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The fields of two records of one person: the one that stays keeps its own, what it has not
 * comes from the other, kinds of elders are put together. Sealed text is never opened.
 */
@Component
class MergedFields {
    private static final List<String> PERSON = List.of("born", "id_sealed", "id_mark", "id_tail",
            "phones_sealed", "phones_shown", "phone_tails", "is_elder", "is_aide",
            "relation_to_head", "moved_away");
    private static final List<String> ELDER = List.of("categories", "self_care", "health_sealed",
            "mind_sealed", "mood", "wants", "economy", "directions", "remark_sealed",
            "aide_named", "pictures_allowed");
    private final JdbcClient sql;

    MergedFields(JdbcClient sql) {
        this.sql = sql;
    }

    /** Both records as JSON, whole rows. */
    String of(UUID from, UUID into) {
        return sql.sql("""
                select json_build_object(
                    'from', (select to_jsonb(p) from people_person p where id = :from),
                    'into', (select to_jsonb(p) from people_person p where id = :into),
                    'from_elder', (select to_jsonb(e) from people_elder e where person_id = :from),
                    'into_elder', (select to_jsonb(e) from people_elder e where person_id = :into),
                    'into_aide', (select to_jsonb(a) from people_aide a where person_id = :into)
                )::text""").param("from", from).param("into", into).query(String.class).single();
    }

    List<Merged.Field> preview(UUID from, UUID into) {
        var fields = new ArrayList<Merged.Field>();
        sql.sql("""
                select f.born::text, i.born::text, f.id_tail, i.id_tail,
                    array_to_string(f.phones_shown, '、'), array_to_string(i.phones_shown, '、'),
                    fe.self_care::text, ie.self_care::text, fe.mood, ie.mood, fe.wants, ie.wants,
                    fe.economy, ie.economy, fe.directions, ie.directions,
                    case when fe.health_sealed is not null then '有' end,
                    case when ie.health_sealed is not null then '有' end,
                    case when fe.mind_sealed is not null then '有' end,
                    case when ie.mind_sealed is not null then '有' end,
                    case when fe.remark_sealed is not null then '有' end,
                    case when ie.remark_sealed is not null then '有' end,
                    f.id_mark is not null and i.id_mark is null
                from people_person f join people_person i on i.id = :into
                left join people_elder fe on fe.person_id = f.id
                left join people_elder ie on ie.person_id = i.id where f.id = :from""")
                .param("from", from).param("into", into).query((row, n) -> {
                    var names = List.of("出生日期", "身份证尾号", "电话", "自理能力", "思想动态", "现实需求",
                            "家庭经济", "怎么走", "身体状况", "上门留意", "备注");
                    for (var i = 0; i < names.size(); i++) {
                        var one = text(row.getString(2 * i + 1));
                        var other = text(row.getString(2 * i + 2));
                        var numbered = i == 0 && row.getBoolean(23);
                        fields.add(new Merged.Field(names.get(i), one, other,
                                numbered || other.isEmpty() ? one : other));
                    }
                    return n;
                }).list();
        return fields.stream().filter(one -> !(one.from() + one.into()).isEmpty()).toList();
    }

    private static String text(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    /** Ends the one and fills what the other has not; an id number brings its day of birth. */
    void merge(UUID from, UUID into) {
        sql.sql("update people_person set merged_into = ? where id = ?").params(into, from)
                .update();
        sql.sql("""
                update people_person i set
                    born = case when i.id_mark is null and f.id_mark is not null then f.born
                        else i.born end,
                    id_sealed = coalesce(i.id_sealed, f.id_sealed),
                    id_mark = coalesce(i.id_mark, f.id_mark),
                    id_tail = coalesce(i.id_tail, f.id_tail),
                    phones_shown = case when i.phones_sealed is null then f.phones_shown
                        else i.phones_shown end,
                    phone_tails = case when i.phones_sealed is null then f.phone_tails
                        else i.phone_tails end,
                    phones_sealed = coalesce(i.phones_sealed, f.phones_sealed),
                    is_elder = i.is_elder or f.is_elder, is_aide = i.is_aide or f.is_aide,
                    relation_to_head = coalesce(i.relation_to_head, f.relation_to_head)
                from people_person f where f.id = :from and i.id = :into""")
                .param("from", from).param("into", into).update();
        elder(from, into);
        aide(from, into);
    }

    private void elder(UUID from, UUID into) {
        sql.sql("""
                insert into people_elder (person_id, place_code, categories, self_care,
                    health_sealed, mind_sealed, mood, wants, economy, directions, status,
                    status_since, remark_sealed, aide_named, pictures_allowed)
                select :into, i.place_code, e.categories, e.self_care, e.health_sealed,
                    e.mind_sealed, e.mood, e.wants, e.economy, e.directions, e.status,
                    e.status_since, e.remark_sealed, e.aide_named, e.pictures_allowed
                from people_elder e join people_person i on i.id = :into
                where e.person_id = :from
                on conflict (person_id) do update set
                    categories = (select coalesce(array_agg(distinct c order by c), '{}')
                        from unnest(people_elder.categories || excluded.categories) c),
                    self_care = coalesce(people_elder.self_care, excluded.self_care),
                    health_sealed = coalesce(people_elder.health_sealed, excluded.health_sealed),
                    mind_sealed = coalesce(people_elder.mind_sealed, excluded.mind_sealed),
                    mood = coalesce(people_elder.mood, excluded.mood),
                    wants = coalesce(people_elder.wants, excluded.wants),
                    economy = coalesce(people_elder.economy, excluded.economy),
                    directions = coalesce(people_elder.directions, excluded.directions),
                    remark_sealed = coalesce(people_elder.remark_sealed, excluded.remark_sealed),
                    aide_named = coalesce(people_elder.aide_named, excluded.aide_named)""")
                .param("from", from).param("into", into).update();
    }

    private void aide(UUID from, UUID into) {
        sql.sql("""
                insert into people_aide (person_id, place_code, origin, skills, vehicle,
                    most_elders, most_hours, days_free, ended_on)
                select :into, i.place_code, a.origin, a.skills, a.vehicle, a.most_elders,
                    a.most_hours, a.days_free, a.ended_on
                from people_aide a join people_person i on i.id = :into where a.person_id = :from
                on conflict (person_id) do nothing""")
                .param("from", from).param("into", into).update();
    }

    /** Each field that is still what the merge made of it becomes what it was before. */
    void part(UUID merge, UUID from, UUID into) {
        sql.sql("update people_person set id_mark = null where id = ? and id_mark = "
                + "(select id_mark from people_person where id = ?)").params(into, from).update();
        sql.sql("update people_person set merged_into = null where id = ?").param(from).update();
        sql.sql("""
                update people_person p set %s
                from people_merge m,
                    lateral jsonb_populate_record(null::people_person, m.before->'into') b,
                    lateral jsonb_populate_record(null::people_person, m.after->'into') a
                where m.id = :merge and p.id = :into""".formatted(back(PERSON)))
                .param("merge", merge).param("into", into).update();
        sql.sql("""
                update people_elder p set %s
                from people_merge m,
                    lateral jsonb_populate_record(null::people_elder, m.before->'into_elder') b,
                    lateral jsonb_populate_record(null::people_elder, m.after->'into_elder') a
                where m.id = :merge and p.person_id = :into
                  and m.before->>'into_elder' is not null""".formatted(back(ELDER)))
                .param("merge", merge).param("into", into).update();
        for (var part : List.of("elder", "aide")) {
            sql.sql("""
                    delete from people_%1$s p using people_merge m where m.id = :merge
                      and p.person_id = :into and m.before->>'into_%1$s' is null"""
                    .formatted(part)).param("merge", merge).param("into", into).update();
        }
    }

    private static String back(List<String> columns) {
        return Stream.concat(columns.stream(), Stream.<String>of()).map(column -> ("""
                %1$s = case when p.%1$s is not distinct from a.%1$s then b.%1$s else p.%1$s end""")
                .formatted(column)).collect(Collectors.joining(", "));
    }
}
