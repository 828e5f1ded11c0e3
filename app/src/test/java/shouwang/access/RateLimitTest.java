package shouwang.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RateLimitTest {
    /** One more request a day: what is allowed in a test is the burst. */
    private final RateLimit limit = new RateLimit(new MockEnvironment()
            .withProperty("shouwang.rate.per-second", "0.00001")
            .withProperty("shouwang.rate.burst", "70"));

    private int ask(String method, String path, String address, String cookie) {
        var request = new MockHttpServletRequest(method, path);
        request.setRemoteAddr(address);
        if (!cookie.isEmpty()) {
            request.setCookies(new Cookie("sw", cookie));
        }
        var response = new MockHttpServletResponse();
        try {
            limit.doFilter(request, response, new MockFilterChain());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return response.getStatus();
    }

    private int allowed(int tries, java.util.function.IntUnaryOperator ask) {
        var allowed = 0;
        for (var i = 0; i < tries; i++) {
            allowed += ask.applyAsInt(i) == 200 ? 1 : 0;
        }
        return allowed;
    }

    @Test
    void a_session_has_its_burst_and_then_hears_to_wait() {
        assertThat(allowed(200, i -> ask("GET", "/today", "10.0.0.1", "one"))).isEqualTo(70);
        assertThat(ask("GET", "/today", "10.0.0.1", "two")).isEqualTo(200);
    }

    @Test
    void made_up_cookies_do_not_get_past_the_limit_of_the_address() {
        assertThat(allowed(3_000, i -> ask("GET", "/today", "10.0.0.2", "made up " + i)))
                .isEqualTo(70 * 20);
        assertThat(ask("GET", "/today", "10.0.0.3", "")).isEqualTo(200);
    }

    @Test
    void the_doors_without_a_login_are_narrower_whatever_the_cookie_and_the_spelling() {
        assertThat(allowed(50, i -> ask("POST", i % 2 == 0 ? "/login" : "/%6cogin", "10.0.0.4",
                "made up " + i))).isEqualTo(10);
        assertThat(ask("GET", "/login", "10.0.0.4", "")).isEqualTo(200);
    }
}
