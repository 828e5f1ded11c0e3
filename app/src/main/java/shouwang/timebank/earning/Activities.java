package shouwang.timebank.earning;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.care.hours.Hours;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.places.Place;

/** What is done together: one entry for all who came, one call of the ledger. */
@Component
@Transactional
public class Activities {
    private static final Duration OLDEST = Duration.ofDays(366);
    private static final int OLD = 70;
    private final JdbcClient sql;
    private final Earner earner;
    private final Hours hours;
    private final Aides aides;
    private final Elders elders;
    private final Audit audit;
    private final Clock clock;

    Activities(JdbcClient sql, Earner earner, Hours hours, Aides aides, Elders elders,
            Audit audit, Clock clock) {
        this.sql = sql;
        this.earner = earner;
        this.hours = hours;
        this.aides = aides;
        this.elders = elders;
        this.audit = audit;
        this.clock = clock;
    }

    /** Someone who may have come. */
    public record Candidate(UUID id, String name, String hamlet, boolean aide) {}

    /** Enters it; the same id again changes nothing, with other content it is refused. */
    public List<Earning> enter(Actor actor, Activity activity) {
        actor.need(Right.WRITE_POINTS);
        actor.needPlace(activity.village());
        var now = clock.instant();
        if (activity.until().isAfter(now.plus(Duration.ofMinutes(10)))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "until", "还没有结束，做完了再登记。");
        }
        if (activity.from().isBefore(now.minus(OLDEST))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "from", "时间太早了，最多补记一年以内的。");
        }
        hours.hold(activity.village(), activity.people());
        var fresh = sql.sql("""
                insert into timebank_activity (id, place_code, kind, what, began_at, ended_at,
                    people, entered_by, entered_name, entered_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
                .params(activity.id(), activity.village(), activity.kind().name(),
                        activity.what(), Timestamp.from(activity.from()),
                        Timestamp.from(activity.until()),
                        activity.people().stream().sorted().toArray(UUID[]::new), actor.id(),
                        actor.name(), Timestamp.from(now)).update() == 1;
        if (!fresh && !same(activity)) {
            throw new Rejected(Reason.TAKEN, "这张表已经交过一次，内容不一样。请重新打开再填。");
        }
        var deeds = deeds(actor, activity);
        if (fresh) {
            refuseTaken(activity, deeds);
            hours.put(activity.id(), activity.village(), activity.people(), activity.from(),
                    activity.until(), activity.what());
        }
        var earned = earner.earn(deeds);
        if (fresh) {
            audit.log(actor, activity.village(), "登记" + activity.kind().chinese(),
                    activity.what() + "，" + activity.people().size() + " 人", activity.id(), null);
        }
        return earned;
    }

    /** Nobody was in two places: whose time is written down already is taken off the list first. */
    private void refuseTaken(Activity activity, List<Deed> deeds) {
        hours.between(activity.people(), activity.from(), activity.until(), activity.id())
                .stream().findFirst().ifPresent(taken -> {
                    var name = deeds.stream().filter(d -> d.who().id().equals(taken.person()))
                            .map(d -> d.who().name()).findFirst().orElse("有一位");
                    throw new Rejected(Reason.TAKEN, "people", name + taken.when() + "已经记着"
                            + (taken.elder() == null ? "“" + taken.what() + "”" : "上门")
                            + "，同一段时间只能记一次。请去掉这一位，或核对时间。");
                });
    }

    /** Nobody came, as was ruled: the time is free for what was really done in it. */
    @EventListener
    void ruled(HoursRuled ruled) {
        if (ruled.minutes() == 0) {
            hours.free(ruled.before().source(), ruled.before().person());
        }
    }

    private boolean same(Activity a) {
        return sql.sql("""
                select count(*) from timebank_activity where id = ? and place_code = ?
                  and kind = ? and what = ? and began_at = ? and ended_at = ? and people = ?""")
                .params(a.id(), a.village(), a.kind().name(), a.what(), Timestamp.from(a.from()),
                        Timestamp.from(a.until()),
                        a.people().stream().sorted().toArray(UUID[]::new))
                .query(Integer.class).single() == 1;
    }

    private List<Deed> deeds(Actor actor, Activity activity) {
        var helpers = aides.byIds(activity.people());
        var old = elders.byIds(activity.people());
        var deeds = new ArrayList<Deed>();
        for (var id : activity.people().stream().sorted().toList()) {
            var elder = old.get(id);
            if (elder != null && elder.status() == Elder.Status.DEAD) {
                throw new Rejected(Reason.NOT_NOW, "people", elder.name() + "已经过世，请核对来的人。");
            }
            var aide = helpers.get(id);
            var giver = aide != null ? Deed.Giver.of(aide)
                    : elder == null ? null : Deed.Giver.of(elder);
            if (giver == null || !giver.village().equals(activity.village())) {
                throw new Rejected(Reason.NOT_FOUND, "people", "有一位不是本村登记的人，请刷新再勾。");
            }
            deeds.add(new Deed(Ids.derived(activity.id(), "EARN/" + id), activity.kind(),
                    activity.id(), activity.village(), giver, null, null, false, activity.what(),
                    activity.from(), activity.until(), activity.minutes(), null, actor, null,
                    true));
        }
        return deeds;
    }

    /** Who may have come: the village's aides, and its elders below seventy. */
    @Transactional(readOnly = true)
    public List<Candidate> candidates(Actor actor, String village) {
        actor.needPlace(village);
        var today = java.time.LocalDate.now(clock);
        var all = new ArrayList<Candidate>();
        aides.all(Place.villageOf(village)).forEach(a ->
                all.add(new Candidate(a.id(), a.name(), a.hamlet(), true)));
        var known = Set.copyOf(all.stream().map(Candidate::id).toList());
        elders.all(village).stream().filter(e -> e.ageOn(today) < OLD && !known.contains(e.id())
                && e.status() == Elder.Status.HERE).forEach(e ->
                all.add(new Candidate(e.id(), e.name(), e.hamlet(), false)));
        return all;
    }
}
