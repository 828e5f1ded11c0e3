package shouwang.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import shouwang.county.Scope;
import shouwang.kernel.Ids;

/**
 * Opens each request: from the cookie to the session, to who is acting, to the scope that every
 * transaction of the request carries into the database; and closes it again.
 */
@Component
public class SessionDoor extends OncePerRequestFilter {
    static final String COOKIE = "sw";
    private static final UUID NOTHING = new UUID(0, 0);
    private final Accounts accounts;
    private final Houses houses;
    private final LastHere last;

    SessionDoor(Accounts accounts, Houses houses, LastHere last) {
        this.last = last;
        this.accounts = accounts;
        this.houses = houses;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
            FilterChain chain) throws ServletException, IOException {
        var county = houses.here();
        var actor = token(request).flatMap(token ->
                Scope.all(county).call(() -> accounts.who(county, token)));
        try {
            if (actor.isPresent()) {
                var authority = new SimpleGrantedAuthority("ROLE_" + actor.get().role());
                SecurityContextHolder.getContext().setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(
                                actor.get(), null, List.of(authority)));
                Scope.bind(actor.get().scope());
                last.note(request, response, actor.get());
            }
            chain.doFilter(request, response);
        } finally {
            Scope.unbind();
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/webjars/") || path.startsWith("/theme/")
                || path.startsWith("/actuator/");
    }

    /** The session's token, where the request carries one. */
    public static Optional<String> token(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null ? Optional.empty() : Arrays.stream(cookies)
                .filter(cookie -> COOKIE.equals(cookie.getName()))
                .map(jakarta.servlet.http.Cookie::getValue)
                .filter(value -> value.length() <= 64).findFirst();
    }

    /** A mark of the request's session, from which nobody comes back to its token; or "". */
    public static String mark(HttpServletRequest request) {
        return token(request).map(token -> Ids.derived(NOTHING, token).toString()).orElse("");
    }

    /** The cookie that carries a session; null ends it. */
    public static String cookie(HttpServletRequest request, @Nullable String token) {
        return ResponseCookie.from(COOKIE, token == null ? "" : token)
                .httpOnly(true).secure(request.isSecure()).sameSite("Lax").path("/")
                .maxAge(token == null ? Duration.ZERO : Duration.ofDays(90)).build().toString();
    }

    /** Who acts in this request, or null. */
    public static @Nullable Actor actor() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Actor actor
                ? actor : null;
    }
}
