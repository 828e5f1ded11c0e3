package shouwang.messages.channels;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/**
 * 企业微信: {@code gettoken}, then {@code message/send} of a text to one member. The token is kept
 * until shortly before it ends and asked for anew when the platform no longer takes it; one that
 * did not come is not asked for again for some seconds. Repeats are told apart by the platform
 * itself ({@code enable_duplicate_check}: the same JSON within four hours is shown once), which is
 * why the text carries the delivery's number.
 */
public final class WeCom implements Carrier {
    private static final int FOUR_HOURS = 14_400;
    private static final int EARLY_SECONDS = 300;
    private static final Duration PAUSE = Duration.ofSeconds(15);
    private final Wire wire;
    private final Clock clock;
    private final String base;
    private final String corp;
    private final String secret;
    private final String agent;
    private @Nullable Token token;
    private @Nullable Miss miss;

    private record Token(String value, Instant until) {}

    /** No token was to be had, and when. */
    private record Miss(String why, Instant at) {}

    public WeCom(Environment env, Clock clock) {
        this.wire = new Wire(env);
        this.clock = clock;
        base = env.getProperty("SHOUWANG_WECOM_URL", "https://qyapi.weixin.qq.com");
        corp = env.getProperty("SHOUWANG_WECOM_CORP", "");
        secret = env.getProperty("SHOUWANG_WECOM_SECRET", "");
        agent = env.getProperty("SHOUWANG_WECOM_AGENT", "");
    }

    @Override
    public boolean isReady() {
        return !corp.isBlank() && !secret.isBlank() && agent.matches("\\d{1,12}");
    }

    @Override
    public Answer send(Parcel parcel) {
        try {
            var reply = post(parcel, token(null));
            if (isStale(reply)) {
                reply = post(parcel, token(reply.used()));
            }
            return told(reply.json());
        } catch (Refused e) {
            return Answer.later(e.getMessage());
        } catch (Wire.NotReached e) {
            return Answer.later("企业微信连不上");
        } catch (IOException e) {
            return Answer.unsure("企业微信没有答话，送到没有还不知道");
        }
    }

    private record Posted(JsonNode json, String used) {}

    private static boolean isStale(Posted posted) {
        var code = posted.json().path("errcode").asInt(0);
        return code == 40014 || code == 42001 || code == 41001;
    }

    private Posted post(Parcel parcel, String with) throws IOException {
        var body = new LinkedHashMap<String, Object>();
        body.put("touser", parcel.address());
        body.put("msgtype", "text");
        body.put("agentid", Long.parseLong(agent));
        body.put("text", Map.of("content", parcel.text() + "\n编号 "
                + parcel.id().toString().substring(24)));
        body.put("enable_duplicate_check", 1);
        body.put("duplicate_check_interval", FOUR_HOURS);
        var reply = wire.ask(wire.to(base + "/cgi-bin/message/send?access_token=" + encoded(with))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(Wire.JSON.writeValueAsString(body)))
                .build());
        return new Posted(reply.json(), with);
    }

    private static Answer told(JsonNode json) {
        var code = json.path("errcode").asInt(Integer.MIN_VALUE);
        if (code == 0 && !json.path("invaliduser").asString("").isEmpty()) {
            return Answer.never("企业微信里没有这个人，请改一改");
        }
        return switch (code) {
            case 0 -> Answer.taken(json.path("msgid").asString(null));
            case Integer.MIN_VALUE -> Answer.unsure("企业微信答得不完整");
            case 81013, 40003, 60111 -> Answer.never("企业微信里没有这个人，请改一改");
            case 45009, 45033, -1 -> Answer.later("企业微信忙，过一会儿再发");
            case 60020 -> Answer.later("企业微信不认这台机器的地址，请管理员加到可信 IP");
            default -> Answer.later("企业微信没有收（" + code + "）");
        };
    }

    /** The platform gives no token: nothing was sent. */
    private static final class Refused extends IOException {
        Refused(String why) {
            super(why);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /**
     * The token; a fresh one where {@code stale} is the one we have. One asks, others wait, and
     * where it was in vain they do not wait once more, each for itself.
     */
    private synchronized String token(@Nullable String stale) throws IOException {
        var now = clock.instant();
        var kept = token;
        if (kept != null && !kept.value().equals(stale) && kept.until().isAfter(now)) {
            return kept.value();
        }
        var missed = miss;
        if (missed != null && missed.at().plus(PAUSE).isAfter(now) && !missed.at().isAfter(now)) {
            throw new Refused(missed.why());
        }
        try {
            var fresh = fresh();
            token = fresh;
            miss = null;
            return fresh.value();
        } catch (Refused e) {
            miss = new Miss(e.getMessage(), clock.instant());
            throw e;
        }
    }

    private Token fresh() throws Refused {
        Wire.Reply reply;
        try {
            reply = wire.ask(wire.to(base + "/cgi-bin/gettoken?corpid=" + encoded(corp)
                    + "&corpsecret=" + encoded(secret)).GET().build());
        } catch (IOException e) {
            throw new Refused("企业微信连不上");
        }
        var json = reply.json();
        var value = json.path("access_token").asString("");
        if (json.path("errcode").asInt(-1) != 0 || value.isEmpty()) {
            throw new Refused("企业微信不给通行证（" + json.path("errcode").asString("?")
                    + "），请管理员看看密钥");
        }
        return new Token(value, clock.instant().plusSeconds(Math.max(60,
                json.path("expires_in").asInt(7200) - EARLY_SECONDS)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
