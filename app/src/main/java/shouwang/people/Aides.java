package shouwang.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.access.Walkers;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.places.Place;
import shouwang.places.Places;

/** The aides of one's places. */
@Component
@Transactional
public class Aides implements Walkers {
    private static final int MOST = 5_000;
    private static final int LEAST_AGE = 18;
    private static final String SELECT = """
            select p.id, p.place_code, p.household_id, p.name, p.pinyin, p.sex, p.born,
                   p.phones_shown, a.origin, a.skills, a.vehicle, a.most_elders, a.most_hours,
                   a.days_free, a.ended_on, coalesce(e.status, 'HERE')
            from people_person p join people_aide a on a.person_id = p.id
            left join people_elder e on e.person_id = p.id
            """;
    private final JdbcClient sql;
    private final PersonRows persons;
    private final Places places;
    private final Audit audit;
    private final Clock clock;

    Aides(JdbcClient sql, PersonRows persons, Places places, Audit audit,
            Clock clock) {
        this.sql = sql;
        this.persons = persons;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    /** An aide as written on the form; null phones leave them as they are. */
    public record Form(String placeCode, String name, Elder.Sex sex, LocalDate born,
            @Nullable List<Phone> phones, Aide.Origin origin, Set<String> skills,
            Aide.Vehicle vehicle, int mostElders, int mostHours, int daysFree) {}

    @Transactional(readOnly = true)
    public Optional<Aide> find(UUID id) {
        return byIds(List.of(id)).values().stream().findFirst();
    }

    @Transactional(readOnly = true)
    public Aide get(UUID id) {
        return find(id).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这位互助员，可能不归您管。"));
    }

    /**
     * The aide, and nobody else's until this transaction ends: whoever counts what an aide
     * carries before adding to it waits here for the one before.
     */
    public Aide hold(UUID id) {
        sql.sql("select 1 from people_aide where person_id = ? for no key update").param(id)
                .query(Integer.class).optional();
        return get(id);
    }

    @Transactional(readOnly = true)
    public Map<UUID, Aide> byIds(Collection<UUID> ids) {
        return ids.isEmpty() ? Collections.emptyMap() : named(sql.sql(SELECT
                + "where p.id = any (?) and p.merged_into is null")
                .param(ids.toArray(UUID[]::new)).query(Aides::aide).list()).stream()
                .collect(Collectors.toMap(Aide::id, Function.identity()));
    }

    /** Everyone who helps now below a place of village size, by hamlet and pinyin. */
    @Transactional(readOnly = true)
    public List<Aide> all(String placeCode) {
        return named(sql.sql(SELECT + """
                where p.place_code >= ? and p.place_code <= ? and p.is_aide and a.ended_on is null
                  and p.merged_into is null
                order by p.place_code, p.pinyin, p.id limit ?""")
                .params(placeCode, placeCode + "~", MOST).query(Aides::aide).list());
    }

    /** One page by key, sorted by pinyin. */
    @Transactional(readOnly = true)
    public List<Aide> list(String placeCode, String afterPinyin, UUID afterId, int limit) {
        return named(sql.sql(SELECT + """
                where p.place_code >= ? and p.place_code <= ? and p.is_aide
                  and p.merged_into is null and (p.pinyin, p.id) > (?, ?)
                order by p.pinyin, p.id limit ?""")
                .params(placeCode, placeCode + "~", afterPinyin, afterId, limit)
                .query(Aides::aide).list());
    }

    private List<Aide> named(List<Aide> aides) {
        var names = places.names(aides.stream().map(Aide::placeCode).distinct().toList());
        return aides.stream().map(a -> new Aide(a.id(), a.placeCode(),
                a.placeCode().length() > 12 ? names.getOrDefault(a.placeCode(), "") : "",
                a.householdId(), a.name(), a.pinyin(), a.sex(), a.born(), a.phones(), a.origin(),
                a.skills(), a.vehicle(), a.mostElders(), a.mostHours(), a.daysFree(),
                a.endedOn(), a.status())).toList();
    }

    /** Adds an aide; an elder of that id becomes one as well. */
    public UUID add(Actor actor, UUID id, Form form) {
        actor.need(Right.WRITE_PEOPLE);
        check(actor, form);
        var known = persons.find(id);
        if (known.isEmpty()) {
            var household = Ids.fresh();
            persons.household(household, form.placeCode(), form.name(), null, clock.instant());
            persons.insert(id, form.placeCode(), household, form.name(), form.sex(), form.born(),
                    false, true, clock.instant());
        }
        var place = known.map(PersonRows.Person::placeCode).orElse(form.placeCode());
        persons.makeAide(id);
        if (form.phones() != null) {
            persons.phones(id, form.phones());
        }
        sql.sql("""
                insert into people_aide (person_id, place_code, origin, skills, vehicle,
                        most_elders,
                    most_hours, days_free) values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (person_id) do update set ended_on = null, origin = excluded.origin,
                    skills = excluded.skills, vehicle = excluded.vehicle,
                    most_elders = excluded.most_elders, most_hours = excluded.most_hours,
                    days_free = excluded.days_free""")
                .params(id, place, form.origin().name(),
                        form.skills().toArray(String[]::new), form.vehicle().name(),
                        form.mostElders(), form.mostHours(), form.daysFree()).update();
        audit.log(actor, place, "登记互助员", form.name(), id, null);
        return id;
    }

    public void change(Actor actor, UUID id, Form form) {
        actor.need(Right.WRITE_PEOPLE);
        check(actor, form);
        if (!Place.villageOf(form.placeCode()).equals(get(id).villageCode())) {
            throw new Rejected(Reason.WRONG_FORM, "placeCode",
                    "不能改到别的村。请在这里记“退出”，再由那个村登记。");
        }
        persons.update(id, form.placeCode(), form.name(), form.sex(), form.born());
        if (form.phones() != null) {
            persons.phones(id, form.phones());
        }
        sql.sql("""
                update people_aide set place_code = ?, origin = ?, skills = ?, vehicle = ?,
                    most_elders = ?, most_hours = ?, days_free = ? where person_id = ?""")
                .params(form.placeCode(), form.origin().name(),
                        form.skills().toArray(String[]::new), form.vehicle().name(),
                        form.mostElders(), form.mostHours(), form.daysFree(), id).update();
        audit.log(actor, form.placeCode(), "修改互助员", form.name(), id, null);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean hasStopped(UUID person) {
        return find(person).filter(aide -> aide.endedOn() != null).isPresent();
    }

    private void check(Actor actor, Form form) {
        actor.needPlace(form.placeCode());
        if (form.born().isAfter(LocalDate.now(clock).minusYears(LEAST_AGE))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "born", "互助员要满 18 岁。");
        }
    }

    private static Aide aide(ResultSet row, int number) throws SQLException {
        return new Aide(row.getObject(1, UUID.class), row.getString(2), "",
                row.getObject(3, UUID.class), row.getString(4), row.getString(5),
                Elder.Sex.valueOf(row.getString(6)), row.getObject(7, LocalDate.class),
                List.of((String[]) row.getArray(8).getArray()),
                Aide.Origin.valueOf(row.getString(9)),
                Set.of((String[]) row.getArray(10).getArray()),
                Aide.Vehicle.valueOf(row.getString(11)), row.getInt(12), row.getInt(13),
                row.getInt(14), row.getObject(15, LocalDate.class),
                Elder.Status.valueOf(row.getString(16)));
    }
}
