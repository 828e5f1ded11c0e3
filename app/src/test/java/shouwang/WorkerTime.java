package shouwang;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives the app's service worker the time of {@link TestClock}: a page's clock is set from outside,
 * a worker's only in its own text. The words are the same all through a run, or each opening would
 * find a newer worker.
 */
@TestComponent
class WorkerTime extends OncePerRequestFilter {
    private static final byte[] TIME = """
            self.Date = class extends Date {
              constructor(...given) { super(...(given.length ? given : [%1$d])); }
              static now() { return %1$d; }
            };
            """.formatted(TestClock.today().atTime(TestClock.hour()).atZone(TestClock.HERE)
            .toInstant().toEpochMilli()).getBytes(StandardCharsets.UTF_8);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals("/sw.js");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
            FilterChain chain) throws ServletException, IOException {
        var kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, kept);
        var text = kept.getContentAsByteArray();
        if (text.length > 0) {
            kept.resetBuffer();
            kept.getOutputStream().write(TIME);
            kept.getOutputStream().write(text);
        }
        kept.copyBodyToResponse();
    }
}
