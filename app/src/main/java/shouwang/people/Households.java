package shouwang.people;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.places.Place;

/** Households (户) and who belongs to them. */
@Component
@Transactional(readOnly = true)
public class Households {
    private final JdbcClient sql;

    private final Audit audit;

    Households(JdbcClient sql, Audit audit) {
        this.sql = sql;
        this.audit = audit;
    }

    public Household get(UUID id) {
        return find(id).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一户，可能不归您管。"));
    }

    /** Sets who heads the household and where it lives. */
    @Transactional
    public void change(Actor actor, UUID id, String head, @Nullable String address) {
        actor.need(Right.WRITE_PEOPLE);
        var household = get(id);
        sql.sql("update people_household set head = ?, address = ? where id = ?")
                .param(head).param(address).param(id).update();
        audit.log(actor, household.placeCode(), "修改户", head, id, null);
    }

    /** Writes down what members are to the head (与户主关系); empty = not known. */
    @Transactional
    public void relate(Actor actor, UUID id, Map<UUID, String> relations) {
        actor.need(Right.WRITE_PEOPLE);
        var household = get(id);
        actor.needPlace(household.placeCode());
        var known = members(id).stream().collect(Collectors.toMap(Household.Member::id,
                member -> member.relation() == null ? "" : member.relation()));
        if (!known.keySet().containsAll(relations.keySet())) {
            throw new Rejected(Reason.NOT_FOUND, "有一个人不在这一户，请刷新再填。");
        }
        var changed = relations.keySet().stream().filter(person ->
                !relations.getOrDefault(person, "").equals(known.get(person))).toList();
        if (changed.isEmpty()) {
            return;
        }
        sql.sql("""
                update people_person set relation_to_head = nullif(said.word, '')
                from unnest(?::uuid[], ?::text[]) as said (id, word)
                where people_person.id = said.id and household_id = ?""")
                .param(changed.toArray(UUID[]::new))
                .param(changed.stream().map(relations::get).toArray(String[]::new))
                .param(id).update();
        audit.log(actor, household.placeCode(), "改与户主关系", household.head(), id, null);
    }

    /**
     * Some of a household live on their own from now on (分户): they get a household and a card of
     * their own. What points there are stay with the old one.
     *
     * @param id of the new household; the same again changes nothing
     */
    @Transactional
    public UUID split(Actor actor, UUID id, UUID from, Set<UUID> leaving, String head,
            @Nullable String address, Instant now) {
        actor.need(Right.WRITE_PEOPLE);
        var household = get(from);
        actor.needPlace(household.placeCode());
        if (find(id).isPresent()) {
            return id;
        }
        var members = members(from).stream().map(Household.Member::id)
                .collect(Collectors.toSet());
        if (leaving.isEmpty() || !members.containsAll(leaving)) {
            throw new Rejected(Reason.MISSING, "leaving", "请勾上要分出去的人。");
        }
        if (leaving.size() == members.size()) {
            throw new Rejected(Reason.WRONG_FORM, "leaving", "不能全都分出去，至少留一个人在原来的户里。");
        }
        sql.sql("""
                insert into people_household (id, place_code, head, address, made_at)
                select ?, min(place_code), ?, ?, ? from people_person where id = any (?)""")
                .param(id).param(head).param(address).param(Timestamp.from(now))
                .param(leaving.toArray(UUID[]::new)).update();
        sql.sql("""
                update people_person set household_id = ?, relation_to_head = null
                where id = any (?) and household_id = ?""").param(id)
                .param(leaving.toArray(UUID[]::new)).param(from).update();
        audit.log(actor, household.placeCode(), "分户", head, id, "从" + household.head() + "户分出");
        return id;
    }

    /** The card is lost: from now on only the next version counts; which one that is. */
    @Transactional
    public int newCard(Actor actor, UUID id, String reason) {
        actor.need(Right.PRINT_CARDS);
        var household = get(id);
        sql.sql("update people_household set card_version = card_version + 1 where id = ?")
                .param(id).update();
        audit.log(actor, household.placeCode(), "家庭卡换新", household.head(), id, reason);
        return get(id).cardVersion();
    }

    /** Every household below a place, at most 5,000, by their ids. */
    public List<Household> below(String placeCode) {
        return sql.sql("""
                select id, place_code, head, address, card_version from people_household
                where place_code >= ? and place_code <= ? order by id limit 5000""")
                .params(placeCode, placeCode + "~").query(Households::household).list();
    }

    /** A hamlet goes only when nobody is written down there, dead and moved ones too. */
    @EventListener
    void closing(Place.Closing hamlet) {
        var here = sql.sql("""
                select exists (select from people_person where place_code = ?)
                    or exists (select from people_household where place_code = ?)""")
                .params(hamlet.code(), hamlet.code()).query(Boolean.class).single();
        if (here) {
            throw new Rejected(Reason.NOT_NOW, hamlet.name()
                    + "还有人或户登记在这里，不能去掉。请先把他们改到别的组（社）。");
        }
    }

    private static Household household(java.sql.ResultSet row, int n)
            throws java.sql.SQLException {
        return new Household(row.getObject(1, UUID.class), row.getString(2), row.getString(3),
                row.getString(4), row.getInt(5));
    }

    public Optional<Household> find(UUID id) {
        return Optional.ofNullable(byIds(List.of(id)).get(id));
    }

    public Map<UUID, Household> byIds(Collection<UUID> ids) {
        return sql.sql("""
                select id, place_code, head, address, card_version from people_household
                where id = any (?)""").param(ids.toArray(UUID[]::new))
                .query(Households::household).list().stream()
                .collect(Collectors.toMap(Household::id, Function.identity()));
    }

    /** The household someone belongs to. */
    public Optional<UUID> of(UUID personId) {
        return sql.sql("select household_id from people_person where id = ?")
                .param(personId).query(UUID.class).optional();
    }

    public List<Household.Member> members(UUID householdId) {
        return membersOf(List.of(householdId)).getOrDefault(householdId, List.of());
    }

    /** Household → who belongs to it, the oldest first. */
    public Map<UUID, List<Household.Member>> membersOf(Collection<UUID> householdIds) {
        var all = new LinkedHashMap<UUID, List<Household.Member>>();
        sql.sql("""
                select id, name, sex, born, is_elder, is_aide, household_id,
                       relation_to_head
                from people_person
                where household_id = any (?) and merged_into is null order by born, id""")
                .param(householdIds.toArray(UUID[]::new)).query((row, n) ->
                        all.computeIfAbsent(row.getObject(7, UUID.class), id -> new ArrayList<>())
                                .add(new Household.Member(row.getObject(1, UUID.class),
                                        row.getString(2), Elder.Sex.valueOf(row.getString(3)),
                                        row.getObject(4, LocalDate.class), row.getBoolean(5),
                                        row.getBoolean(6), row.getString(8)))).list();
        return all;
    }
}
