package shouwang.county.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder the backup goes to, on another disk or a share: {@code bases/} with a night's pages
 * each, named by the moment their copy was whole and the log they need first, and {@code wal/}
 * with the log, a file of it each minute in which something was written. A file is there whole or
 * not at all.
 *
 * @param folder {@code shouwang.backup}
 * @param key the backup's own key, 32 bytes
 */
record BackupFolder(Path folder, byte[] key) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern BASE =
            Pattern.compile("(\\d{8}T\\d{6}Z)-([0-9A-F]{24})\\.base");
    private static final String PART = ".part";
    private static final String WAL = ".wal";

    /**
     * A night's copy.
     *
     * @param whole from when on the log leads to every moment
     * @param firstLog the first file of the log it needs
     */
    record Base(Path file, Instant whole, String firstLog) {}

    /** Writes a file's content to a stream. */
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    Path bases() {
        return folder.resolve("bases");
    }

    private Path wal() {
        return folder.resolve("wal");
    }

    boolean isThere() {
        return Files.isDirectory(folder) && Files.isWritable(folder);
    }

    /** A place for a copy that is not whole yet; {@link #whole} gives it its name. */
    Path begin() throws IOException {
        Files.createDirectories(bases());
        return bases().resolve("base" + PART);
    }

    void whole(Path part, Instant moment, String firstLog) throws IOException {
        var name = MOMENT.format(moment) + "-" + firstLog + ".base";
        Files.move(part, bases().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Seals what is written, and is done only when the disk has it. */
    void seal(Path file, Content content) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            // the outer streams stay open until the channel has been forced
            var out = SealedFile.write(new BufferedOutputStream(
                    java.nio.channels.Channels.newOutputStream(channel)) {
                @Override
                public void close() throws IOException {
                    flush();
                }
            }, key);
            content.to(out);
            out.close();
            channel.force(true);
        }
    }

    InputStream open(Path file) throws IOException {
        return SealedFile.read(new java.io.BufferedInputStream(Files.newInputStream(file)), key);
    }

    /** Takes one file of the log in; the same again changes nothing. */
    void takeLog(String name, Instant written, Content content) throws IOException {
        Files.createDirectories(wal());
        var there = wal().resolve(name + WAL);
        if (Files.exists(there)) {
            return;
        }
        var part = wal().resolve(name + PART);
        seal(part, content);
        Files.setLastModifiedTime(part, FileTime.from(written));
        Files.move(part, there, StandardCopyOption.ATOMIC_MOVE);
    }

    /** All whole copies, the oldest first. */
    List<Base> all() throws IOException {
        if (!Files.isDirectory(bases())) {
            return List.of();
        }
        try (var files = Files.list(bases())) {
            return files.flatMap(BackupFolder::base)
                    .sorted(java.util.Comparator.comparing(Base::whole)).toList();
        }
    }

    private static Stream<Base> base(Path file) {
        var name = BASE.matcher(file.getFileName().toString());
        return name.matches() ? Stream.of(new Base(file, MOMENT.parse(name.group(1), Instant::from),
                name.group(2))) : Stream.empty();
    }

    /** The newest copy that was whole at a moment. */
    Optional<Base> before(Instant moment) throws IOException {
        return all().stream().filter(base -> !base.whole().isAfter(moment))
                .reduce((first, second) -> second);
    }

    /** The log from a file on, in order: name and sealed file. */
    List<Path> logs(String from) throws IOException {
        if (!Files.isDirectory(wal())) {
            return List.of();
        }
        try (var files = Files.list(wal())) {
            return files.filter(file -> file.toString().endsWith(WAL))
                    .filter(file -> isHistory(file) || logName(file).compareTo(from) >= 0)
                    .sorted().toList();
        }
    }

    static String logName(Path file) {
        var name = file.getFileName().toString();
        return name.substring(0, name.length() - WAL.length());
    }

    private static boolean isHistory(Path file) {
        return logName(file).endsWith(".history");
    }

    /** When the log was last taken in. */
    Optional<Instant> lastLog() throws IOException {
        var logs = logs("");
        var newest = Optional.<Instant>empty();
        for (var log : logs) {
            var written = Files.getLastModifiedTime(log).toInstant();
            newest = newest.filter(one -> one.isAfter(written)).or(() -> Optional.of(written));
        }
        return newest;
    }

    long bytes() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /**
     * Lets the oldest copies go, with the log that only they need, until as many are left and no
     * more room is taken than allowed; the newest two always stay.
     */
    void letGo(int nights, long mostBytes) throws IOException {
        var bases = all();
        for (var i = 0; i < bases.size() - 2 && (bases.size() - i > nights
                || bytes() > mostBytes); i++) {
            Files.delete(bases.get(i).file());
            dropLogBefore(bases.get(i + 1).firstLog());
        }
    }

    private void dropLogBefore(String name) throws IOException {
        for (var log : logs("")) {
            if (!isHistory(log) && logName(log).compareTo(name) < 0) {
                Files.delete(log);
            }
        }
    }
}
