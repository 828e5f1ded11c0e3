package shouwang.county.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Carries the log that the server puts out ({@code data/wal-out}) into the backup's folder, file
 * by file in order; what has arrived is let go here.
 */
final class LogShipping {
    static final String OUT = "wal-out";
    private final Path out;

    LogShipping(Path data) {
        this.out = data.resolve(OUT);
    }

    /** Ships all that lies there; how many files. */
    int into(BackupFolder folder) throws IOException {
        if (!Files.isDirectory(out)) {
            return 0;
        }
        try (var files = Files.list(out)) {
            var waiting = files.filter(file ->
                    file.getFileName().toString().matches("[0-9A-F]{8}.*")).sorted().toList();
            for (var file : waiting) {
                folder.takeLog(file.getFileName().toString(),
                        Files.getLastModifiedTime(file).toInstant(), to -> {
                            try (var packed = new DeflaterOutputStream(to,
                                    new Deflater(Deflater.BEST_SPEED))) {
                                Files.copy(file, packed);
                            }
                        });
                Files.delete(file);
            }
            return waiting.size();
        }
    }

    /** What waits here because the folder can't be reached, in bytes. */
    long waiting() throws IOException {
        if (!Files.isDirectory(out)) {
            return 0;
        }
        try (var files = Files.list(out)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /**
     * Lets go of what could not be shipped, so that the house itself does not stand still on a
     * full disk. The next night's copy closes the gap.
     */
    void drop() throws IOException {
        try (var files = Files.list(out)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
