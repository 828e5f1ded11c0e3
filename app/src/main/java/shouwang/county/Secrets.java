package shouwang.county;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Secrets of a stand-alone house: made once, kept beside the data for its owner's eyes only.
 * With a database server of one's own they come from the environment instead.
 */
public final class Secrets {
    private final Path folder;

    public Secrets(Path dataFolder) {
        this.folder = dataFolder.resolve("secrets");
    }

    /** 64 hexadecimal digits, the same ones at each start. */
    public String of(String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rwx------")));
        }
        var file = folder.resolve(name);
        if (!Files.exists(file)) {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file).strip();
    }
}
