package shouwang.people;

import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** Children and other relatives: several each, several phones each. */
@Component
@Transactional
public class Kins {
    private static final int MOST = 12;
    private static final String SELECT =
            "select id, elder_id, name, relation, lives_in, phones_shown, consent from people_kin ";
    private final JdbcClient sql;
    private final Elders elders;
    private final PersonRows persons;
    private final Audit audit;
    private final Clock clock;

    Kins(JdbcClient sql, Elders elders, PersonRows persons, Audit audit, Clock clock) {
        this.sql = sql;
        this.elders = elders;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Kin> of(UUID elderId) {
        return list(SELECT + "where elder_id = ? order by made_at, id", elderId);
    }

    /** Elder → the names of their kin, below a place of village size. */
    @Transactional(readOnly = true)
    public Map<UUID, Set<String>> names(String placeCode) {
        var names = new HashMap<UUID, Set<String>>();
        sql.sql("""
                select elder_id, name from people_kin
                where place_code >= ? and place_code <= ?""")
                .params(placeCode, placeCode + "~").query((ResultSet row) -> {
                    names.computeIfAbsent(row.getObject(1, UUID.class), id -> new HashSet<>())
                            .add(row.getString(2));
                });
        return names;
    }

    @Transactional(readOnly = true)
    public Optional<Kin> find(UUID kinId) {
        return list(SELECT + "where id = ?", kinId).stream().findFirst();
    }

    /** The kin whose phone ends so: the daughter calls, and the clerk finds her mother. */
    @Transactional(readOnly = true)
    public List<Kin> byPhoneTail(String fourDigits) {
        return list(SELECT + "where phone_tails && ?::text[] order by made_at, id limit 20",
                (Object) new String[] {fourDigits});
    }

    private List<Kin> list(String select, Object param) {
        return sql.sql(select).param(param).query((row, n) -> new Kin(row.getObject(1, UUID.class),
                row.getObject(2, UUID.class), row.getString(3), row.getString(4), row.getString(5),
                List.of((String[]) row.getArray(6).getArray()), row.getString(7))).list();
    }

    public UUID add(Actor actor, UUID id, UUID elderId, String name, String relation,
            @Nullable String livesIn, List<Phone> phones) {
        actor.need(Right.WRITE_PEOPLE);
        var elder = elders.get(elderId);
        if (of(elderId).size() >= MOST) {
            throw new Rejected(Reason.TOO_MANY, "一位老人最多记 12 位亲属。");
        }
        sql.sql("""
                insert into people_kin (id, elder_id, place_code, name, relation, lives_in,
                    phones_sealed, phones_shown, phone_tails, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
                .param(id).param(elderId).param(elder.placeCode()).param(name).param(relation)
                .param(livesIn).param(persons.sealed(phones)).param(PersonRows.shown(phones))
                .param(PersonRows.tails(phones)).param(Timestamp.from(clock.instant())).update();
        audit.log(actor, elder.placeCode(), "添加亲属", elder.name(), elderId, relation);
        return id;
    }

    public void remove(Actor actor, UUID elderId, UUID kinId) {
        actor.need(Right.WRITE_PEOPLE);
        var elder = elders.get(elderId);
        sql.sql("delete from people_kin where id = ? and elder_id = ?")
                .params(kinId, elderId).update();
        audit.log(actor, elder.placeCode(), "去掉亲属", elder.name(), elderId, null);
    }

    /** The elder lets this relative see how she is; {@code how} she said so is kept. */
    public void consent(Actor actor, UUID elderId, UUID kinId, String how) {
        agree(actor, elderId, kinId, how, "老人同意家属查看");
    }

    /** She has thought better of it: from this moment the relative sees nothing more. */
    public void withdraw(Actor actor, UUID elderId, UUID kinId) {
        agree(actor, elderId, kinId, null, "老人撤回同意");
    }

    private void agree(Actor actor, UUID elderId, UUID kinId, @Nullable String how, String deed) {
        actor.need(Right.WRITE_PEOPLE);
        var elder = elders.get(elderId);
        var found = sql.sql("""
                update people_kin set consent = ?, consented_at = ?
                where id = ? and elder_id = ?""").param(how)
                .param(how == null ? null : Timestamp.from(clock.instant()))
                .param(kinId).param(elderId).update();
        if (found == 0) {
            throw new Rejected(Reason.NOT_FOUND, "没有找到这位家属。");
        }
        audit.log(actor, elder.placeCode(), deed, elder.name(), elderId, how);
    }
}
