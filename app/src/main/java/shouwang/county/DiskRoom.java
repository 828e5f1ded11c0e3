package shouwang.county;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How much room the disk has on which the books lie: that of the database's own folder, which may
 * be another one than that of the folder it hangs in.
 */
public final class DiskRoom {
    private static final long MB = 1_000_000;
    private final Path folder;
    private final long low;
    private final long full;

    /**
     * @param folder the database's folder, or the data folder where the database is elsewhere
     * @param lowMb below that it is said, before it is too late
     * @param fullMb below that no more files are taken in
     */
    public DiskRoom(Path folder, long lowMb, long fullMb) {
        this.folder = folder;
        this.low = lowMb * MB;
        this.full = fullMb * MB;
    }

    /** Bytes that may still be written. */
    public long left() {
        try {
            return Files.getFileStore(folder.toRealPath()).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    /** It is time to make room. */
    public boolean isLow() {
        return left() < low;
    }

    /** Rosters and photographs have to wait, so that what people write down still finds room. */
    public boolean isFull() {
        return left() < full;
    }
}
