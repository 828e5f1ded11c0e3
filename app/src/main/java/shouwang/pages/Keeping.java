package shouwang.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import shouwang.access.Actor;
import shouwang.access.Houses;
import shouwang.access.KeptForms;
import shouwang.access.LastHere;
import shouwang.county.Scope;

/**
 * Keeps what was typed into a form whose session had ended, until the same account signs in on the
 * same browser. Never a password, never a file, at most {@value #MOST} characters; it is offered
 * to be sent again by a press and never sent by itself.
 */
@Component
public class Keeping {
    /** Where it is offered. */
    public static final String PAGE = "/me/kept";
    private static final String COOKIE = "sw-kept";
    private static final String CSRF = "_csrf";
    private static final int MOST = 60_000;
    private static final int MOST_PATH = 300;
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|code|token|secret).*");
    private final KeptForms forms;
    private final LastHere last;
    private final Houses houses;

    Keeping(KeptForms forms, LastHere last, Houses houses) {
        this.forms = forms;
        this.last = last;
        this.houses = houses;
    }

    /** Something that was kept. */
    public record Kept(String path, MultiValueMap<String, String> typed, KeptForms.Kept form) {}

    /** Keeps what this request carries; false where it is nothing to be kept. */
    boolean keep(HttpServletRequest request, HttpServletResponse response) {
        var who = last.of(request);
        var type = request.getContentType();
        if (who.isEmpty() || !"POST".equals(request.getMethod())
                || request.getHeader("HX-Request") != null || request.getHeader("X-Phone") != null
                || type == null || !type.startsWith("application/x-www-form-urlencoded")
                || request.getRequestURI().length() > MOST_PATH
                || request.getParameterMap().keySet().stream().anyMatch(name ->
                        SECRET.matcher(name).matches())) {
            return false;
        }
        var typed = text(request);
        if (typed.isEmpty() || typed.length() > MOST) {
            return false;
        }
        var browser = Scope.all(houses.here()).call(() ->
                forms.keep(who.get(), request.getRequestURI(), typed));
        browser.ifPresent(token -> response.addHeader(HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, token).httpOnly(true).secure(request.isSecure())
                        .sameSite("Lax").path("/").maxAge(KeptForms.LONG).build().toString()));
        return browser.isPresent();
    }

    private static String text(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .filter(field -> !CSRF.equals(field.getKey()))
                .flatMap(field -> Arrays.stream(field.getValue()).map(value ->
                        word(field.getKey()) + "=" + word(value)))
                .collect(Collectors.joining("&"));
    }

    private static String word(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Whether this browser has kept something, for whomever. */
    public static boolean isKept(HttpServletRequest request) {
        return cookie(request).isPresent();
    }

    /** What was kept on this browser for this account, or empty. */
    public Optional<Kept> find(Actor actor, HttpServletRequest request) {
        return cookie(request).flatMap(browser -> forms.find(actor, browser)).map(form -> {
            var typed = new LinkedMultiValueMap<String, String>();
            for (var field : form.typed().split("&")) {
                var at = field.indexOf('=');
                typed.add(URLDecoder.decode(field.substring(0, at), StandardCharsets.UTF_8),
                        URLDecoder.decode(field.substring(at + 1), StandardCharsets.UTF_8));
            }
            return new Kept(form.path(), typed, form);
        });
    }

    /** It is not wanted any more, or there is nothing. */
    public void forget(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        forms.forget(actor);
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(COOKIE, "").httpOnly(true)
                .secure(request.isSecure()).sameSite("Lax").path("/").maxAge(Duration.ZERO)
                .build().toString());
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null ? Optional.empty() : Arrays.stream(cookies)
                .filter(cookie -> COOKIE.equals(cookie.getName()))
                .map(jakarta.servlet.http.Cookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= 64).findFirst();
    }
}
