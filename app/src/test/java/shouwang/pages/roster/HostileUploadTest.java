package shouwang.pages.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shouwang.House;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.people.Elders;

/** Files that never end, are far too large, or break off: over the real wire. */
@House
class HostileUploadTest {
    private static final String LINE = "-----------------------------519999";
    @LocalServerPort int port;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    @Autowired Elders elders;
    private String village = "";
    private String session = "";
    private String token = "";

    @BeforeEach
    void openTheForm() throws Exception {
        village = villages.fresh();
        session = signedIn.as(Role.CLERK, village).cookie().getValue();
        var page = get("/people/roster");
        assertThat(page.statusCode()).isEqualTo(200);
        var at = page.body().indexOf("/people/roster?_csrf=") + 14;
        token = page.body().substring(at, page.body().indexOf('"', at));
    }

    @Test
    void a_file_of_two_hundred_megabytes_is_refused_before_it_is_taken_in() throws Exception {
        var answer = send(200_000_000L, 200_000_000L);
        assertThat(answer).startsWith("HTTP/1.1 413").contains("文件太大");
        stillUp();
    }

    @Test
    void a_connection_cut_halfway_stores_nothing_and_the_next_one_is_served() throws Exception {
        for (var n = 0; n < 5; n++) {
            assertThat(send(5_000_000L, 1_000_000L)).isEmpty();
        }
        stillUp();
    }

    @Test
    void a_length_that_is_a_lie_is_no_way_in() throws Exception {
        try (var socket = open()) {
            socket.getOutputStream().write(head("-5").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            assertThat(status(socket)).startsWith("HTTP/1.1 400");
        }
        stillUp();
    }

    private void stillUp() throws Exception {
        assertThat(villages.in(village, () -> elders.count(village))).isZero();
        var page = get("/people/roster");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("还没有导入过");
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Cookie", "sw=" + session).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Promises so many bytes, sends fewer or all; what came back, empty when it was cut first. */
    private String send(long promised, long sent) throws IOException {
        var start = "--" + LINE + "\r\nContent-Disposition: form-data; name=\"file\"; "
                + "filename=\"a.xlsx\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        try (var socket = open()) {
            var out = socket.getOutputStream();
            out.write(head(String.valueOf(promised)).getBytes(StandardCharsets.UTF_8));
            out.write(start.getBytes(StandardCharsets.UTF_8));
            var piece = new byte[1 << 16];
            try {
                for (var left = sent; left > 0; left -= piece.length) {
                    out.write(piece, 0, (int) Math.min(piece.length, left));
                }
                out.flush();
            } catch (SocketException e) {
                return status(socket); // the house has heard enough
            }
            return sent < promised ? "" : status(socket);
        }
    }

    private Socket open() throws IOException {
        var socket = new Socket("localhost", port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private String head(String length) {
        return "POST /people/roster?_csrf=" + token + " HTTP/1.1\r\nHost: localhost\r\nCookie: sw="
                + session
                + "\r\nContent-Type: multipart/form-data; boundary=" + LINE + "\r\nContent-Length: "
                + length + "\r\nConnection: close\r\n\r\n";
    }

    private static String status(Socket socket) throws IOException {
        var text = new StringBuilder();
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(),
                StandardCharsets.UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }
}
