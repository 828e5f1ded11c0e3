package shouwang.messages.channels;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a request to Alibaba Cloud: signature method V3, {@code ACS3-HMAC-SHA256} ("Request syntax
 * and signature method V3" of the Alibaba Cloud SDK documentation). Parameters travel in the query.
 */
final class AcsSigning {
    private static final String METHOD = "ACS3-HMAC-SHA256";
    private static final HexFormat HEX = HexFormat.of();

    private AcsSigning() {}

    /** The query in the order and encoding that is signed. */
    static String query(Map<String, String> params) {
        return new TreeMap<>(params).entrySet().stream()
                .map(param -> encoded(param.getKey()) + "=" + encoded(param.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** The header {@code Authorization} of a POST to "/" without a body. */
    static String authorization(String keyId, String secret, String query,
            Map<String, String> headers) {
        var sorted = new TreeMap<>(headers);
        var names = String.join(";", sorted.keySet());
        var canonical = "POST\n/\n" + query + "\n" + sorted.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                .collect(Collectors.joining()) + "\n" + names + "\n"
                + headers.get("x-acs-content-sha256");
        return METHOD + " Credential=" + keyId + ",SignedHeaders=" + names + ",Signature="
                + hmac(secret, METHOD + "\n" + sha256(canonical));
    }

    static String sha256(String text) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String hmac(String secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HEX.formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 3986: what URLEncoder does for forms differs in three signs. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20")
                .replace("*", "%2A").replace("%7E", "~");
    }
}
