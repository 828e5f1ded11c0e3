package shouwang.people.twins;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.PersonOfAccount;
import shouwang.access.Right;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.ties.Ties;
import shouwang.people.ties.Ties.Led;

/**
 * Leads two records of one person together, all that hangs on the one to the other, and parts
 * them again: rows that were led go back, fields that nobody changed since become what they were.
 * Households and their points stay as they are.
 */
@Component
@Transactional
public class Merging {
    private final JdbcClient sql;
    private final List<Ties> ties;
    private final Twins twins;
    private final MergedFields fields;
    private final PersonOfAccount accounts;
    private final Audit audit;
    private final Clock clock;

    Merging(JdbcClient sql, List<Ties> ties, Twins twins, MergedFields fields,
            PersonOfAccount accounts, Audit audit, Clock clock) {
        this.sql = sql;
        this.ties = List.copyOf(ties);
        this.twins = twins;
        this.fields = fields;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    /** What would become of each field and thing; nothing is changed. */
    @Transactional(readOnly = true)
    public Merged.Preview preview(Actor actor, UUID from, UUID into) {
        actor.need(Right.WRITE_PEOPLE);
        var both = both(actor, from, into);
        var coming = new LinkedHashMap<String, Integer>();
        for (var kind : ties) {
            kind.of(List.of(from)).getOrDefault(from, List.of()).forEach(tie ->
                    coming.merge(tie.what().split(" ")[0], 1, Integer::sum));
        }
        return new Merged.Preview(both.getFirst(), both.getLast(), fields.preview(from, into),
                coming.entrySet().stream().map(one -> new Merged.Coming(one.getKey(),
                        one.getValue())).toList(), keeps(both), obstacle(both).orElse(null));
    }

    private List<Twins.Twin> both(Actor actor, UUID from, UUID into) {
        var both = twins.both(from, into);
        if (both.size() != 2) {
            throw new Rejected(Reason.NOT_FOUND, "没有找到这两份登记，可能已经合并过了。");
        }
        both.forEach(one -> actor.needPlace(one.placeCode()));
        return both;
    }

    private static List<String> keeps(List<Twins.Twin> both) {
        var keeps = new ArrayList<String>();
        if (!both.getFirst().household().equals(both.getLast().household())) {
            keeps.add("两户都留着，积分各在各的户里，一分不动。要并到一户，请在时间银行里转。");
        }
        keeps.add("两份里都有、只能有一份的（如现在的结对、常吃的饭、墙上的卡），按留下的那份。");
        return keeps;
    }

    private Optional<String> obstacle(List<Twins.Twin> both) {
        var from = both.getFirst();
        var into = both.getLast();
        if (!from.placeCode().substring(0, 12).equals(into.placeCode().substring(0, 12))) {
            return Optional.of("两份登记不在一个村。请先在搬走的那个村记“搬走”。");
        }
        if (!from.sex().equals(into.sex())) {
            return Optional.of("两份登记性别不同，不像一个人。写错了，请先改正。");
        }
        if (!from.idTail().isEmpty() && !into.idTail().isEmpty()) {
            return Optional.of("两份登记各有身份证号码，是两个人。号码写错了，请先去掉错的那个。");
        }
        return accounts.bothHaveOne(from.id(), into.id())
                ? Optional.of("两份登记各有一个在用的账号。请先停掉一个。") : Optional.empty();
    }

    /** The same id again changes nothing. */
    public void merge(Actor actor, UUID id, UUID from, UUID into) {
        actor.need(Right.WRITE_PEOPLE);
        if (find(id).isPresent()) {
            return;
        }
        sql.sql("select 1 from people_person where id in (?, ?) order by id for update")
                .params(from, into).query(Integer.class).list();
        var both = both(actor, from, into);
        obstacle(both).ifPresent(why -> {
            throw new Rejected(Reason.NOT_NOW, why);
        });
        var merge = new Ties.Merge(id, from, into, actor);
        var led = new ArrayList<Led>();
        ties.forEach(kind -> led.addAll(kind.lead(merge)));
        var before = fields.of(from, into);
        fields.merge(from, into);
        var stays = both.getLast();
        sql.sql("""
                insert into people_merge (id, place_code, from_id, into_id, name, before, after,
                    merged_at, merged_by, merged_name)
                values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)""")
                .params(id, stays.placeCode(), from, into, stays.name(), before,
                        fields.of(from, into), Timestamp.from(clock.instant()), actor.id(),
                        actor.name()).update();
        remember(id, stays.placeCode(), led);
        audit.log(actor, stays.placeCode(), "合并重复登记", stays.name(), into, "并入的是 " + from);
    }

    private void remember(UUID id, String place, List<Led> led) {
        sql.sql("""
                insert into people_led (merge_id, place_code, kind, thing, before)
                select ?, ?, k, t, b from unnest(?::text[], ?::uuid[], ?::text[]) as l (k, t, b)""")
                .params(id, place, led.stream().map(Led::kind).toArray(String[]::new),
                        led.stream().map(Led::thing).toArray(UUID[]::new),
                        led.stream().map(Led::before).toArray(String[]::new)).update();
    }

    /** Parts what a merge led together. What has come to the record that stayed since, stays. */
    public void part(Actor actor, UUID id) {
        actor.need(Right.WRITE_PEOPLE);
        var merged = find(id).filter(one -> one.undoneAt() == null).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这次合并，或已经分开了。"));
        actor.needPlace(merged.placeCode());
        sql.sql("select 1 from people_person where id in (?, ?) order by id for update")
                .params(merged.from(), merged.into()).query(Integer.class).list();
        var later = sql.sql("""
                select exists (select from people_merge m join people_merge o on o.id = ?
                    where m.undone_at is null and m.id <> o.id and m.merged_at >= o.merged_at
                    and (m.from_id = o.into_id or m.into_id in (o.into_id, o.from_id)))""")
                .param(id).query(Boolean.class).single();
        if (later) {
            throw new Rejected(Reason.NOT_NOW, "这份登记后来又合并过，请先把后来的那次分开。");
        }
        try {
            fields.part(id, merged.from(), merged.into());
        } catch (DuplicateKeyException takenSince) {
            throw new Rejected(Reason.TAKEN, "身份证号码现在登记在别人名下，分不开。请先改正号码。");
        }
        var merge = new Ties.Merge(id, merged.from(), merged.into(), actor);
        var led = led(id).stream().collect(Collectors.groupingBy(Led::kind));
        ties.reversed().forEach(kind -> kind.leadBack(merge,
                led.getOrDefault(kind.kind(), List.of())));
        sql.sql("update people_merge set undone_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), id).update();
        audit.log(actor, merged.placeCode(), "分开合并的登记", merged.name(), merged.into(),
                "分出来的是 " + merged.from());
    }

    private List<Led> led(UUID id) {
        return sql.sql("select kind, thing, before from people_led where merge_id = ?").param(id)
                .query((row, n) -> new Led(row.getString(1), row.getObject(2, UUID.class),
                        row.getString(3))).list();
    }

    private Optional<Merged> find(UUID id) {
        return list("where id = ?", id).stream().findFirst();
    }

    /** Lately merged below a place, the newest first. */
    @Transactional(readOnly = true)
    public List<Merged> lately(String placeCode) {
        return list("where place_code >= ? and place_code <= ? order by merged_at desc limit 20",
                placeCode, placeCode + "~");
    }

    private List<Merged> list(String where, Object... params) {
        return sql.sql("""
                select id, from_id, into_id, place_code, name, merged_at, merged_name, undone_at
                from people_merge\s""" + where).params(params).query((row, n) -> new Merged(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class), row.getString(4), row.getString(5),
                        row.getTimestamp(6).toInstant(), row.getString(7),
                        row.getTimestamp(8) == null ? null : row.getTimestamp(8).toInstant()))
                .list();
    }
}
