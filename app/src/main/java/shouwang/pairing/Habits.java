package shouwang.pairing;

import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import shouwang.people.Aides;
import shouwang.people.Elders;

/** What pairing knows of people besides the register: 性情, 爱好, who wishes for whom. */
@Component
@Transactional
public class Habits {
    private static final String BELOW = "where place_code >= ? and place_code <= ?";
    private final JdbcClient sql;
    private final Elders elders;
    private final Aides aides;
    private final Audit audit;
    private final Clock clock;

    Habits(JdbcClient sql, Elders elders, Aides aides, Audit audit, Clock clock) {
        this.sql = sql;
        this.elders = elders;
        this.aides = aides;
        this.audit = audit;
        this.clock = clock;
    }

    /** Person → habit, below a place of village size. */
    @Transactional(readOnly = true)
    public Map<UUID, Habit> below(String placeCode) {
        var habits = new HashMap<UUID, Habit>();
        sql.sql("select person_id, temper, hobbies from pairing_habit " + BELOW)
                .params(placeCode, placeCode + "~").query((ResultSet row) -> {
                    var hobbies = EnumSet.noneOf(Habit.Hobby.class);
                    for (var word : (String[]) row.getArray(3).getArray()) {
                        hobbies.add(Habit.Hobby.valueOf(word));
                    }
                    var temper = row.getString(2);
                    habits.put(row.getObject(1, UUID.class), new Habit(
                            temper == null ? null : Habit.Temper.valueOf(temper), hobbies));
                });
        return habits;
    }

    /** Elder → what was said, below a place of village size. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Saying>> sayings(String placeCode) {
        var sayings = new HashMap<UUID, List<Saying>>();
        sql.sql("select elder_id, aide_id, kind, note from pairing_saying " + BELOW
                + " order by said_at, aide_id").params(placeCode, placeCode + "~")
                .query((ResultSet row) -> {
                    var one = new Saying(row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class), Saying.Kind.valueOf(row.getString(3)),
                            row.getString(4));
                    sayings.computeIfAbsent(one.elderId(), id -> new ArrayList<>()).add(one);
                });
        return sayings;
    }

    /** Writes what the village knows of an elder or an aide. */
    public void know(Actor actor, UUID person, Habit habit) {
        actor.need(Right.PAIR);
        var place = elders.find(person).map(elder -> elder.placeCode())
                .orElseGet(() -> aides.get(person).placeCode());
        sql.sql("""
                insert into pairing_habit (person_id, place_code, temper, hobbies)
                values (?, ?, ?, ?) on conflict (person_id) do update
                set place_code = excluded.place_code, temper = excluded.temper,
                    hobbies = excluded.hobbies""")
                .param(person).param(place)
                .param(habit.temper() == null ? null : habit.temper().name())
                .param(habit.hobbies().stream().map(Enum::name).toArray(String[]::new)).update();
    }

    /** Writes what was said about the two; {@code null} takes it back. */
    public void say(Actor actor, UUID elderId, UUID aideId, Saying.@Nullable Kind kind,
            @Nullable String note) {
        actor.need(Right.PAIR);
        var elder = elders.get(elderId);
        var aide = aides.get(aideId);
        if (!elder.villageCode().equals(aide.villageCode())) {
            throw new Rejected(Reason.WRONG_KIND, "只能说同一个村的互助员。");
        }
        if (kind == null) {
            sql.sql("delete from pairing_saying where elder_id = ? and aide_id = ?")
                    .params(elderId, aideId).update();
        } else {
            sql.sql("""
                    insert into pairing_saying (elder_id, aide_id, place_code, kind, note, said_by,
                        said_at) values (?, ?, ?, ?, ?, ?, ?)
                    on conflict (elder_id, aide_id) do update set kind = excluded.kind,
                        note = excluded.note, said_by = excluded.said_by,
                        said_at = excluded.said_at""")
                    .param(elderId).param(aideId).param(elder.placeCode()).param(kind.name())
                    .param(note).param(actor.id()).param(Timestamp.from(clock.instant()))
                    .update();
        }
        audit.log(actor, elder.placeCode(), "结对意愿", elder.name() + " – " + aide.name(), elderId,
                kind == null ? "撤回" : kind.chinese());
    }

    /** The county's terms, as seen from any place below it. */
    @Transactional(readOnly = true)
    public PairTerms terms(Actor actor) {
        return sql.sql("""
                select farthest, hobby, temper, young_for_old, fit_for_frail, same_sex,
                       same_sex_must, skill, change, past_half
                from pairing_terms where place_code = ?""").param(actor.county().code())
                .query((row, n) -> new PairTerms(row.getInt(1), row.getInt(2), row.getInt(3),
                        row.getInt(4), row.getInt(5), row.getInt(6), row.getBoolean(7),
                        row.getInt(8), row.getInt(9), row.getInt(10))).optional()
                .orElse(PairTerms.USUAL);
    }

    /** The county sets the terms; they hold for the proposals that follow. */
    public void set(Actor actor, PairTerms terms) {
        actor.need(Right.PAIR);
        var county = actor.county().code();
        if (!county.equals(actor.placeCode())) {
            throw new Rejected(Reason.NOT_YOURS, "结对的分量由县里定。请找县民政。");
        }
        sql.sql("""
                insert into pairing_terms (place_code, farthest, hobby, temper, young_for_old,
                    fit_for_frail, same_sex, same_sex_must, skill, change, past_half, set_by,
                    set_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (place_code) do update set farthest = excluded.farthest,
                    hobby = excluded.hobby, temper = excluded.temper,
                    young_for_old = excluded.young_for_old,
                    fit_for_frail = excluded.fit_for_frail, same_sex = excluded.same_sex,
                    same_sex_must = excluded.same_sex_must, skill = excluded.skill,
                    change = excluded.change, past_half = excluded.past_half,
                    set_by = excluded.set_by, set_at = excluded.set_at""")
                .params(county, terms.farthest(), terms.hobby(), terms.temper(),
                        terms.youngForOld(), terms.fitForFrail(), terms.sameSex(),
                        terms.sameSexMust(), terms.skill(), terms.change(), terms.pastHalf(),
                        actor.id(), Timestamp.from(clock.instant())).update();
        audit.log(actor, county, "结对分量", "全县", null, terms.words());
    }
}
