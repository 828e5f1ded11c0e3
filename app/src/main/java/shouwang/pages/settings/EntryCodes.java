package shouwang.pages.settings;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import shouwang.access.Account;
import shouwang.pages.QrDrawing;
import shouwang.pages.When;
import shouwang.places.Places;

/** Makes a one-time code into what is shown, printed and scanned. */
@Component
class EntryCodes {
    private static final Duration LIFE = Duration.ofDays(2);
    private final Places places;
    private final Clock clock;
    private final String address;

    /** {@code shouwang.address}: how phones reach the house, where that is not how desks do. */
    EntryCodes(Places places, Clock clock, Environment env) {
        this.places = places;
        this.clock = clock;
        this.address = env.getProperty("shouwang.address", "");
    }

    EntryCode show(Account account, String code, HttpServletRequest request) {
        var base = address.isBlank()
                ? ServletUriComponentsBuilder.fromContextPath(request).toUriString() : address;
        var link = base + "/enter?code=" + code;
        return new EntryCode(account.name(), account.role().chinese(),
                places.get(account.placeCode()).name(), link, QrDrawing.of(link),
                When.moment(clock.instant().plus(LIFE), LocalDate.now(clock)));
    }
}
