package shouwang.pages.door;

import static org.assertj.core.api.Assertions.assertThat;
import static shouwang.SignedIn.PASSWORD;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Accounts;
import shouwang.access.Role;
import shouwang.access.SessionDoor;
import shouwang.kernel.Ids;

@House
class DoorPagesTest {
    @Autowired MockMvcTester mvc;
    @Autowired SignedIn signedIn;
    @Autowired Accounts accounts;
    @Autowired Villages villages;
    @LocalServerPort int port;
    String village;
    SignedIn.Guest clerk;

    @BeforeEach
    void settle() {
        village = villages.fresh();
        clerk = signedIn.as(Role.CLERK, village);
    }

    private MvcTestResult signIn(String login, String password, String to) {
        return mvc.post().uri("/login").with(SignedIn.form()).with(DoorPagesTest::fromAfar).param("login", login).param("password", password).param("to", to).exchange();
    }

    @Test
    void who_signs_in_comes_to_ones_own_first_page() {
        var answer = signIn(" " + clerk.login().toUpperCase() + " ", PASSWORD, "/");
        assertThat(answer).hasStatus(302).hasHeader("Location", "/");
        var cookie = answer.getResponse().getHeaders("Set-Cookie").stream()
                .filter(header -> header.startsWith("sw=")).findFirst().orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
        assertThat(mvc.get().uri("/").with(clerk)).hasHeader("Location", "/today");
        assertThat(mvc.get().uri("/").with(signedIn.as(Role.TOWNSHIP, village.substring(0, 9))))
                .hasHeader("Location", "/boards");
        assertThat(mvc.get().uri("/").with(signedIn.as(Role.AIDE, village, Ids.fresh())))
                .hasHeader("Location", "/aide");
    }

    /** A desk has a window open for each telephone call; a second one must not spoil the first. */
    @Test
    void a_form_in_one_window_is_taken_after_another_window_was_opened() throws Exception {
        var cookies = new CookieManager();
        try (var browser = HttpClient.newBuilder().cookieHandler(cookies).build()) {
            var here = URI.create("http://localhost:" + port + "/me");
            var mine = new HttpCookie("sw", clerk.cookie().getValue());
            mine.setPath("/");
            mine.setVersion(0);
            cookies.getCookieStore().add(here, mine);
            var first = browser.send(HttpRequest.newBuilder(here).build(), BodyHandlers.ofString());
            var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                    .matcher(first.body());
            assertThat(token.find()).isTrue();
            for (var n = 0; n < 3; n++) {
                browser.send(HttpRequest.newBuilder(here.resolve("/today")).build(),
                        BodyHandlers.discarding());
            }
            var out = browser.send(HttpRequest.newBuilder(here.resolve("/logout"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + token.group(1))).build(),
                    BodyHandlers.ofString());
            assertThat(out.statusCode()).isEqualTo(302);
        }
    }

    @Test
    void a_refused_login_keeps_the_name_and_says_so_in_chinese() {
        var answer = signIn(clerk.login(), "不是这个口令", "/people/elders");
        assertThat(answer).hasStatus(422);
        assertThat(answer).bodyText().contains("账号或口令不对").contains(clerk.login())
                .contains("/people/elders").doesNotContain("不是这个口令");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            " "        | password
            x          | " "
            <script>   | <script>alert(1)</script>
            ' or 1=1-- | ' or 1=1--
            """)
    void odd_words_at_the_door_are_refused_and_shown_as_text(String login, String password) {
        var answer = signIn(login, password, "/");
        assertThat(answer).hasStatus(422);
        assertThat(answer).bodyText().doesNotContain("<script>alert").doesNotContain("\"<script>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/", "//example.com", "/\\example.com", "javascript:x",
        "/a\tb", "/{x}", "example.com"})
    void nobody_is_led_away_by_a_link(String to) {
        assertThat(signIn(clerk.login(), PASSWORD, to)).hasHeader("Location", "/");
    }

    @Test
    void a_page_of_this_house_is_come_back_to() {
        var away = mvc.get().uri(URI.create("/me?x=%E5%BC%A0")).exchange();
        assertThat(away).hasStatus(302);
        assertThat(away.getResponse().getHeader("Location"))
                .isEqualTo("/login?to=%2Fme%3Fx%3D%25E5%25BC%25A0");
        assertThat(signIn(clerk.login(), PASSWORD, "/me?x=%E5%BC%A0"))
                .hasHeader("Location", "/me?x=%E5%BC%A0");
    }

    @Test
    void signing_out_ends_the_session_on_the_server_too() {
        assertThat(mvc.post().uri("/logout").with(clerk)).hasHeader("Location", "/login");
        assertThat(mvc.get().uri("/").with(clerk)).hasHeader("Location", "/login");
    }

    @Test
    void a_phone_that_tells_late_of_a_leaving_signs_out_nobody_who_came_since() {
        var mine = new MockHttpServletRequest();
        mine.setCookies(clerk.cookie());
        var other = new MockHttpServletRequest();
        other.setCookies(signedIn.again(clerk).cookie());
        assertThat(takenCookies(SessionDoor.mark(other))).noneMatch(one -> one.startsWith("sw="));
        assertThat(mvc.get().uri("/").with(clerk)).hasHeader("Location", "/today");
        assertThat(takenCookies(SessionDoor.mark(mine))).noneMatch(one -> one.startsWith("sw="));
        assertThat(mvc.get().uri("/").with(clerk)).hasHeader("Location", "/login");
    }

    private java.util.List<String> takenCookies(String session) {
        return mvc.post().uri("/logout").with(clerk).param("session", session).exchange()
                .getResponse().getHeaders("Set-Cookie");
    }

    @Test
    void a_link_is_not_opened_by_a_preview_but_by_a_press_and_once() {
        var aide = signedIn.as(Role.AIDE, village, Ids.fresh());
        var code = villages.in(village, () -> accounts.link(clerk.actor(), aide.actor().id()));
        for (var preview = 0; preview < 3; preview++) {
            assertThat(mvc.get().uri("/enter?code=" + code)).hasStatusOk().bodyText()
                    .contains("只能用一次").contains(code);
        }
        assertThat(mvc.post().uri("/enter").with(SignedIn.form()).with(DoorPagesTest::fromAfar)
                .param("code", code)).hasStatus(302);
        assertThat(mvc.post().uri("/enter").with(SignedIn.form()).with(DoorPagesTest::fromAfar)
                .param("code", code)).hasStatus(404)
                .bodyText().contains("再要一个");
    }

    @Test
    void once_there_is_an_administrator_there_is_no_second_first_one() {
        assertThat(mvc.get().uri("/first")).hasHeader("Location", "/login");
        assertThat(mvc.post().uri("/first").with(SignedIn.form()).with(DoorPagesTest::fromAfar)
                .param("name", "不请自来")
                .param("login", "intruder").param("password", PASSWORD)).hasStatus(409)
                .bodyText().contains("已经有管理员了");
    }

    @Test
    void every_page_carries_a_strict_policy_without_inline_script_or_style() {
        var policy = mvc.get().uri("/login").exchange().getResponse()
                .getHeader("Content-Security-Policy");
        assertThat(policy).contains("default-src 'self'").contains("object-src 'none'")
                .contains("base-uri 'none'").contains("form-action 'self'")
                .doesNotContain("unsafe").doesNotContain("*").doesNotContain("http");
        assertThat(mvc.get().uri("/login")).bodyText()
                .doesNotContain("style=").doesNotContain("<script>").doesNotContain("onclick");
    }

    @Test
    void a_form_without_its_token_is_refused_in_chinese() throws Exception {
        assertThat(mvc.post().uri("/login").with(DoorPagesTest::fromAfar)
                .param("login", clerk.login())
                .param("password", PASSWORD)).hasStatus(403);
        var answer = ask(HttpRequest.newBuilder(at("/login")).header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("login=a&password=b")).build());
        assertThat(answer).startsWith("403").contains("刷新后再做一次").contains("lang=\"zh-CN\"");
    }

    @Test
    void what_the_firewall_refuses_is_refused_in_chinese_too() throws Exception {
        assertThat(ask(HttpRequest.newBuilder(at("/login;x=1")).header("Accept", "text/html")
                .build())).startsWith("400").contains("从页面上重新操作");
        assertThat(ask(HttpRequest.newBuilder(at("/no-such-page")).header("Accept", "text/html")
                .build())).startsWith("404").contains("没有找到这一页");
    }

    @Test
    void the_figures_of_the_machine_are_for_a_collector_on_it() {
        assertThat(mvc.get().uri("/actuator/prometheus").with(request -> {
            request.setRemoteAddr("10.2.3.4");
            return request;
        })).hasStatus(403);
        assertThat(mvc.get().uri("/actuator/health")).hasStatusOk();
    }

    @Test
    void what_was_forwarded_for_somebody_is_not_the_machines_own() throws Exception {
        assertThat(ask(HttpRequest.newBuilder(at("/actuator/prometheus")).build()))
                .doesNotStartWith("403");
        assertThat(ask(HttpRequest.newBuilder(at("/actuator/prometheus"))
                .header("X-Forwarded-For", "127.0.0.1").build())).startsWith("403");
    }

    /** Each test has an address, so that none uses up another's patience. */
    private static MockHttpServletRequest fromAfar(MockHttpServletRequest request) {
        request.setRemoteAddr(UUID.randomUUID().toString());
        return request;
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String ask(HttpRequest request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }
}
