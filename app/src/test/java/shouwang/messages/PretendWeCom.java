package shouwang.messages;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** 企业微信: tokens that end, members it knows, and its own check for repeats. */
final class PretendWeCom extends PretendServer {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    final AtomicInteger tokens = new AtomicInteger();
    /** What members saw; the same JSON twice is shown once where it asks for the check. */
    final List<String> shown = new CopyOnWriteArrayList<>();
    private final Set<String> before = ConcurrentHashMap.newKeySet();
    private volatile String valid = "";
    volatile boolean secretIsWrong;
    volatile boolean tokensHang;
    final AtomicInteger asked = new AtomicInteger();

    void endTokens() {
        valid = "";
    }

    @Override
    void serve(HttpExchange exchange) throws IOException, InterruptedException {
        var params = query(exchange);
        if (exchange.getRequestURI().getPath().equals("/cgi-bin/gettoken")) {
            asked.incrementAndGet();
            if (tokensHang) {
                answer(exchange, Mood.SLOW, 200, "");
                return;
            }
            if (secretIsWrong || !"s3cret".equals(params.get("corpsecret"))) {
                answer(exchange, Mood.WELL, 200, "{\"errcode\":40001,\"errmsg\":\"invalid\"}");
                return;
            }
            valid = "token" + tokens.incrementAndGet();
            answer(exchange, Mood.WELL, 200, "{\"errcode\":0,\"access_token\":\"" + valid
                    + "\",\"expires_in\":7200}");
            return;
        }
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var mood = mood();
        if (!valid.equals(params.get("access_token"))) {
            answer(exchange, Mood.WELL, 200, "{\"errcode\":42001,\"errmsg\":\"expired\"}");
        } else if (mood == Mood.REFUSES) {
            answer(exchange, mood, 200, "{\"errcode\":45009,\"errmsg\":\"freq\"}");
        } else {
            take(exchange, body, mood);
        }
    }

    private void take(HttpExchange exchange, String body, Mood mood)
            throws IOException, InterruptedException {
        var json = JSON.readTree(body);
        var user = json.path("touser").asString("");
        if (!user.startsWith("wang")) {
            answer(exchange, mood, 200,
                    "{\"errcode\":81013,\"errmsg\":\"all invalid\",\"invaliduser\":\"x\"}");
            return;
        }
        if (mood != Mood.DOWN && (before.add(body)
                || json.path("enable_duplicate_check").asInt(0) != 1)) {
            shown.add(user + " " + json.path("text").path("content").asString(""));
        }
        answer(exchange, mood, 200, "{\"errcode\":0,\"errmsg\":\"ok\",\"msgid\":\"m1\"}");
    }
}
