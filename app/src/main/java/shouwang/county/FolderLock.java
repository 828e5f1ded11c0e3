package shouwang.county;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second application out of the same data folder; let go by the system on a kill. */
record FolderLock(FileChannel channel, FileLock lock) implements AutoCloseable {
    static FolderLock take(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("lock"),
                StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return new FolderLock(channel, lock);
            }
        } catch (java.nio.channels.OverlappingFileLockException e) {
            channel.close();
            throw new CannotStart("数据文件夹 " + folder + " 正被这个程序使用。");
        }
        channel.close();
        throw new CannotStart("数据文件夹 " + folder + " 正被另一个守望使用，请先停掉它，或用 --data 换一个文件夹。");
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
