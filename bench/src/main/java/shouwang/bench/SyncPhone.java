package shouwang.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import shouwang.kernel.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An aide's phone on the line: says hello, sends facts, asks for the day. */
final class SyncPhone {
    private final HttpClient http;
    private final String address;
    private final String session;
    private final String device;
    private final UUID id = Ids.fresh();
    private String cookies = "";
    private String csrf = "";

    SyncPhone(HttpClient http, String address, String token, String device) {
        this.http = http;
        this.address = address;
        this.session = "sw=" + token;
        this.device = device;
    }

    private HttpRequest.Builder ask(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(120))
                .header("Cookie", session + cookies).header("X-Phone", id.toString())
                .header("User-Agent", device);
    }

    int hello() throws IOException, InterruptedException {
        var answer = http.send(ask("/field/hello").build(), BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
            csrf = JsonMapper.shared().readTree(answer.body()).path("csrf").asString();
            cookies = answer.headers().allValues("set-cookie").stream()
                    .map(cookie -> "; " + cookie.split(";")[0]).collect(Collectors.joining());
        }
        return answer.statusCode();
    }

    int day() throws IOException, InterruptedException {
        return http.send(ask("/field/day").build(), BodyHandlers.discarding()).statusCode();
    }

    HttpRequest sync(List<String> facts) {
        return ask("/field/sync").header("X-XSRF-TOKEN", csrf)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"sent\":\"" + Instant.now()
                        + "\",\"facts\":[" + String.join(",", facts) + "]}")).build();
    }

    HttpResponse<String> send(List<String> facts) throws IOException, InterruptedException {
        return http.send(sync(facts), BodyHandlers.ofString());
    }

    /** Lets the line break off after so many milliseconds; what the house does with it, who knows. */
    void cutOff(List<String> facts, int millis) throws InterruptedException {
        var sent = http.sendAsync(sync(facts), BodyHandlers.ofString());
        Thread.sleep(millis);
        sent.cancel(true);
    }

    static JsonNode verdicts(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body()).path("verdicts");
    }
}
