package shouwang.care.leaving;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.care.Task;
import shouwang.care.Tasks;
import shouwang.kernel.Ids;
import shouwang.people.Elder;

/** A reported death asks for a second word; what is answered or was a mistake asks no more. */
@Component
class DeathTasks {
    static final Task.Kind DEATH = new Task.Kind("DEATH", "过世要核实",
            task -> "/people/elders/" + task.elderId() + "/life");
    private static final String MISTAKEN = "记错了，撤销";
    private final JdbcClient sql;
    private final Tasks tasks;
    private final Clock clock;

    DeathTasks(JdbcClient sql, Tasks tasks, Clock clock) {
        this.sql = sql;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Bean
    static Task.Kind deathTasks() {
        return DEATH;
    }

    @EventListener
    void changed(Elder.WhereaboutsChanged news) {
        var now = clock.instant();
        if (news.after() == Elder.Status.REPORTED) {
            tasks.openAll(List.of(Task.open(Ids.derived(news.elderId(), "DEATH " + now),
                    news.placeCode(), DEATH, news.elderId(), null, news.by().name() + "报"
                            + news.name() + "过世，请另一个人核实", now, now.plus(Duration.ofDays(1)))));
        } else if (news.before() == Elder.Status.REPORTED) {
            close(news.by(), news.elderId(), "DEATH", "核实了", Instant.EPOCH);
        } else if (news.before() == Elder.Status.HOSPITAL && news.after() == Elder.Status.HERE) {
            homeAfterAll(news.elderId());
        }
    }

    /** Taken back as a mistake and true on the same day: the same task asks again, from now. */
    private void homeAfterAll(UUID elder) {
        var now = clock.instant();
        sql.sql("""
                update care_task set closed_at = null, closed_by = null, closed_name = null,
                    outcome = null, opened_at = ?, due_at = ?
                where elder_id = ? and kind = 'BACK_HOME' and outcome = ? and opened_at >= ?""")
                .params(Timestamp.from(now), Timestamp.from(now.plus(Duration.ofDays(2))), elder,
                        MISTAKEN, Timestamp.from(now.minus(Duration.ofDays(1)))).update();
    }

    @EventListener
    void mistaken(Elder.WhereaboutsMistaken news) {
        if (news.was() == Elder.Status.REPORTED) {
            close(news.by(), news.elderId(), "DEATH", "报错了，撤回", Instant.EPOCH);
        } else if (news.was() == Elder.Status.HERE && news.again() == Elder.Status.HOSPITAL) {
            // what an earlier time home has asked stays asked
            close(news.by(), news.elderId(), "BACK_HOME", MISTAKEN, news.told());
        }
    }

    private void close(Actor by, UUID elder, String kind, String outcome, Instant openedFrom) {
        sql.sql("""
                update care_task set closed_at = ?, closed_by = ?, closed_name = ?, outcome = ?
                where elder_id = ? and kind = ? and closed_at is null and opened_at >= ?""")
                .params(Timestamp.from(clock.instant()), by.id(), by.name(), outcome, elder,
                        kind, Timestamp.from(openedFrom)).update();
    }
}
