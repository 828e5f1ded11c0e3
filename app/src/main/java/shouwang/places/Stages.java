package shouwang.places;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** 试点 → 规范 → 推广: since when a village is how far, and who said so. */
@Component
@Transactional
public class Stages {
    private static final int MOST_SHOWN = 20;
    private final Places places;
    private final JdbcClient sql;
    private final Clock clock;

    Stages(Places places, JdbcClient sql, Clock clock) {
        this.places = places;
        this.sql = sql;
        this.clock = clock;
    }

    /** One step of the roll-out. */
    public record Step(Place.Stage stage, LocalDate from, String by) {}

    /** Sets how far a village is, from a day that is not ahead. */
    public void set(String village, Place.Stage stage, LocalDate from, String by) {
        if (from.isAfter(LocalDate.now(clock))) {
            throw new Rejected(Reason.OUT_OF_RANGE, "from", "进度的日子不能在今天以后。");
        }
        var last = history(village).stream().findFirst();
        if (last.isPresent() && from.isBefore(last.get().from())) {
            throw new Rejected(Reason.OUT_OF_RANGE, "from", "不能早于上一步的日子 "
                    + last.get().from() + "。");
        }
        places.stage(village, stage);
        sql.sql("""
                insert into places_stage (id, place_code, stage, from_day, set_at, set_by)
                values (?, ?, ?, ?, ?, ?)""").params(Ids.fresh(), village, stage.name(), from,
                        Timestamp.from(clock.instant()), by).update();
    }

    /** The newest step first. */
    @Transactional(readOnly = true)
    public List<Step> history(String village) {
        return sql.sql("""
                select stage, from_day, set_by from places_stage where place_code = ?
                order by set_at desc, id desc limit ?""").params(village, MOST_SHOWN)
                .query((row, n) -> new Step(Place.Stage.valueOf(row.getString(1)),
                        row.getObject(2, LocalDate.class), row.getString(3))).list();
    }
}
