package shouwang.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.access.Seal;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** The only way to private fields in the clear: each use is written into the audit. */
@Component
@Transactional
public class Private {
    private final JdbcClient sql;
    private final Seal seal;
    private final Audit audit;
    private final PersonRows persons;

    Private(JdbcClient sql, Seal seal, Audit audit, PersonRows persons) {
        this.sql = sql;
        this.seal = seal;
        this.audit = audit;
        this.persons = persons;
    }

    /** One field of one person in the clear, for a reason that is kept. */
    public String reveal(Actor actor, UUID personId, PrivateField field, String reason) {
        actor.need(Right.REVEAL);
        var why = Given.text(reason, "reason", "原因", 100);
        var person = persons.find(personId).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这个人，可能不归您管。"));
        audit.log(actor, person.placeCode(), "查看" + field.chinese(), person.name(), personId, why);
        var clear = switch (field) {
            case ID -> one("select id_sealed from people_person where id = ?", personId);
            case PHONES -> one("select phones_sealed from people_person where id = ?", personId);
            case HEALTH -> one(
                    "select health_sealed from people_elder where person_id = ?", personId);
            case MIND -> one("select mind_sealed from people_elder where person_id = ?", personId);
            case REMARK -> one(
                    "select remark_sealed from people_elder where person_id = ?", personId);
            case KIN_PHONES -> kinPhones(personId);
        };
        return clear.isBlank() ? "没有登记" : clear.replace("\n", "、");
    }

    /**
     * Health and what to mind, for a child whom the elder lets see them; each look is logged.
     * The caller has asked for the child's limits.
     */
    public List<String> healthFor(Actor actor, Kin kin) {
        if (!kin.may().contains(Kin.Sight.HEALTH) || !kin.person().equals(actor.person())) {
            throw new Rejected(Reason.NOT_YOURS, "老人没有让您看身体备注。");
        }
        var person = persons.find(kin.elderId()).orElseThrow();
        audit.log(actor, person.placeCode(), "子女查看身体备注", person.name(), kin.elderId(),
                kin.called());
        return List.of(
                one("select health_sealed from people_elder where person_id = ?", kin.elderId()),
                one("select mind_sealed from people_elder where person_id = ?", kin.elderId()));
    }

    /** Whom to call in an emergency: hers, her kin's with who they are, and each helper's. */
    public record Numbers(List<String> own, List<String> kin, Map<UUID, List<String>> helpers) {
        public static final Numbers NONE = new Numbers(List.of(), List.of(), Map.of());
    }

    /** The telephone numbers around one elder in an emergency, at once; the look is logged. */
    public Numbers numbers(Actor actor, UUID elderId, Collection<UUID> helpers, String why) {
        actor.need(Right.REVEAL);
        var elder = persons.find(elderId).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这个人，可能不归您管。"));
        audit.log(actor, elder.placeCode(), "查看急用电话", elder.name(), elderId, why);
        var all = new HashMap<UUID, List<String>>();
        sql.sql("""
                select id, phones_sealed from people_person
                where id = any (?) and phones_sealed is not null""")
                .param(java.util.stream.Stream.concat(helpers.stream(),
                        java.util.stream.Stream.of(elderId)).toArray(UUID[]::new))
                .query((row, n) -> all.put(row.getObject(1, UUID.class),
                        persons.opened(row.getBytes(2)).stream().map(Phone::digits).toList()))
                .list();
        return new Numbers(all.getOrDefault(elderId, List.of()),
                kinPhones(elderId).lines().toList(), all);
    }

    private String one(String select, UUID id) {
        var sealed = sql.sql(select).param(id).query((row, n) -> {
            var bytes = row.getBytes(1);
            return bytes == null ? new byte[0] : bytes;
        }).list();
        return sealed.isEmpty() || sealed.getFirst().length == 0 ? ""
                : String.valueOf(seal.open(sealed.getFirst()));
    }

    private String kinPhones(UUID elderId) {
        return String.join("\n", sql.sql("""
                select name, phones_sealed from people_kin
                where elder_id = ? and phones_sealed is not null order by made_at""")
                .param(elderId).query((row, n) -> row.getString(1) + " "
                        + String.valueOf(seal.open(row.getBytes(2))).replace("\n", " ")).list());
    }

    /** Phones, health and what to mind, for printing cards or for the aide's own elders. */
    public Map<UUID, CardFacts> forCards(Actor actor, Collection<UUID> personIds) {
        if (!actor.may(Right.PRINT_CARDS) && !actor.may(Right.AIDE_ROUND)) {
            actor.need(Right.PRINT_CARDS);
        }
        if (personIds.isEmpty()) {
            return Map.of();
        }
        audit.log(actor, actor.placeCode(), "取卡片内容", personIds.size() + " 人", null, null);
        var facts = new HashMap<UUID, CardFacts>();
        sql.sql("""
                select p.id, p.phones_sealed, e.health_sealed, e.mind_sealed
                from people_person p left join people_elder e on e.person_id = p.id
                where p.id = any (?)""").param(personIds.toArray(UUID[]::new)).query((row, n) -> {
                    var phones = seal.open(row.getBytes(2));
                    facts.put(row.getObject(1, UUID.class), new CardFacts(
                            phones == null ? List.of() : List.of(phones.split("\n")),
                            seal.open(row.getBytes(3)), seal.open(row.getBytes(4))));
                    return n;
                }).list();
        return facts;
    }

    /**
     * Health and what to mind of those who eat at one table, for who cooks: one line of the audit
     * for each person of whom something stands there, as when it is revealed singly.
     */
    public Map<UUID, CardFacts> forTable(Actor actor, Collection<UUID> personIds, String reason) {
        if (!actor.may(Right.PRINT_CARDS)) {
            actor.need(Right.AIDE_ROUND);
        }
        var facts = new HashMap<UUID, CardFacts>();
        var seen = new ArrayList<Audit.Subject>();
        sql.sql("""
                select p.id, p.place_code, p.name, e.health_sealed, e.mind_sealed
                from people_person p join people_elder e on e.person_id = p.id
                where p.id = any (?)
                  and (e.health_sealed is not null or e.mind_sealed is not null)""")
                .param(personIds.toArray(UUID[]::new)).query((row, n) -> {
                    var id = row.getObject(1, UUID.class);
                    seen.add(new Audit.Subject(id, row.getString(2), row.getString(3)));
                    return facts.put(id, new CardFacts(List.of(), seal.open(row.getBytes(4)),
                            seal.open(row.getBytes(5))));
                }).list();
        audit.log(actor, "查看忌口", seen, reason);
        return facts;
    }

    /**
     * The phones of the kin of many elders: elder → "女儿 盖玉梅 154…". For printed cards, and for
     * the aide who has to call them.
     */
    public Map<UUID, List<String>> kinForCards(Actor actor, Collection<UUID> elderIds) {
        if (!actor.may(Right.AIDE_ROUND)) {
            actor.need(Right.PRINT_CARDS);
        }
        var found = new HashMap<UUID, List<String>>();
        sql.sql("""
                select elder_id, relation, name, phones_sealed from people_kin
                where elder_id = any (?) order by made_at""")
                .param(elderIds.toArray(UUID[]::new)).query((row, n) -> {
                    var phones = seal.open(row.getBytes(4));
                    found.computeIfAbsent(row.getObject(1, UUID.class),
                            key -> new java.util.ArrayList<>())
                            .add(row.getString(2) + " " + row.getString(3) + " "
                                    + (phones == null ? "" : phones.split("\n")[0]));
                    return n;
                }).list();
        return found;
    }

    /**
     * Person → a mark of their sealed phones, health and what to mind: another one as soon as one
     * of them was written anew. Opens nothing, so nothing is logged.
     */
    @Transactional(readOnly = true)
    public Map<UUID, String> marks(Collection<UUID> personIds) {
        var marks = new HashMap<UUID, String>();
        sql.sql("""
                select p.id, md5(coalesce(p.phones_sealed, '') || coalesce(e.health_sealed, '')
                    || coalesce(e.mind_sealed, ''))
                from people_person p left join people_elder e on e.person_id = p.id
                where p.id = any (?)""").param(personIds.toArray(UUID[]::new)).query((row, n) ->
                        marks.put(row.getObject(1, UUID.class), row.getString(2))).list();
        return marks;
    }
}
