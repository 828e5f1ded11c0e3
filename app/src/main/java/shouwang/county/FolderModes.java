package shouwang.county;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who else on this machine may come near the data: nobody may read secrets and books, nobody may
 * write programs that the house runs. What is open is closed at the start, and said; what can't be
 * closed refuses the start.
 */
final class FolderModes {
    private static final Logger LOG = LoggerFactory.getLogger(FolderModes.class);
    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");
    /** The folder itself may be looked at (a backup's program finds its way), not changed. */
    private static final Set<PosixFilePermission> LOOKED_AT =
            PosixFilePermissions.fromString("rwxr-xr-x");

    private FolderModes() {}

    /**
     * Closes the data folder's own corners.
     *
     * @throws CannotStart in one line, where a corner stays open
     */
    static void mend(Path data) throws IOException {
        if (Files.getFileAttributeView(data, PosixFileAttributeView.class) == null) {
            LOG.warn("{} keeps no modes; who else may read it is up to its file system", data);
            return;
        }
        close(data, LOOKED_AT);
        for (var corner : List.of("secrets", "postgres", "engine")) {
            close(data.resolve(corner), FOLDER);
        }
        var secrets = data.resolve("secrets");
        if (Files.isDirectory(secrets)) {
            try (var files = Files.list(secrets)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    close(file, FILE);
                }
            }
        }
    }

    /** Takes away what goes beyond {@code most}; gives nothing that was not there. */
    private static void close(Path path, Set<PosixFilePermission> most) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        if (Files.isSymbolicLink(path) && most == FILE) {
            throw new CannotStart("密钥文件 " + path + " 是一个链接，不安全。请把真的文件放在那里。");
        }
        var has = Files.getPosixFilePermissions(path);
        if (most.containsAll(has)) {
            return;
        }
        var kept = new java.util.HashSet<>(has);
        kept.retainAll(most);
        try {
            Files.setPosixFilePermissions(path, kept);
        } catch (IOException e) {
            throw new CannotStart(path + " 别人也能动（" + PosixFilePermissions.toString(has)
                    + "，属于 " + Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName()
                    + "），又改不了。请用 chmod " + (most == FILE ? "600" : "700") + " 关好，或换一个文件夹。", e);
        }
        LOG.warn("{} was open to others ({}), now it is {}", path,
                PosixFilePermissions.toString(has), PosixFilePermissions.toString(kept));
    }
}
