package shouwang.people.roster.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * A zip that may be a bomb. Sizes written in its headers are never believed: what comes out is
 * counted while it comes, and the reading stops at the first limit that is crossed.
 */
final class GuardedZip {
    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
    private long inflated;

    private GuardedZip(ZipFile zip) {
        this.zip = zip;
    }

    static GuardedZip open(byte[] bytes) {
        if (countHeaders(bytes) > SheetLimits.ZIP_ENTRIES) {
            throw RosterRefused.tooBigInside();
        }
        try {
            var guarded = new GuardedZip(ZipFile.builder()
                    .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get());
            var all = guarded.zip.getEntries();
            while (all.hasMoreElements()) {
                var entry = all.nextElement();
                guarded.entries.put(key(entry.getName()), entry);
            }
            return guarded;
        } catch (IOException | RuntimeException e) {
            throw RosterRefused.broken();
        }
    }

    /** Headers of the central directory, counted by their signature before anything is parsed. */
    private static int countHeaders(byte[] bytes) {
        var count = 0;
        for (var i = 0; i + 3 < bytes.length; i++) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
                count++;
            }
        }
        return count;
    }

    private static String key(String name) {
        var clean = name.replace('\\', '/');
        return (clean.startsWith("/") ? clean.substring(1) : clean).toLowerCase(Locale.ROOT);
    }

    /** All its parts together inflate to no more than this; counted, not believed. */
    boolean inflatesBelow(long most) {
        var buffer = new byte[1 << 16];
        var total = 0L;
        for (var name : names()) {
            try (var in = read(name, most)) {
                for (var got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                    total += got;
                }
            } catch (IOException | RosterRefused e) {
                return false;
            }
            if (total > most) {
                return false;
            }
        }
        return true;
    }

    boolean has(String name) {
        return entries.containsKey(key(name));
    }

    Set<String> names() {
        return entries.keySet();
    }

    /**
     * One entry's bytes, counted against its own limit, the ratio and the whole file's limit.
     *
     * @throws RosterRefused when the entry is not there
     */
    InputStream read(String name, long most) {
        var entry = entries.get(key(name));
        if (entry == null || entry.getGeneralPurposeBit().usesEncryption()) {
            throw entry == null ? RosterRefused.broken() : RosterRefused.password();
        }
        try {
            return new Counted(zip.getInputStream(entry), most,
                    Math.max(1, Math.min(entry.getCompressedSize(), SheetLimits.FILE_BYTES)));
        } catch (IOException | RuntimeException e) {
            throw RosterRefused.broken();
        }
    }

    private final class Counted extends FilterInputStream {
        private final long most;
        private final long packed;
        private long out;

        Counted(InputStream in, long most, long packed) {
            super(in);
            this.most = most;
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            var one = in.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            var got = in.read(to, from, length);
            count(got);
            return got;
        }

        private void count(int got) {
            if (got <= 0) {
                return;
            }
            out += got;
            inflated += got;
            if (out > most || inflated > 3 * SheetLimits.INFLATED_BYTES
                    || out > SheetLimits.RATIO_FROM && out / packed > SheetLimits.RATIO) {
                throw RosterRefused.tooBigInside();
            }
        }
    }
}
