package shouwang.messages.channels;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import shouwang.county.Secrets;
import shouwang.kernel.Text;

/**
 * Web push (RFC 8030) with a signed sender (VAPID, RFC 8292) and a sealed text (RFC 8291). An
 * address is three lines: the browser's endpoint, its point, its secret. Repeats carry the same
 * topic and the same tag, so the browser shows them once.
 *
 * <p>An endpoint is an address somebody else tells us to call, so only push services that are
 * known ({@code SHOUWANG_PUSH_HOSTS} adds to them) are called, and only by https.
 */
public final class WebPush implements Carrier {
    private static final Base64.Encoder B64 = Base64.getUrlEncoder().withoutPadding();
    private static final List<String> KNOWN = List.of("fcm.googleapis.com",
            "push.services.mozilla.com", "push.apple.com", "notify.windows.com");
    private static final Duration SIGNED_FOR = Duration.ofHours(12);
    private static final int FILL = 512;
    private static final int MOST_TEXT = 600;
    private final Wire wire;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final String contact;
    private final @Nullable BigInteger key;
    private final List<String> hosts;

    public WebPush(Environment env, Clock clock) {
        this.wire = new Wire(env);
        this.clock = clock;
        contact = env.getProperty("SHOUWANG_PUSH_CONTACT", "");
        key = contact.isBlank() ? null : key(env);
        var all = new ArrayList<>(KNOWN);
        for (var host : env.getProperty("SHOUWANG_PUSH_HOSTS", "").split("[,;\\s]+")) {
            if (!host.isBlank()) {
                all.add(host);
            }
        }
        hosts = List.copyOf(all);
    }

    private static @Nullable BigInteger key(Environment env) {
        var given = env.getProperty("SHOUWANG_PUSH_KEY", "");
        try {
            if (!given.isBlank()) {
                return PushKeys.scalar(HexFormat.of().parseHex(given.strip()));
            }
            return env.getProperty("SHOUWANG_DB_URL", "").isBlank() ? PushKeys.scalar(
                    HexFormat.of().parseHex(new Secrets(Path.of(env.getProperty("shouwang.data",
                            "data")).toAbsolutePath()).of("push"))) : null;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public boolean isReady() {
        return key != null;
    }

    /** The house's point, which browsers tie a subscription to; base64url, or empty. */
    public String publicKey() {
        return key == null ? "" : B64.encodeToString(PushKeys.point(key));
    }

    /** Whether a subscription is one that can be served: a known push service, a true point. */
    public boolean accepts(String endpoint, String point, String auth) {
        try {
            var uri = URI.create(endpoint);
            var host = Objects.requireNonNullElse(uri.getHost(), "");
            var known = hosts.stream().anyMatch(one ->
                    host.equals(one) || host.endsWith("." + one));
            var safe = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme())
                    && "localhost".equals(host);
            PushKeys.key(Base64.getUrlDecoder().decode(point));
            return known && safe && uri.getUserInfo() == null
                    && Base64.getUrlDecoder().decode(auth).length == 16;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public Answer send(Parcel parcel) {
        var gone = new HashSet<String>();
        var worst = Answer.never("这台手机不再收提醒，请本人到“通知方式”里重新打开");
        Answer taken = null;
        for (var address : parcel.addresses()) {
            var answer = toDevice(address, parcel, gone);
            switch (answer.outcome()) {
                case TAKEN -> taken = answer;
                case LATER, UNSURE -> worst = answer;
                case NEVER -> { }
            }
        }
        return (taken == null ? worst : taken).gone(Set.copyOf(gone));
    }

    private Answer toDevice(String address, Parcel parcel, Set<String> gone) {
        var lines = address.split("\n");
        try {
            var reply = wire.ask(wire.to(lines[0]).header("TTL", parcel.urgent() ? "3600" : "86400")
                    .header("Urgency", parcel.urgent() ? "high" : "normal")
                    .header("Topic", topic(parcel.messageId()))
                    .header("Content-Encoding", "aes128gcm")
                    .header("Content-Type", "application/octet-stream")
                    .header("Authorization", vapid(URI.create(lines[0])))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(sealed(parcel, lines))).build());
            return switch (reply.status()) {
                case 200, 201, 202, 204 -> Answer.taken(null);
                case 404, 410 -> {
                    gone.add(address);
                    yield Answer.never("这台手机不再收提醒");
                }
                case 400, 401, 403, 413 -> Answer.later("推送服务没有收（" + reply.status() + "）");
                default -> Answer.later("推送服务忙（" + reply.status() + "）");
            };
        } catch (Wire.NotReached e) {
            return Answer.later("推送服务连不上");
        } catch (IOException e) {
            return Answer.unsure("推送服务没有答话");
        }
    }

    private byte[] sealed(Parcel parcel, String[] lines) {
        var text = parcel.text();
        var plain = Wire.JSON.writeValueAsBytes(Map.of("tag", parcel.messageId().toString(),
                "body", Text.brief(text, MOST_TEXT),
                "path", Objects.requireNonNullElse(parcel.path(), "/me/messages")));
        var salt = new byte[16];
        var once = new byte[32];
        random.nextBytes(salt);
        random.nextBytes(once);
        var scalar = PushKeys.scalar(once);
        return PushSealing.seal(plain, Base64.getUrlDecoder().decode(lines[1]),
                Base64.getUrlDecoder().decode(lines[2]), PushKeys.secret(scalar),
                PushKeys.point(scalar), salt, (plain.length / FILL + 1) * FILL);
    }

    /** The same for every attempt: the service replaces an undelivered one (RFC 8030, 5.4). */
    private static String topic(UUID id) {
        return B64.encodeToString(ByteBuffer.allocate(16).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits()).array());
    }

    private String vapid(URI endpoint) {
        var head = part(Map.of("typ", "JWT", "alg", "ES256"));
        var body = part(Map.of("aud", endpoint.getScheme() + "://" + endpoint.getAuthority(),
                "exp", clock.instant().plus(SIGNED_FOR).getEpochSecond(), "sub", contact));
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(PushKeys.secret(Objects.requireNonNull(key)));
            signature.update((head + "." + body).getBytes(StandardCharsets.US_ASCII));
            return "vapid t=" + head + "." + body + "." + B64.encodeToString(signature.sign())
                    + ", k=" + publicKey();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Map<String, Object> claims) {
        return B64.encodeToString(Wire.JSON.writeValueAsBytes(claims));
    }
}
