package shouwang.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import shouwang.House;
import shouwang.county.DatabaseWatch;
import shouwang.county.DiskRoom;
import shouwang.ledger.seal.AfterRecovery;

/** What a village sees when the database dies, and when the disk is full. */
@House
// a house of its own: its database is killed, and its books are proven after
@TestPropertySource(properties = "shouwang.test.house=gone")
class InterruptionTest {
    /** A disk that wants more room than any has. */
    private static final DiskRoom FULL = new DiskRoom(Path.of("."), 1L << 40, 1L << 40);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    @LocalServerPort int port;
    @Autowired Environment env;
    @Autowired DatabaseWatch database;
    @Autowired AfterRecovery recovery;
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void while_the_database_is_gone_every_page_says_so_and_whom_to_call_and_then_it_is_back()
            throws Exception {
        var before = get("/c/nobody").statusCode();
        assertThat(before).isLessThan(500);
        kill();
        var card = until("/c/nobody", 503);
        assertThat(card.body()).contains("正在自己恢复", "120", "明白卡").doesNotContain("style=");
        assertThat(card.headers().firstValue("Retry-After")).isPresent();
        until("/c/nobody", before);
        assertThat(database.isGone()).isFalse();
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (recovery.last().map(told -> told.holds() == null).orElse(true)
                && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(recovery.last().orElseThrow().holds()).isTrue();
    }

    @Test
    void a_connection_that_is_lost_in_the_middle_of_a_page_is_no_bug_but_a_word() throws Exception {
        var response = new MockHttpServletResponse();
        filter().doFilter(new MockHttpServletRequest("POST", "/today/needs"), response,
                new MockFilterChain(new jakarta.servlet.http.HttpServlet() {
                    @Override
                    public void service(jakarta.servlet.ServletRequest request,
                            jakarta.servlet.ServletResponse answer) {
                        throw new IllegalStateException(new java.sql.SQLException("", "57P01"));
                    }
                }));
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentAsString()).contains("没有存下").doesNotContain("refresh");
    }

    @Test
    void on_a_full_disk_files_wait_and_words_go_on() throws Exception {
        var full = new Interruption(database, FULL);
        var roster = new MockHttpServletRequest("POST", "/people/roster");
        roster.setContentType(MediaType.MULTIPART_FORM_DATA_VALUE);
        var refused = new MockHttpServletResponse();
        full.doFilter(roster, refused, new MockFilterChain());
        assertThat(refused.getStatus()).isEqualTo(507);
        assertThat(refused.getContentAsString()).contains("磁盘");
        var words = new MockHttpServletResponse();
        full.doFilter(new MockHttpServletRequest("POST", "/today/needs"), words,
                new MockFilterChain());
        assertThat(words.getStatus()).isEqualTo(200);
    }

    private Interruption filter() {
        return new Interruption(database, FULL);
    }

    private void kill() throws Exception {
        var pid = Files.readAllLines(Path.of(env.getRequiredProperty("shouwang.data"),
                "postgres", "postmaster.pid")).getFirst().strip();
        assertThat(new ProcessBuilder("kill", "-KILL", pid).start().waitFor()).isZero();
    }

    private HttpResponse<String> until(String path, int status) throws Exception {
        var end = System.nanoTime() + PATIENCE.toNanos();
        var answer = get(path);
        while (answer.statusCode() != status && System.nanoTime() < end) {
            LockSupport.parkNanos(2_000_000);
            answer = get(path);
        }
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        return answer;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build(), HttpResponse.BodyHandlers.ofString());
    }
}
