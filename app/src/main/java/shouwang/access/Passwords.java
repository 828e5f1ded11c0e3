package shouwang.access;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;
import shouwang.access.gate.BrokenPasswords;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** What a password must be like, and how it is kept: Argon2id, never in the clear. */
@Component
final class Passwords {
    private static final int LEAST = 8;
    private static final int MOST = 128;
    private static final int LEAST_KINDS = 4;
    private static final String GUESSED_FIRST =
            "12345678901234567890 98765432109876543210 abcdefghijklmnopqrstuvwxyz password "
            + "qwertyuiop asdfghjkl shouwang";

    private final Argon2PasswordEncoder argon =
            Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final String nobody = argon.encode("nobody has this password");

    /** The sealed form of a good password; a poor one is refused. */
    String sealed(String login, String password) {
        var length = password.codePointCount(0, password.length());
        if (length < LEAST || length > MOST || broken(password)) {
            throw new Rejected(Reason.OUT_OF_RANGE, "password", "口令要 8 到 128 个字。一句顺口的话最好记。");
        }
        var lower = password.toLowerCase(Locale.ROOT);
        if (password.codePoints().distinct().count() < LEAST_KINDS || lower.contains(login)
                || GUESSED_FIRST.contains(lower) || BrokenPasswords.among(login, password)) {
            throw new Rejected(Reason.WRONG_FORM, "password", "这个口令太好猜，请换一个。");
        }
        return argon.encode(password);
    }

    /** Takes the same time whether there is a password or not. */
    boolean matches(String given, @Nullable String stored) {
        var known = stored != null && !broken(given);
        return argon.matches(known ? given : "", stored == null ? nobody : stored) && known;
    }

    /** Half of a sign that no encoding can carry; nobody types it. */
    private static boolean broken(String text) {
        return text.codePoints().anyMatch(sign ->
                sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE);
    }
}
