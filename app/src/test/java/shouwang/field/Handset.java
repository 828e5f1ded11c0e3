package shouwang.field;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.kernel.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An aide's phone as the house sees it: an id of its own, a session, facts in JSON. */
record Handset(MockMvcTester mvc, SignedIn.Guest aide, UUID id) {
    static Handset of(MockMvcTester mvc, SignedIn.Guest aide) {
        var phone = new Handset(mvc, aide, Ids.fresh());
        phone.hello();
        return phone;
    }

    MvcTestResult hello() {
        return mvc.get().uri("/field/hello").header("X-Phone", id).with(aide).exchange();
    }

    MvcTestResult day() {
        return mvc.get().uri("/field/day").header("X-Phone", id).with(aide).exchange();
    }

    MvcTestResult post(String body) {
        return mvc.post().uri("/field/sync").header("X-Phone", id).with(aide)
                .contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }

    MvcTestResult put(UUID picture, byte[] bytes) {
        return mvc.put().uri("/field/pictures/" + picture).header("X-Phone", id).with(aide)
                .contentType(MediaType.APPLICATION_OCTET_STREAM).content(bytes).exchange();
    }

    /** Sends facts; what the house says to each. */
    Map<UUID, Verdict> send(List<String> facts) {
        return send(TestClock.given(), facts);
    }

    Map<UUID, Verdict> send(Instant sent, List<String> facts) {
        var answer = post("{\"sent\":\"" + sent + "\",\"facts\":[" + String.join(",", facts)
                + "]}");
        if (answer.getResponse().getStatus() != 200) {
            throw new IllegalStateException(answer.getResponse().getStatus() + " " + text(answer));
        }
        var verdicts = new TreeMap<UUID, Verdict>();
        json(answer).path("verdicts").forEach(one -> {
            var fact = UUID.fromString(one.path("id").asString());
            verdicts.put(fact, new Verdict(fact,
                    Verdict.Kind.valueOf(one.path("verdict").asString()),
                    one.path("say").asString("")));
        });
        return verdicts;
    }

    Verdict send(String fact) {
        return send(List.of(fact)).values().iterator().next();
    }

    static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    static JsonNode json(MvcTestResult answer) {
        return JsonMapper.shared().readTree(text(answer));
    }

    /** A fact in JSON; {@code body} in pairs of name and value. */
    static String fact(UUID id, String kind, Instant at, @Nullable UUID visit,
            @Nullable UUID elder, Object... body) {
        var parts = new ArrayList<String>();
        for (var i = 0; i < body.length; i += 2) {
            parts.add("\"" + body[i] + "\":" + JsonMapper.shared().writeValueAsString(
                    body[i + 1] instanceof Instant || body[i + 1] instanceof UUID
                            ? body[i + 1].toString() : body[i + 1]));
        }
        return "{\"id\":\"" + id + "\",\"v\":1,\"kind\":\"" + kind + "\",\"at\":\"" + at + "\""
                + (visit == null ? "" : ",\"visit\":\"" + visit + "\"")
                + (elder == null ? "" : ",\"elder\":\"" + elder + "\"")
                + ",\"body\":{" + String.join(",", parts) + "}}";
    }

    static String start(UUID visit, Instant at) {
        return fact(Ids.fresh(), "START", at, visit, null);
    }

    static String finish(UUID visit, Instant started, Instant finished) {
        return fact(Ids.fresh(), "FINISH", finished, visit, null, "started", started, "finished",
                finished, "did", "扫屋、洗衣", "note", "精神好", "mood", 4);
    }

    static String byCard(UUID visit, Instant at, String token) {
        return fact(Ids.fresh(), "CONFIRM", at, visit, null, "method", "CARD", "token", token,
                "rating", 5);
    }

    static String byWitness(UUID visit, Instant at) {
        return fact(Ids.fresh(), "CONFIRM", at, visit, null, "method", "WITNESS", "by", "苟仕全");
    }

    static String dropIn(UUID visit, UUID elder, Instant started, Instant finished) {
        return fact(Ids.fresh(), "DROP_IN", finished, visit, elder, "service", "COUNSEL",
                "started", started, "finished", finished, "did", "陪说话");
    }

    static UUID idOf(String fact) {
        return UUID.fromString(JsonMapper.shared().readTree(fact).path("id").asString());
    }
}
