package shouwang.care;

import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.kernel.Ids;
import shouwang.kernel.Text;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;

/**
 * Facts that somebody must look at become tasks of the village's desk: thirty days without a word,
 * a visit that did not begin, home from hospital. The task's id follows from the fact.
 */
@Component
@Transactional
public class Lookout {
    static final Task.Kind LAPSED = Task.Kind.ofElder("LAPSED", "三十天没联系");
    static final Task.Kind MISSED = Task.Kind.about("MISSED", "该去没去", "/care/visits");
    static final Task.Kind BACK_HOME = Task.Kind.ofElder("BACK_HOME", "出院回家");
    private static final Duration LAPSE = Duration.ofDays(Contacts.LAPSE_DAYS);
    private static final Duration LOOK_BACK = Duration.ofDays(7);
    private static final int MOST = 500;
    private static final UUID NONE = new UUID(0, 0);
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("M月d日 HH:mm");
    private final JdbcClient sql;
    private final ContactRows contacts;
    private final Elders elders;
    private final Aides aides;
    private final Tasks tasks;
    private final Clock clock;

    Lookout(JdbcClient sql, ContactRows contacts, Elders elders, Aides aides, Tasks tasks,
            Clock clock) {
        this.sql = sql;
        this.contacts = contacts;
        this.elders = elders;
        this.aides = aides;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Bean
    static Task.Kind lapsedTasks() {
        return LAPSED;
    }

    @Bean
    static Task.Kind missedTasks() {
        return MISSED;
    }

    @Bean
    static Task.Kind backHomeTasks() {
        return BACK_HOME;
    }

    private record Late(UUID visitId, UUID elderId, UUID aideId, String placeCode,
            Service service, Instant plannedAt, @Nullable String whyNot) {}

    /**
     * Planned visits below a place that did not begin within {@link Climbing#GRACE}, and those
     * that were told as 没去成; where a need stands behind one, that is open again by itself. Of
     * elders who are not at home nothing is said, so their visits come again each time: they are
     * gone through page by page, lest they hide everybody else's.
     */
    public void missed(String placeCode) {
        var now = clock.instant();
        var opened = 0;
        var page = late(placeCode, now, now.minus(LOOK_BACK), NONE);
        while (!page.isEmpty()) {
            opened += openMissed(page, now);
            var last = page.getLast();
            page = page.size() < MOST || opened >= MOST ? List.of()
                    : late(placeCode, now, last.plannedAt(), last.visitId());
        }
    }

    private List<Late> late(String placeCode, Instant now, Instant after, UUID afterId) {
        return sql.sql("""
                select id, elder_id, aide_id, place_code, service, planned_at, why_not
                from care_visit v
                where (planned_at, id) > (?, ?) and (status = 'PLANNED' and planned_at < ?
                    or status = 'MISSED' and need_id is null)
                  and place_code >= ? and place_code <= ?
                  and not exists (select from care_task t where t.about = v.id
                      and t.kind = 'MISSED' and t.opened_at >= v.planned_at)
                order by planned_at, id limit ?""")
                .params(Timestamp.from(after), afterId,
                        Timestamp.from(now.minus(Climbing.GRACE)), placeCode, placeCode + "~",
                        MOST).query((row, n) -> new Late(row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class), row.getObject(3, UUID.class),
                        row.getString(4), Service.valueOf(row.getString(5)),
                        row.getTimestamp(6).toInstant(), row.getString(7))).list();
    }

    /** How many of them were there to be opened. */
    private int openMissed(List<Late> late, Instant now) {
        var who = elders.byIds(late.stream().map(Late::elderId).collect(Collectors.toSet()));
        var by = aides.byIds(late.stream().map(Late::aideId).collect(Collectors.toSet()));
        var found = late.stream().filter(one -> isHere(who.get(one.elderId()))).map(one -> {
            var aide = by.get(one.aideId());
            return Task.open(Ids.derived(one.visitId(), "MISSED " + one.plannedAt()),
                    one.placeCode(), MISSED, one.elderId(), one.visitId(),
                    cut("%s %s该去%s家%s，%s".formatted(aide == null ? "互助员" : aide.name(),
                            WHEN.format(one.plannedAt().atZone(clock.getZone())),
                            Objects.requireNonNull(who.get(one.elderId())).name(),
                            one.service().chinese(), one.whyNot() == null
                                    ? "过了两小时没有开始" : "没去成：" + one.whyNot())),
                    now, now.plus(Duration.ofHours(2)));
        }).toList();
        tasks.openAll(found);
        return found.size();
    }

    private static String cut(String what) {
        return Text.within(what, 200);
    }

    private static boolean isHere(@Nullable Elder elder) {
        return elder != null && elder.status() == Elder.Status.HERE;
    }

    /** Villages below a place where somebody at home may not have been heard of for so long. */
    @Transactional(readOnly = true)
    public List<String> quiet(String placeCode) {
        return elders.villagesKnownSince(placeCode, clock.instant().minus(LAPSE));
    }

    /**
     * Elders of one village, at home and known for thirty days, of whom nobody heard since; again
     * after each further thirty days.
     */
    public void lapsed(String villageCode) {
        var now = clock.instant();
        var known = elders.atHomeSince(villageCode, now.minus(LAPSE));
        var heard = new HashMap<UUID, Instant>();
        sql.sql("""
                select elder_id, at from care_last_contact
                where place_code >= ? and place_code <= ?""")
                .params(villageCode, villageCode + "~").query((ResultSet row) -> {
                    heard.put(row.getObject(1, UUID.class), row.getTimestamp(2).toInstant());
                });
        var quiet = known.entrySet().stream().map(one -> Map.entry(one.getKey(),
                        heard.getOrDefault(one.getKey(), one.getValue())))
                .filter(one -> one.getValue().isBefore(now.minus(LAPSE)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var who = elders.byIds(quiet.keySet());
        var found = new ArrayList<Task>();
        who.forEach((id, elder) -> {
            var last = Objects.requireNonNull(quiet.get(id));
            var days = Duration.between(last, now).toDays();
            found.add(Task.open(Ids.derived(id, "LAPSED " + day(last) + " "
                    + days / Contacts.LAPSE_DAYS), elder.placeCode(), LAPSED, id, null,
                    heard.containsKey(id) ? elder.name() + " " + days + " 天没有人联系过"
                            : elder.name() + "登记以来还没有人联系过", now,
                    now.plus(Duration.ofDays(1))));
        });
        tasks.openAll(found);
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }

    /** Home from hospital: somebody looks in within two days. */
    @EventListener
    void home(Elder.WhereaboutsChanged news) {
        if (news.before() == Elder.Status.HOSPITAL && news.after() == Elder.Status.HERE) {
            var now = clock.instant();
            tasks.openAll(List.of(Task.open(Ids.derived(news.elderId(), "HOME " + news.since()),
                    news.placeCode(), BACK_HOME, news.elderId(), null,
                    news.name() + "出院回家了，两天内去看一次", now, now.plus(Duration.ofDays(2)))));
        }
    }
}
