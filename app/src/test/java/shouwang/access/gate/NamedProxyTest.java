package shouwang.access.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.mock.env.MockEnvironment;
import shouwang.county.CannotStart;

class NamedProxyTest {
    private static final class Tells extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            response.getWriter().print(request.getRemoteAddr() + " " + request.isSecure() + " "
                    + NamedProxy.onThisMachine(request));
        }
    }

    /** What the house takes a caller for: address, secure, this machine itself. */
    private static String asked(String how, String from, String... headers) throws Exception {
        var factory = new TomcatServletWebServerFactory(0);
        new NamedProxy(env(how, from)).customize(factory);
        var server = factory.getWebServer(context ->
                context.addServlet("tells", new Tells()).addMapping("/"));
        server.start();
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + server.getPort() + "/"));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), BodyHandlers.ofString()).body();
        } finally {
            server.stop();
        }
    }

    private static MockEnvironment env(String how, String from) {
        return new MockEnvironment().withProperty("SHOUWANG_PROXY", how)
                .withProperty("SHOUWANG_PROXY_FROM", from);
    }

    private static final String[] FORGED = {"X-Forwarded-For", "10.9.9.9",
        "X-Forwarded-Proto", "https"};

    @Test
    void a_forged_address_from_a_peer_that_is_not_named_counts_for_nothing() throws Exception {
        assertThat(asked("native", "10.0.0.5", FORGED)).isEqualTo("127.0.0.1 false false");
        assertThat(asked("none", "", FORGED)).isEqualTo("127.0.0.1 false false");
    }

    @Test
    void the_named_proxy_is_believed_and_where_none_is_named_this_machine() throws Exception {
        assertThat(asked("native", "10.0.0.5, 127.0.0.1", FORGED))
                .isEqualTo("10.9.9.9 true false");
        assertThat(asked("native", "", FORGED)).isEqualTo("10.9.9.9 true false");
    }

    @Test
    void whoever_names_this_machine_through_the_proxy_is_not_the_machine() throws Exception {
        assertThat(asked("native", "", "X-Forwarded-For", "127.0.0.1")).endsWith(" false");
        assertThat(asked("native", "")).isEqualTo("127.0.0.1 false true");
    }

    @Test
    void a_proxy_that_is_no_address_stops_the_start_in_one_line() {
        assertThatThrownBy(() -> new NamedProxy(env("native", "proxy.example.cn")))
                .isInstanceOf(CannotStart.class).hasMessageContaining("proxy.example.cn");
        assertThatThrownBy(() -> new NamedProxy(env("framework", "")))
                .isInstanceOf(CannotStart.class).hasMessageContaining("native");
    }
}
