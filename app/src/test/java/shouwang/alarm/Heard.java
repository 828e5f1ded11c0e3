package shouwang.alarm;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.care.CareStory;
import shouwang.county.Counties;

/** What was said to whom, and the rounds of the house's own jobs. */
@TestComponent
class Heard {
    @Autowired Counties counties;
    @Autowired Villages villages;
    @Autowired Watchman watchman;
    @Autowired Bell bell;
    @Autowired TestClock clock;

    /** One message as it waits. */
    record Line(String template, String to, String text) {}

    List<Line> in(String village) {
        return JdbcClient.create(counties.owner()).sql("""
                select template, coalesce(to_person::text, to_desk), text
                from county_511922.messages_message where place_code like ? order by put_at, id""")
                .param(village + "%").query((row, n) -> new Line(row.getString(1),
                        row.getString(2), row.getString(3))).list();
    }

    List<String> templates(String village, String to) {
        return in(village).stream().filter(line -> line.to().equals(to)).map(Line::template)
                .toList();
    }

    /** The jobs of the house, when so much time has passed. */
    void rounds(CareStory.Scene scene, Duration later) {
        clock.after(later, () -> {
            villages.everywhere(() -> {
                watchman.climb(scene.village());
                return true;
            });
            bell.round();
            return true;
        });
    }

    int count(String table, String village) {
        return JdbcClient.create(counties.owner()).sql("select count(*) from county_511922."
                + table + " where place_code like ?").param(village + "%")
                .query(Integer.class).single();
    }

    /** Until some transaction waits for a row that another one holds. */
    void somebodyWaits() {
        var database = JdbcClient.create(counties.owner());
        for (var n = 0; n < 200; n++) {
            if (database.sql("select count(*) from pg_locks where not granted")
                    .query(Integer.class).single() > 0) {
                return;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new IllegalStateException("nobody waits");
    }

    static List<Object> atOnce(List<? extends Callable<?>> deeds) throws Exception {
        var gate = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(deeds.size())) {
            List<Future<Object>> waiting = deeds.stream().map(deed -> pool.submit(() -> {
                gate.await();
                try {
                    return (Object) deed.call();
                } catch (RuntimeException refused) {
                    return refused;
                }
            })).toList();
            gate.countDown();
            return waiting.stream().map(answer -> {
                try {
                    return answer.get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }).toList();
        }
    }

    static UUID desk(String place) {
        return Calling.deskId(place);
    }
}
