package shouwang.pages.door;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The login page; {@code demo} is null where no demo county was loaded.
 *
 * @param kept whether what was typed before waits behind it
 */
public record Login(String countyName, String login, String to, @Nullable String wrong,
        @Nullable Demo demo, boolean kept) {
    /** The demo logins, one a role. */
    public record Demo(String password, List<One> accounts) {}

    /** One demo login. */
    public record One(String login, String who) {}
}
