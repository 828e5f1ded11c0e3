package shouwang.pages.kin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.family.AtHome;
import shouwang.kernel.Given;
import shouwang.people.Elders;
import shouwang.people.Kin;

/**
 * Father or mother: which of them a child's pages show. Chosen by {@code ?of=}, kept in a cookie
 * that says nothing to anybody else; asked again of {@link AtHome} each time.
 */
@Component
public class Whose {
    private static final String COOKIE = "of";
    private final AtHome home;
    private final Elders elders;

    Whose(AtHome home, Elders elders) {
        this.home = home;
        this.elders = elders;
    }

    /** One elder to switch to. */
    public record Other(UUID kin, String name) {}

    /** Whose pages these are, and whose they could be. */
    public record Head(UUID kin, String name, List<Other> others) {}

    Kin of(Actor actor, String asked, HttpServletRequest request, HttpServletResponse response) {
        if (!asked.isBlank()) {
            var kin = home.of(actor, Given.id(asked));
            response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(COOKIE,
                    kin.id().toString()).httpOnly(true).secure(request.isSecure())
                    .sameSite("Lax").path("/kin").build().toString());
            return kin;
        }
        var kept = kept(request);
        var mine = home.mine(actor);
        return mine.stream().filter(kin -> kin.id().toString().equals(kept)).findFirst()
                .orElse(mine.getFirst());
    }

    Head head(Actor actor, Kin kin) {
        var mine = home.mine(actor);
        var names = elders.byIds(mine.stream().map(Kin::elderId).toList());
        return new Head(kin.id(), name(names.get(kin.elderId())), mine.stream()
                .filter(one -> !one.id().equals(kin.id()))
                .map(one -> new Other(one.id(), name(names.get(one.elderId())))).toList());
    }

    private static String name(shouwang.people.@Nullable Elder elder) {
        return elder == null ? "" : elder.name();
    }

    private static @Nullable String kept(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null ? null : Arrays.stream(cookies)
                .filter(cookie -> COOKIE.equals(cookie.getName()))
                .map(jakarta.servlet.http.Cookie::getValue).findFirst().orElse(null);
    }
}
