package shouwang.pages.settings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shouwang.county.backup.Backups;
import shouwang.pages.When;

/** How the backup stands, in the words of the watch page. */
@Component
class BackupLook {
    /** A night and some hours: later than that one was left out. */
    private static final Duration A_NIGHT = Duration.ofHours(30);
    private final Backups backups;
    private final Clock clock;

    BackupLook(Backups backups, Clock clock) {
        this.backups = backups;
        this.clock = clock;
    }

    /** Empty where the house has no folder for backups. */
    Optional<Watch.Kept> line() {
        return backups.standing().map(this::line);
    }

    private Watch.Kept line(Backups.Standing is) {
        var night = is.lastNight();
        var proof = is.proof().split("\n", 2);
        var wrong = proof.length == 2 ? proof[1] : "";
        var late = night == null || night.isBefore(clock.instant().minus(A_NIGHT));
        var text = new StringBuilder(is.reachable() ? "备份到 " : "找不到、写不进 ")
                .append(is.folder()).append("。全份：")
                .append(night == null ? "还没有，夜里三点十分做" : moment(night));
        if (is.lastLog() != null) {
            text.append("；以后的每分钟到 ").append(moment(is.lastLog()));
        }
        if (is.waiting() > 0) {
            text.append("；还有 ").append(is.waiting() / 1_000_000).append(" MB 等着送");
        }
        if (!proof[0].isBlank()) {
            text.append("。试着恢复：").append(moment(Instant.parse(proof[0])))
                    .append("，")
                    .append(wrong.isEmpty() ? "都对" : wrong);
        }
        return new Watch.Kept(is.reachable() && !late && wrong.isEmpty(),
                text.append("。").toString());
    }

    private String moment(Instant at) {
        return When.moment(at, LocalDate.now(clock));
    }
}
