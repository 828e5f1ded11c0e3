package shouwang.care.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.places.Places;

/** Writes notices down; each makes one task for each elder who is alone or frail there. */
@Component
@Transactional
public class Notices {
    public static final Task.Kind WEATHER =
            Task.Kind.about("WEATHER", "天气、断路", "/today/notices");
    private static final int MOST_PLACES = 40;
    private static final int MOST_DAYS = 31;
    private static final int VERY_OLD = 80;
    private static final int FRAIL = 2;
    private static final String SELECT = """
            select id, place_code, kind, words, from_at, until_at, elders, written_name,
                   written_at from care_notice
            """;
    private final JdbcClient sql;
    private final Elders elders;
    private final Places places;
    private final Tasks tasks;
    private final Audit audit;
    private final Clock clock;

    Notices(JdbcClient sql, Elders elders, Places places, Tasks tasks, Audit audit, Clock clock) {
        this.sql = sql;
        this.elders = elders;
        this.places = places;
        this.tasks = tasks;
        this.audit = audit;
        this.clock = clock;
    }

    @Bean
    static Task.Kind weatherTasks() {
        return WEATHER;
    }

    /** Writes a notice; the same id again changes nothing. */
    public Notice write(Actor actor, Notice.Draft draft) {
        actor.need(Right.NOTICES);
        var known = find(draft.id());
        if (!known.isEmpty()) {
            return known.getFirst();
        }
        check(actor, draft);
        var now = clock.instant();
        var due = latest(draft, now);
        var count = 0;
        for (var place : draft.places().stream().distinct().sorted().toList()) {
            var who = elders.all(place).stream().filter(this::isAlone).toList();
            tasks.openAll(who.stream().map(elder -> Task.open(Ids.derived(draft.id(),
                    "NOTICE " + elder.id()), elder.placeCode(), WEATHER, elder.id(),
                    draft.id(), draft.kind().chinese() + "：给" + elder.name()
                            + "打个电话或去看一眼，" + draft.kind().ask(), now, due)).toList());
            insert(actor, draft, place, who.size(), now);
            count += who.size();
        }
        audit.log(actor, actor.placeCode(), "写天气断路通知", draft.kind().chinese() + "，" + count
                + " 位老人", draft.id(), null);
        return get(draft.id());
    }

    private void check(Actor actor, Notice.Draft draft) {
        if (draft.places().isEmpty()) {
            throw new Rejected(Reason.MISSING, "place", "没有选地方，请选一个村或组。");
        }
        if (draft.places().size() > MOST_PLACES) {
            throw new Rejected(Reason.TOO_MANY, "place", "一次最多选 40 个地方。");
        }
        draft.places().forEach(place -> {
            if (place.length() < 12) {
                throw new Rejected(Reason.WRONG_KIND, "place", "请选村或组。");
            }
            actor.needPlace(place);
            places.get(place);
        });
        if (!draft.until().isAfter(draft.from())) {
            throw new Rejected(Reason.OUT_OF_RANGE, "until", "结束要在开始之后。");
        }
        if (draft.until().isBefore(clock.instant())) {
            throw new Rejected(Reason.OUT_OF_RANGE, "until", "结束的时间已经过了。");
        }
        if (draft.until().isAfter(clock.instant().plus(Duration.ofDays(MOST_DAYS)))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "until", "最多写到一个月以后。");
        }
    }

    /** Within a day of its beginning, and before it ends. */
    private static Instant latest(Notice.Draft draft, Instant now) {
        var begins = draft.from().isAfter(now) ? draft.from() : now.plus(Duration.ofHours(12));
        return begins.isBefore(draft.until()) ? begins : draft.until();
    }

    /** At home, and alone there, or frail, or very old with the children away. */
    private boolean isAlone(Elder elder) {
        var is = elder.categories();
        var selfCare = elder.selfCare();
        return elder.status() == Elder.Status.HERE
                && (is.contains(Elder.Category.LIVING_ALONE) || is.contains(Elder.Category.WIDOWED)
                || is.contains(Elder.Category.HARD_TO_WALK)
                || is.contains(Elder.Category.HARD_TO_CARE)
                || selfCare != null && selfCare >= FRAIL
                || elder.ageOn(LocalDate.now(clock)) >= VERY_OLD
                && is.contains(Elder.Category.EMPTY_NEST));
    }

    private void insert(Actor actor, Notice.Draft draft, String place, int count, Instant now) {
        sql.sql("""
                insert into care_notice (id, place_code, kind, words, from_at, until_at, elders,
                    written_at, written_by, written_name)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(draft.id(), place, draft.kind().name(), draft.words(),
                        Timestamp.from(draft.from()), Timestamp.from(draft.until()), count,
                        Timestamp.from(now), actor.id(), actor.name()).update();
    }

    @Transactional(readOnly = true)
    public Notice get(UUID id) {
        return find(id).stream().findFirst().orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这个通知，可能不归您管。"));
    }

    private List<Notice> find(UUID id) {
        return gathered(sql.sql(SELECT + "where id = ? order by place_code").param(id)
                .query(Notices::row).list());
    }

    /** The newest notices that touch a place or what lies below it. */
    @Transactional(readOnly = true)
    public List<Notice> list(String placeCode, int limit) {
        return gathered(sql.sql(SELECT + """
                where place_code >= ? and place_code <= ?
                order by until_at desc, id, place_code limit ?""")
                .params(placeCode, placeCode + "~", limit).query(Notices::row).list());
    }

    /** One notice of each id, with all its places that were found. */
    private static List<Notice> gathered(List<Notice> rows) {
        var all = new LinkedHashMap<UUID, Notice>();
        for (var row : rows) {
            all.merge(row.id(), row, (a, b) -> {
                var both = new ArrayList<>(a.places());
                both.addAll(b.places());
                return new Notice(a.id(), both, a.kind(), a.words(), a.from(), a.until(),
                        a.elders() + b.elders(), a.writtenBy(), a.writtenAt());
            });
        }
        return List.copyOf(all.values());
    }

    private static Notice row(ResultSet row, int n) throws SQLException {
        return new Notice(row.getObject(1, UUID.class), List.of(row.getString(2)),
                Notice.Kind.valueOf(row.getString(3)), row.getString(4),
                row.getTimestamp(5).toInstant(), row.getTimestamp(6).toInstant(), row.getInt(7),
                row.getString(8), row.getTimestamp(9).toInstant());
    }
}
