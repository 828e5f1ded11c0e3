package shouwang.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import shouwang.access.Actor;
import shouwang.access.desk.Everyday;
import shouwang.access.SessionDoor;
import shouwang.messages.Inbox;
import shouwang.places.Place;
import shouwang.places.Places;

/** Puts the {@link Frame} around every page. */
@Component
@ControllerAdvice
public class Framing {
    private final Places places;
    private final Inbox inbox;
    private final Spoken spoken;
    private final Waiting waiting;
    private final Everyday everyday;
    private final Clock clock;
    private final Map<String, String> placeNames = new ConcurrentHashMap<>();

    Framing(Places places, Inbox inbox, Spoken spoken, Waiting waiting, Everyday everyday,
            Clock clock) {
        this.places = places;
        this.inbox = inbox;
        this.spoken = spoken;
        this.waiting = waiting;
        this.everyday = everyday;
        this.clock = clock;
    }

    @ModelAttribute("frame")
    public Frame frame(HttpServletRequest request) {
        var actor = SessionDoor.actor();
        return new Frame(actor, csrf(request), request.getRequestURI(),
                actor == null ? "" : placeName(actor), said(request),
                actor == null ? 0 : inbox.unseen(actor), clock.instant(), around(actor));
    }

    private Frame.Around around(@Nullable Actor actor) {
        return new Frame.Around() {
            @Override
            public Map<String, Waits.Count> waits() {
                return actor == null ? Map.of() : waiting.at(actor.placeCode());
            }

            @Override
            public List<String> daily() {
                return actor == null ? List.of()
                        : everyday.of(actor).orElseGet(() -> Menu.daily(actor.role()));
            }
        };
    }

    private static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? token.getToken() : "";
    }

    /** Names of divisions don't change while the house runs; hamlets' names are not asked here. */
    private String placeName(Actor actor) {
        return placeNames.computeIfAbsent(actor.placeCode(),
                code -> places.find(code).map(Place::name).orElse(code));
    }

    private @Nullable String said(HttpServletRequest request) {
        return spoken.chinese(request.getParameter("said"), request.getParameter("until"));
    }
}
