package shouwang.messages;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.county.Counties;
import shouwang.county.County;
import shouwang.county.DiskRoom;
import shouwang.county.Scope;
import shouwang.kernel.Ids;
import shouwang.kernel.JobName;

/** Tells the county's desk, once a day, that the disk is running full, while there is room left. */
@Component
class RoomNews {
    private static final long MB = 1_000_000;
    private final DiskRoom disk;
    private final Counties counties;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RoomNews(DiskRoom disk, Counties counties, Outbox outbox, TransactionTemplate transaction,
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
            counties.all().forEach(county -> Scope.all(county).run(() ->
                    transaction.executeWithoutResult(told -> outbox.put(news(county)))));
        }
    }

    private Message news(County county) {
        var day = new UUID(0, Long.parseLong(county.code()));
        return new Message(Ids.derived(day, "disk " + LocalDate.now(clock)),
                new Recipient.Desk(county.code()), county.code(), Template.DISK_LOW,
                Map.of("left", disk.left() / MB + " MB"), null);
    }
}
