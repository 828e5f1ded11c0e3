package shouwang;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.test.web.support.WebTestUtils;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import shouwang.access.Account;
import shouwang.access.Accounts;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.kernel.Ids;

/**
 * Makes an account of a role at a place and signs it in:
 * {@code mvc.get().uri("/people/elders").with(signedIn.as(Role.CLERK, village))}.
 */
@TestComponent
public class SignedIn {
    public static final String PASSWORD = "竹林湾的石桥第三家";
    /** The cookie's word, masked with zeroes as Spring Security masks it at random. */
    private static final String MASKED = Base64.getUrlEncoder().encodeToString(
            ("\0".repeat(5) + "token").getBytes(StandardCharsets.US_ASCII));
    private static final AtomicInteger NEXT = new AtomicInteger();
    private final Accounts accounts;
    private final Villages villages;

    SignedIn(Accounts accounts, Villages villages) {
        this.accounts = accounts;
        this.villages = villages;
    }

    public Guest as(Role role, String placeCode) {
        return as(role, placeCode, null);
    }

    /** An account that belongs to a person: an aide, a child, a doctor. */
    public Guest as(Role role, String placeCode, @Nullable UUID personId) {
        var login = "guest" + NEXT.incrementAndGet();
        var account = new Account(Ids.fresh(), placeCode, login, "蒲秀兰", role, personId, null, null);
        var token = villages.everywhere(() -> {
            accounts.make(Actor.house(villages.county()), account, PASSWORD);
            return accounts.signIn(login, PASSWORD, "试验");
        });
        var actor = new Actor(account.id(), villages.county(), account.name(), role, placeCode,
                personId);
        return new Guest(actor, login, new Cookie("sw", token));
    }

    /**
     * Puts the CSRF token on a request as a browser does, in cookie and header. Unlike Spring's own
     * {@code csrf()} it leaves the house's token repository as it is: real browsers visit it too.
     */
    public static RequestPostProcessor form() {
        return request -> {
            if (!(WebTestUtils.getCsrfTokenRepository(request)
                    instanceof CookieCsrfTokenRepository)) {
                return csrf().postProcessRequest(request);
            }
            var cookies = new ArrayList<Cookie>();
            if (request.getCookies() != null) {
                cookies.addAll(List.of(request.getCookies()));
            }
            cookies.add(new Cookie("XSRF-TOKEN", "token"));
            request.setCookies(cookies.toArray(Cookie[]::new));
            request.addHeader("X-XSRF-TOKEN", MASKED);
            return request;
        };
    }

    /** The same person once more, on another device or after signing out. */
    public Guest again(Guest guest) {
        var token = villages.everywhere(() -> accounts.signIn(guest.login(), PASSWORD, "试验"));
        return new Guest(guest.actor(), guest.login(), new Cookie("sw", token));
    }

    /** Someone signed in; as a post-processor it puts cookie and CSRF token on a request. */
    public record Guest(Actor actor, String login, Cookie cookie) implements RequestPostProcessor {
        @Override
        public MockHttpServletRequest postProcessRequest(MockHttpServletRequest request) {
            request.setCookies(cookie);
            return "GET".equals(request.getMethod()) ? request
                    : form().postProcessRequest(request);
        }
    }
}
