package shouwang.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Addresses from before the rooms lead on: they stand on printed papers, in messages that are on
 * their way, in bookmarks, and behind a form that somebody has open while the house is renewed (so
 * a form goes on too, with what was typed). Only where no page of today answers.
 */
@Component
class OldAddresses implements HandlerInterceptor, WebMvcConfigurer {
    private static final int MOVED_FOR_GOOD = 308;
    private static final Pattern REVEAL =
            Pattern.compile("/people/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/reveal");

    /** The first part of an old address, and what stands before it now. */
    private static final Map<String, String> ROOM = Map.ofEntries(
            Map.entry("needs", "/today"), Map.entry("tasks", "/today"),
            Map.entry("rounds", "/today"), Map.entry("contacts", "/today"),
            Map.entry("alerts", "/today"), Map.entry("drills", "/today"),
            Map.entry("notices", "/today"), Map.entry("bell", "/today"),
            Map.entry("elders", "/people"), Map.entry("households", "/people"),
            Map.entry("aides", "/people"), Map.entry("pairs", "/people"),
            Map.entry("cards", "/people"), Map.entry("letters", "/people"),
            Map.entry("roster", "/people"), Map.entry("pictures", "/people"),
            Map.entry("visits", "/care"), Map.entry("slips", "/care"),
            Map.entry("table", "/care"), Map.entry("courtyard", "/care"),
            Map.entry("passbook", "/timebank"), Map.entry("counter", "/timebank"),
            Map.entry("climbed", "/boards"), Map.entry("messages", "/me"));

    /** Old addresses that went to another room than their first part says. */
    private static final Map<String, String> APART = Map.of(
            "/needs/checks", "/care/checks", "/needs/errands", "/care/errands",
            "/visits/waiting", "/today/waiting",
            "/messages/sent", "/settings/sent", "/messages/cost", "/settings/cost");

    /** Where an old address stands now, if it is one. */
    static Optional<String> now(String path) {
        var reveal = REVEAL.matcher(path);
        if (reveal.matches()) {
            return Optional.of("/people/reveal/" + reveal.group(1));
        }
        for (var one : APART.entrySet()) {
            if (path.equals(one.getKey()) || path.startsWith(one.getKey() + "/")) {
                return Optional.of(one.getValue() + path.substring(one.getKey().length()));
            }
        }
        var room = ROOM.get(path.split("/", 3).length < 2 ? "" : path.split("/", 3)[1]);
        return room == null ? Optional.empty() : Optional.of(room + path);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response,
            Object handler) {
        if (!(handler instanceof ResourceHttpRequestHandler)) {
            return true;
        }
        var now = now(request.getRequestURI());
        if (now.isEmpty()) {
            return true;
        }
        var query = request.getQueryString();
        response.setStatus(MOVED_FOR_GOOD);
        response.setHeader(HttpHeaders.LOCATION, now.get() + (query == null ? "" : "?" + query));
        return false;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(-200);
    }
}
