package shouwang.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;

/**
 * A token bucket for each session, or each address where there is none; a stricter one for doors
 * without a login. Kept in memory: it protects this house, not the books.
 */
@Component
public class RateLimit extends OncePerRequestFilter {
    private static final int MOST_BUCKETS = 50_000;
    private static final Set<String> GUARDED = Set.of("/login", "/first", "/enter", "/join");

    /** Many desks may sit behind one address; made-up cookies don't get them past this one. */
    private static final int DESKS_BEHIND_ONE_ADDRESS = 20;

    private final double perSecond;
    private final double burst;
    private final Map<String, Bucket> doors = buckets();
    private final Map<String, Bucket> addresses = buckets();
    private final Map<String, Bucket> sessions = buckets();

    RateLimit(Environment env) {
        perSecond = env.getProperty("shouwang.rate.per-second", Double.class, 30.0);
        burst = env.getProperty("shouwang.rate.burst", Double.class, 150.0);
    }

    private static final class Bucket {
        private double tokens;
        private long filledAt;
    }

    private static Map<String, Bucket> buckets() {
        return new LinkedHashMap<>(1024, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > MOST_BUCKETS;
            }
        };
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
            FilterChain chain) throws ServletException, IOException {
        if (allows(request)) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(429);
        response.setHeader("Retry-After", "10");
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write("点得太快了，请等十秒再试。".getBytes(StandardCharsets.UTF_8));
    }

    private boolean allows(HttpServletRequest request) {
        var address = request.getRemoteAddr();
        if ("POST".equals(request.getMethod()) && GUARDED.contains(path(request))) {
            return take(doors, address, burst / 300, burst / 7);
        }
        var many = DESKS_BEHIND_ONE_ADDRESS;
        return take(addresses, address, perSecond * many, burst * many)
                && take(sessions, SessionDoor.token(request).orElse(address), perSecond, burst);
    }

    /** Decoded, as the pages themselves are found: /%6cogin is /login. */
    private static String path(HttpServletRequest request) {
        return UrlPathHelper.defaultInstance.getPathWithinApplication(request);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/webjars/") || path.startsWith("/theme/");
    }

    private static boolean take(Map<String, Bucket> buckets, String who,
            double rate, double most) {
        synchronized (buckets) {
            var now = System.nanoTime();
            var bucket = buckets.computeIfAbsent(who, key -> {
                var fresh = new Bucket();
                fresh.tokens = most;
                fresh.filledAt = now;
                return fresh;
            });
            bucket.tokens = Math.min(most, bucket.tokens + (now - bucket.filledAt) / 1e9 * rate);
            bucket.filledAt = now;
            if (bucket.tokens < 1) {
                return false;
            }
            bucket.tokens -= 1;
            return true;
        }
    }
}
