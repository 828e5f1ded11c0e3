package shouwang.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Accounts;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.messages.Limits;

/** Children and other relatives: several each, several phones each. */
@Component
@Transactional
public class Kins implements Limits {
    private static final int MOST = 12;
    private static final String SELECT = """
            select id, elder_id, place_code, name, relation, lives_in, phones_shown, consent, may,
                   coalesce(person_id, id) from people_kin
            """;
    private final JdbcClient sql;
    private final Elders elders;
    private final PersonRows persons;
    private final Accounts accounts;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Kins(JdbcClient sql, Elders elders, PersonRows persons, Accounts accounts, Audit audit,
            ApplicationEventPublisher events, Clock clock) {
        this.accounts = accounts;
        this.events = events;
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

    /** The kin of several elders, such as those of one household. */
    @Transactional(readOnly = true)
    public List<Kin> of(Collection<UUID> elders) {
        return list(SELECT + "where elder_id = any (?) order by made_at, id",
                (Object) elders.toArray(UUID[]::new));
    }

    /**
     * Elder → the names of their kin, below a place of village size. Whose child hangs on the
     * father is the mother's kin too: all elders of a home share them; and an aide with a kin's
     * phone is that kin, whatever they are called there.
     */
    @Transactional(readOnly = true)
    public Map<UUID, Set<String>> names(String placeCode) {
        var names = new HashMap<UUID, Set<String>>();
        sql.sql("""
                select m.id, k.name, null, null
                from people_kin k join people_person e on e.id = k.elder_id
                join people_person m on m.household_id = e.household_id and m.is_elder
                where k.place_code >= ? and k.place_code <= ?
                union all
                select m.id, a.name, k.phones_sealed, a.phones_sealed
                from people_kin k join people_person e on e.id = k.elder_id
                join people_person m on m.household_id = e.household_id and m.is_elder
                join people_person a on a.is_aide and a.phone_tails && k.phone_tails
                    and a.place_code >= ? and a.place_code <= ?
                where k.place_code >= ? and k.place_code <= ?""")
                .params(placeCode, placeCode + "~", placeCode, placeCode + "~", placeCode,
                        placeCode + "~").query((ResultSet row) -> {
                    var shared = persons.opened(row.getBytes(3));
                    if (row.getBytes(3) == null || persons.opened(row.getBytes(4)).stream()
                            .anyMatch(shared::contains)) {
                        names.computeIfAbsent(row.getObject(1, UUID.class),
                                id -> new HashSet<>()).add(row.getString(2));
                    }
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
        // element by element: array operators are not leakproof, so row security bars their index
        return list(SELECT + """
                where phone_tails[1] = ? or phone_tails[2] = ? or phone_tails[3] = ?
                order by made_at, id limit 20""", fourDigits, fourDigits, fourDigits);
    }

    /** The elders' children that this person is: one row for father, one for mother. */
    @Transactional(readOnly = true)
    public List<Kin> ofPerson(UUID person) {
        return list(SELECT + """
                where id = ? and person_id is null or person_id = ? order by made_at, id""",
                person, person);
    }

    /** The same, held: whoever takes a consent back waits until this transaction is over. */
    public List<Kin> holdPerson(UUID person) {
        return list(SELECT + """
                where id = ? and person_id is null or person_id = ? order by made_at, id
                for share""", person, person);
    }

    /** One of them, held in the same way. */
    public Optional<Kin> hold(UUID kinId) {
        return list(SELECT + "where id = ? for share", kinId).stream().findFirst();
    }

    /** All below a place whom their elders let see something. */
    @Transactional(readOnly = true)
    public List<Kin> consenting(String placeCode) {
        return list(SELECT + """
                where place_code >= ? and place_code <= ? and consent is not null
                order by place_code, elder_id, id""", placeCode, placeCode + "~");
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Set<String>> limits(Collection<UUID> kin) {
        return kin.isEmpty() ? Collections.emptyMap() : list(SELECT + """
                where id = any(?) and consent is not null""", (Object) kin.toArray(UUID[]::new))
                .stream().collect(Collectors.toMap(Kin::id, one -> one.may().stream()
                        .map(Enum::name).collect(Collectors.toSet())));
    }

    private List<Kin> list(String select, Object... params) {
        return sql.sql(select).params(params).query((row, n) -> new Kin(
                row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3),
                row.getString(4), row.getString(5), row.getString(6),
                List.of((String[]) row.getArray(7).getArray()), row.getString(8),
                sights(row.getArray(9)), row.getObject(10, UUID.class))).list();
    }

    private static Set<Kin.Sight> sights(java.sql.Array words) throws SQLException {
        return Arrays.stream((String[]) words.getArray()).map(Kin.Sight::valueOf)
                .collect(Collectors.toSet());
    }

    /** Their phones in the clear, to compare with one that somebody gives; never to be shown. */
    @Transactional(readOnly = true)
    public List<Phone> phones(UUID kinId) {
        return sql.sql("select phones_sealed from people_kin where id = ?").param(kinId)
                .query((row, n) -> persons.opened(row.getBytes(1))).single();
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
                .param(livesIn).param(persons.sealed(phones)).param(Phone.shown(phones))
                .param(Phone.tails(phones)).param(Timestamp.from(clock.instant())).update();
        audit.log(actor, elder.placeCode(), "添加亲属", elder.name(), elderId, relation);
        return id;
    }

    /** Writes a relative's name, relation, home and phones anew; null phones stay as they are. */
    public void change(Actor actor, UUID elderId, UUID kinId, String name, String relation,
            @Nullable String livesIn, @Nullable List<Phone> phones) {
        actor.need(Right.WRITE_PEOPLE);
        var elder = elders.get(elderId);
        actor.needPlace(elder.placeCode());
        var found = sql.sql("""
                update people_kin set name = ?, relation = ?, lives_in = ?
                where id = ? and elder_id = ?""").param(name).param(relation).param(livesIn)
                .param(kinId).param(elderId).update();
        if (found == 0) {
            throw new Rejected(Reason.NOT_FOUND, "没有找到这位家属。");
        }
        if (phones != null) {
            sql.sql("""
                    update people_kin set phones_sealed = ?, phones_shown = ?, phone_tails = ?
                    where id = ?""").param(persons.sealed(phones))
                    .param(Phone.shown(phones)).param(Phone.tails(phones))
                    .param(kinId).update();
        }
        audit.log(actor, elder.placeCode(), "修改亲属", elder.name(), elderId, relation);
    }

    /** Takes a relative out; refused while they may still see something. */
    public void remove(Actor actor, UUID elderId, UUID kinId) {
        actor.need(Right.WRITE_PEOPLE);
        var elder = elders.get(elderId);
        if (find(kinId).filter(kin -> kin.consent() != null).isPresent()) {
            throw new Rejected(Reason.NOT_NOW, "老人同意过这位家属看近况。先撤回同意，再去掉。");
        }
        sql.sql("delete from people_kin where id = ? and elder_id = ?")
                .params(kinId, elderId).update();
        audit.log(actor, elder.placeCode(), "去掉亲属", elder.name(), elderId, null);
    }

    /** The elder lets this relative see what {@code consent} lists; said anew, the last counts. */
    public void consent(Actor actor, UUID elderId, UUID kinId, Kin.Consent consent) {
        consent.needDay(elders.get(elderId).born(), LocalDate.now(clock));
        agree(actor, elderId, kinId, consent);
    }

    /**
     * She has thought better of it: from this moment the relative sees nothing more of her, and
     * is signed out where no other elder lets them in.
     */
    public void withdraw(Actor actor, UUID elderId, UUID kinId) {
        var kin = agree(actor, elderId, kinId, null);
        if (ofPerson(kin.person()).stream().allMatch(one -> one.consent() == null)) {
            accounts.ofPerson(kin.person())
                    .ifPresent(account -> accounts.endSessions(actor, account.id()));
        }
    }

    private Kin agree(Actor actor, UUID elderId, UUID kinId, Kin.@Nullable Consent consent) {
        actor.need(Right.WRITE_PEOPLE);
        var elder = elders.get(elderId);
        actor.needPlace(elder.placeCode());
        var now = Timestamp.from(clock.instant());
        var may = consent == null ? Set.<Kin.Sight>of() : consent.may();
        var words = may.stream().sorted().map(Enum::name).toArray(String[]::new);
        var found = sql.sql("""
                update people_kin set consent = ?, consented_at = ?, may = ?
                where id = ? and elder_id = ?""")
                .param(consent == null ? null : consent.words())
                .param(consent == null ? null : now).param(words)
                .param(kinId).param(elderId).update();
        if (found == 0) {
            throw new Rejected(Reason.NOT_FOUND, "没有找到这位家属。");
        }
        var kin = find(kinId).orElseThrow();
        sql.sql("""
                insert into people_consent (id, place_code, elder_id, kin_id, kin_name, given, how,
                    said_on, may, entered_at, entered_by, entered_name)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Ids.fresh(), kin.placeCode(), elderId, kinId, kin.name(), consent != null,
                        consent == null ? "撤回" : consent.words(),
                        consent == null ? LocalDate.now(clock) : consent.on(), words, now,
                        actor.id(), actor.name()).update();
        audit.log(actor, elder.placeCode(), consent == null ? "老人撤回同意" : "老人同意家属查看",
                elder.name(), elderId, kin.called());
        events.publishEvent(new Kin.LimitsChanged(kinId, elderId, kin.placeCode(), may, actor));
        return kin;
    }

    /** What an elder said about who may see how she is, the newest first. */
    @Transactional(readOnly = true)
    public List<Kin.Said> history(UUID elderId, int limit) {
        return sql.sql("""
                select kin_id, kin_name, given, how, said_on, may, entered_at, entered_name
                from people_consent where elder_id = ? order by entered_at desc, id desc limit ?""")
                .params(elderId, limit).query((row, n) -> new Kin.Said(
                        row.getObject(1, UUID.class), row.getString(2), row.getBoolean(3),
                        row.getString(4), row.getObject(5, LocalDate.class),
                        sights(row.getArray(6)), row.getTimestamp(7).toInstant(),
                        row.getString(8))).list();
    }

    /** Two rows are one person: father's daughter and mother's, with one account. */
    public void same(UUID kinId, UUID person) {
        sql.sql("update people_kin set person_id = ? where id = ?")
                .params(person, kinId).update();
    }
}
