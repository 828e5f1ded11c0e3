package shouwang.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Which account used this browser last, in a cookie that only the house can write. It opens
 * nothing: it only says for whom to keep what is typed after a session has ended.
 */
@Component
public class LastHere {
    private static final String COOKIE = "sw-last";
    private final Seal seal;

    LastHere(Seal seal) {
        this.seal = seal;
    }

    void note(HttpServletRequest request, HttpServletResponse response, Actor actor) {
        if (cookie(request).filter(word(actor.id())::equals).isEmpty()) {
            response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(COOKIE,
                    word(actor.id())).httpOnly(true).secure(request.isSecure()).sameSite("Lax")
                    .path("/").maxAge(Duration.ofDays(90)).build().toString());
        }
    }

    /** The account, or empty where the cookie is missing or not ours. */
    public Optional<UUID> of(HttpServletRequest request) {
        return cookie(request).filter(word -> word.length() > 37 && word.charAt(36) == '.')
                .flatMap(word -> {
                    try {
                        var id = UUID.fromString(word.substring(0, 36));
                        return word(id).equals(word) ? Optional.of(id) : Optional.empty();
                    } catch (IllegalArgumentException notAnId) {
                        return Optional.empty();
                    }
                });
    }

    private String word(UUID account) {
        return account + "." + HexFormat.of().formatHex(seal.mark("last here " + account));
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null ? Optional.empty() : Arrays.stream(cookies)
                .filter(cookie -> COOKIE.equals(cookie.getName()))
                .map(jakarta.servlet.http.Cookie::getValue).findFirst();
    }
}
