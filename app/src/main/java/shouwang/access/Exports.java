package shouwang.access;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What leaves the house as a file: each with a running number under which the audit knows it. */
@Component
@Transactional
public class Exports {
    private final JdbcClient sql;
    private final Audit audit;
    private final Clock clock;

    Exports(JdbcClient sql, Audit audit, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.clock = clock;
    }

    /** What stands on the file: who took it, when, and under which number. */
    public record Stamp(long number, String by, Instant at) {}

    /**
     * Writes the export down. Numbers that no file carries may be left out; none is given twice.
     *
     * @param what the deed in the audit: 导出老人名单
     * @param subject of which place or household
     * @param reason why, where the file names people; else null
     */
    public Stamp stamp(Actor actor, String placeCode, String what, String subject,
            @Nullable String reason) {
        var number = sql.sql("select nextval('access_export_number')").query(Long.class).single();
        audit.log(actor, placeCode, what, subject + "，第 " + number + " 号", null, reason);
        return new Stamp(number, actor.name(), clock.instant());
    }
}
