package shouwang.messages;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.county.Counties;
import shouwang.county.County;
import shouwang.county.DiskRoom;
import shouwang.county.Scope;
import shouwang.county.backup.BackupFailed;
import shouwang.kernel.Ids;
import shouwang.kernel.JobName;

/**
 * Tells the county's desk what ails the machine, each once a day: a disk that is running full,
 * while there is room left, and a night whose backup was not made or could not be restored.
 */
@Component
class MachineNews {
    private static final long MB = 1_000_000;
    private static final int WORDS = 200;
    private final DiskRoom disk;
    private final Counties counties;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MachineNews(DiskRoom disk, Counties counties, Outbox outbox, TransactionTemplate transaction,
            Clock clock) {
        this.disk = disk;
        this.counties = counties;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    @JobName("看磁盘还有没有地方")
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "${shouwang.disk.every:PT10M}")
    void look() {
        if (disk.isLow()) {
            tell(Template.DISK_LOW, Map.of("left", disk.left() / MB + " MB"));
        }
    }

    @EventListener
    void backup(BackupFailed news) {
        tell(Template.BACKUP_FAILED, Map.of("what", brief(news.what())));
    }

    private static String brief(String what) {
        return what.codePointCount(0, what.length()) <= WORDS ? what
                : what.substring(0, what.offsetByCodePoints(0, WORDS)) + "…";
    }

    private void tell(Template template, Map<String, String> words) {
        counties.all().forEach(county -> Scope.all(county).run(() ->
                transaction.executeWithoutResult(told -> outbox.put(new Message(
                        Ids.derived(of(county), template + " " + LocalDate.now(clock)),
                        new Recipient.Desk(county.code()), county.code(), template, words,
                        "/settings/watch")))));
    }

    private static UUID of(County county) {
        return new UUID(0, Long.parseLong(county.code()));
    }
}
