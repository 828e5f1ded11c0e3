package shouwang.county;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderModesTest {
    @TempDir Path data;

    @Test
    void what_stands_open_to_others_is_closed_at_the_start() throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        var key = corner("secrets", "rwxr-xr-x").resolve("key");
        Files.writeString(key, "x");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-rw-rw-"));
        var engine = corner("engine", "rwxrwxrwx");

        FolderModes.mend(data);

        assertThat(mode(data)).isEqualTo("rwxr-xr-x");
        assertThat(mode(key.getParent())).isEqualTo("rwx------");
        assertThat(mode(key)).isEqualTo("rw-------");
        assertThat(mode(engine)).isEqualTo("rwx------");
    }

    @Test
    void what_is_closed_already_is_left_as_it_is() throws IOException {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        FolderModes.mend(data);
        assertThat(mode(data)).isEqualTo("rwx------");
    }

    @Test
    void a_secret_that_is_only_a_link_refuses_the_start() throws IOException {
        var secrets = corner("secrets", "rwx------");
        var elsewhere = Files.writeString(data.resolve("elsewhere"), "x");
        Files.createSymbolicLink(secrets.resolve("key"), elsewhere);
        assertThatThrownBy(() -> FolderModes.mend(data)).isInstanceOf(CannotStart.class)
                .hasMessageContaining("链接");
    }

    private Path corner(String name, String mode) throws IOException {
        var folder = Files.createDirectory(data.resolve(name));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
        return folder;
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
