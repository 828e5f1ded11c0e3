package shouwang.county.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import shouwang.county.Counties;
import shouwang.county.DiskRoom;
import shouwang.county.Secrets;
import shouwang.kernel.JobName;

/**
 * The backup of the embedded database, where {@code shouwang.backup} names a folder: its log is
 * shipped every few seconds, its pages each night, and each night's copy is restored into a corner,
 * migrated, its indexes checked, its books added up. What came of it is on the watch page; a night
 * that failed is told to the county.
 */
@Component
public class Backups {
    static final String KEY = "backup";
    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private static final long GB = 1_000_000_000;

    private final @Nullable BackupFolder folder;
    private final Path data;
    private final DataSource owner;
    private final DiskRoom disk;
    private final ApplicationEventPublisher announce;
    private final Clock clock;
    private final int nights;
    private final long most;
    private final LogShipping shipping;

    Backups(Environment env, Counties counties, DiskRoom disk, ApplicationEventPublisher announce,
            Clock clock) throws IOException {
        this.data = Path.of(env.getProperty("shouwang.data", "data")).toAbsolutePath();
        var named = env.getProperty("shouwang.backup", "");
        this.folder = named.isBlank() || !env.getProperty("SHOUWANG_DB_URL", "").isBlank() ? null
                : new BackupFolder(Path.of(named).toAbsolutePath(),
                        HexFormat.of().parseHex(new Secrets(data).of(KEY)));
        this.owner = counties.owner();
        this.disk = disk;
        this.announce = announce;
        this.clock = clock;
        this.nights = env.getProperty("shouwang.backup.nights", Integer.class, 7);
        this.most = env.getProperty("shouwang.backup.most-gb", Long.class, 200L) * GB;
        this.shipping = new LogShipping(data);
    }

    /**
     * How the backup stands.
     *
     * @param folder where it goes
     * @param lastNight when the newest copy of all pages was whole
     * @param lastLog when the last minute of the log was written that has arrived
     * @param waiting bytes of the log that could not be carried there yet
     * @param proof what the last trial of a restore said; empty before the first
     */
    public record Standing(Path folder, boolean reachable, @Nullable Instant lastNight,
            @Nullable Instant lastLog, long waiting, String proof) {}

    /** Empty where the house has no folder for it. */
    public Optional<Standing> standing() {
        var to = folder;
        if (to == null) {
            return Optional.empty();
        }
        try {
            var bases = to.all();
            return Optional.of(new Standing(to.folder(), to.isThere(),
                    bases.isEmpty() ? null : bases.getLast().whole(),
                    to.lastLog().orElse(null), shipping.waiting(), lastProof()));
        } catch (IOException e) {
            return Optional.of(new Standing(to.folder(), false, null, null, 0, lastProof()));
        }
    }

    @JobName("把刚记下的送去备份")
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "${shouwang.backup.ship:PT5S}")
    void ship() throws IOException {
        if (folder == null) {
            return;
        }
        if (folder.isThere()) {
            shipping.into(folder);
        } else if (disk.isLow() && shipping.waiting() > 0) {
            LOG.error("{} can't be reached and the disk runs full: what waits for it is let go,"
                    + " the next copy of all pages closes the gap", folder.folder());
            shipping.drop();
        }
    }

    @JobName("夜里备份，再恢复一遍看看")
    @Scheduled(cron = "${shouwang.backup.at:0 10 3 * * *}", zone = "Asia/Shanghai")
    void night() {
        if (folder == null) {
            return;
        }
        try {
            copy(folder);
            keep(prove(folder));
        } catch (IOException | SQLException | RuntimeException e) {
            LOG.error("last night's backup was not made", e);
            keep("没有做成：" + e.getMessage());
        }
    }

    private void copy(BackupFolder to) throws IOException, SQLException {
        if (!to.isThere()) {
            throw new IOException("备份的文件夹 " + to.folder() + " 找不到或写不进");
        }
        new BaseCopy(data, owner).into(to);
        shipping.into(to);
        to.letGo(nights, most);
    }

    /** Restores the newest copy into a corner and looks at it; "" where all holds. */
    private String prove(BackupFolder from) throws IOException {
        var corner = data.resolve("backup-trial");
        FileSystemUtils.deleteRecursively(corner);
        try (var server = new Restore(from, corner, null).up()) {
            Counties.at(server.owner()).migrateAll();
            var copy = new RestoredCopy(server.owner());
            IndexCheck.of(server.owner()).forEach(copy::wrong);
            announce.publishEvent(copy);
            return String.join("；", copy.findings());
        } finally {
            FileSystemUtils.deleteRecursively(corner);
        }
    }

    private void keep(String wrong) {
        try {
            Files.writeString(data.resolve("backup-proof"), clock.instant() + "\n" + wrong);
        } catch (IOException e) {
            LOG.error("what came of the backup can't be written down", e);
        }
        if (!wrong.isEmpty()) {
            announce.publishEvent(new BackupFailed(wrong));
        }
    }

    /** "2026-12-01T03:14:00Z\n" and what was wrong; empty before the first night. */
    private String lastProof() {
        try {
            var file = data.resolve("backup-proof");
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
