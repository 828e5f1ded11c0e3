package shouwang.messages;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import shouwang.TestClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A push service and the browser behind it: checks the signature of the sender, opens the text
 * with the browser's own keys (RFC 8291, written here once more from the receiver's side with
 * plain HMAC), and shows a tag once.
 */
final class PretendPush extends PretendServer {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Base64.Encoder B64 = Base64.getUrlEncoder().withoutPadding();
    final KeyPair browser;
    final byte[] secret = new byte[16];
    final List<JsonNode> arrived = new CopyOnWriteArrayList<>();
    final Map<String, JsonNode> shown = new ConcurrentHashMap<>();
    final List<Map<String, String>> heads = new CopyOnWriteArrayList<>();
    final Set<String> gone = ConcurrentHashMap.newKeySet();

    PretendPush() throws Exception {
        var maker = KeyPairGenerator.getInstance("EC");
        maker.initialize(new ECGenParameterSpec("secp256r1"));
        browser = maker.generateKeyPair();
        new SecureRandom().nextBytes(secret);
    }

    String address(String device) {
        return "http://localhost:" + port() + "/push/" + device + "\n" + B64.encodeToString(
                point((ECPublicKey) browser.getPublic())) + "\n" + B64.encodeToString(secret);
    }

    @Override
    void serve(HttpExchange exchange) throws IOException, InterruptedException {
        var device = exchange.getRequestURI().getPath().substring("/push/".length());
        var body = exchange.getRequestBody().readAllBytes();
        var mood = mood();
        if (gone.contains(device)) {
            answer(exchange, Mood.WELL, 410, "");
            return;
        }
        if (mood == Mood.REFUSES) {
            answer(exchange, mood, 429, "");
            return;
        }
        try {
            if (!isSigned(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, Mood.WELL, 401, "");
                return;
            }
            var told = JSON.readTree(open(body));
            arrived.add(told);
            shown.put(told.path("tag").asString(""), told);
            heads.add(Map.of("topic", exchange.getRequestHeaders().getFirst("Topic"),
                    "urgency", exchange.getRequestHeaders().getFirst("Urgency"),
                    "encoding", exchange.getRequestHeaders().getFirst("Content-Encoding")));
        } catch (Exception e) {
            answer(exchange, Mood.WELL, 400, e.toString());
            return;
        }
        answer(exchange, mood, 201, "");
    }

    private boolean isSigned(String authorization) throws Exception {
        var parts = authorization.replaceFirst("vapid t=", "").split(", k=");
        var jwt = parts[0].split("\\.");
        var claims = JSON.readTree(Base64.getUrlDecoder().decode(jwt[1]));
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key(Base64.getUrlDecoder().decode(parts[1])));
        signature.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
        var until = claims.path("exp").asLong(0) - TestClock.given().getEpochSecond();
        return signature.verify(Base64.getUrlDecoder().decode(jwt[2]))
                && claims.path("aud").asString("").equals("http://localhost:" + port())
                && claims.path("sub").asString("").startsWith("mailto:") && until > 0;
    }

    private String open(byte[] body) throws Exception {
        var all = ByteBuffer.wrap(body);
        var salt = new byte[16];
        all.get(salt);
        if (all.getInt() < body.length - 86) {
            throw new IOException("more than one record");
        }
        var point = new byte[all.get()];
        all.get(point);
        var text = new byte[all.remaining()];
        all.get(text);
        var shared = KeyAgreement.getInstance("ECDH");
        shared.init(browser.getPrivate());
        shared.doPhase(key(point), true);
        var mine = point((ECPublicKey) browser.getPublic());
        var info = ByteBuffer.allocate(14 + 130).put("WebPush: info\0".getBytes()).put(mine)
                .put(point).array();
        var prk = hmac(salt, Arrays.copyOf(hmac(hmac(secret, shared.generateSecret()),
                one(info)), 32));
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(Arrays.copyOf(hmac(prk,
                one("Content-Encoding: aes128gcm\0".getBytes())), 16), "AES"),
                new GCMParameterSpec(128, Arrays.copyOf(hmac(prk,
                        one("Content-Encoding: nonce\0".getBytes())), 12)));
        var plain = cipher.doFinal(text);
        var end = plain.length - 1;
        while (plain[end] == 0) {
            end--;
        }
        if (plain[end] != 2) {
            throw new IOException("no last record");
        }
        return new String(plain, 0, end, StandardCharsets.UTF_8);
    }

    private static byte[] one(byte[] info) {
        var more = Arrays.copyOf(info, info.length + 1);
        more[info.length] = 1;
        return more;
    }

    private static byte[] hmac(byte[] key, byte[] text) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    private static java.security.PublicKey key(byte[] point) throws Exception {
        var curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(point, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(point, 33, 65))),
                curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static byte[] point(ECPublicKey key) {
        var bytes = new byte[65];
        bytes[0] = 4;
        for (var n = 0; n < 2; n++) {
            var number = n == 0 ? key.getW().getAffineX() : key.getW().getAffineY();
            var raw = number.toByteArray();
            var length = Math.min(32, raw.length);
            System.arraycopy(raw, raw.length - length, bytes, 33 + 32 * n - length, length);
        }
        return bytes;
    }
}
