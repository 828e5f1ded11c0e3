package shouwang.messages;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/** 阿里云短信: checks each signature anew, keeps what it sends, and tells it when asked. */
final class PretendAliyun extends PretendServer {
    static final String SECRET = "testsecret";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Every message it put on the air, by its parameters. */
    final List<Map<String, String>> aired = new CopyOnWriteArrayList<>();
    final AtomicInteger lookUps = new AtomicInteger();
    /** How long a word in a template's gap may be, as the platform has it. */
    private static final int LONGEST = 35;
    volatile String refusal = "isv.BUSINESS_LIMIT_CONTROL";

    List<String> airedTo(String phone) {
        return aired.stream().filter(sms -> phone.equals(sms.get("PhoneNumbers")))
                .map(sms -> sms.get("TemplateParam")).toList();
    }

    @Override
    void serve(HttpExchange exchange) throws IOException, InterruptedException {
        var params = query(exchange);
        if (!isSigned(exchange)) {
            answer(exchange, Mood.WELL, 400, "{\"Code\":\"SignatureDoesNotMatch\"}");
        } else if ("QuerySendDetails".equals(exchange.getRequestHeaders()
                .getFirst("x-acs-action"))) {
            lookUps.incrementAndGet();
            var rows = aired.stream().filter(sms -> params.get("PhoneNumber")
                    .equals(sms.get("PhoneNumbers"))).map(sms -> Map.of("OutId", sms.get("OutId"),
                            "PhoneNum", sms.get("PhoneNumbers"), "SendStatus", 3)).toList();
            answer(exchange, Mood.WELL, 200, JSON.writeValueAsString(Map.of("Code", "OK",
                    "SmsSendDetailDTOs", Map.of("SmsSendDetailDTO", rows))));
        } else {
            send(exchange, params);
        }
    }

    private void send(HttpExchange exchange, Map<String, String> params)
            throws IOException, InterruptedException {
        var mood = mood();
        if (!params.get("PhoneNumbers").matches("154\\d{8}")) {
            answer(exchange, mood, 200, "{\"Code\":\"isv.MOBILE_NUMBER_ILLEGAL\"}");
        } else if (JSON.readTree(params.get("TemplateParam")).valueStream()
                .anyMatch(word -> word.asString("").length() > LONGEST)) {
            answer(exchange, mood, 200, "{\"Code\":\"isv.PARAM_LENGTH_LIMIT\"}");
        } else if (mood == Mood.REFUSES) {
            answer(exchange, mood, 200, "{\"Code\":\"" + refusal + "\"}");
        } else {
            if (mood != Mood.DOWN) {
                aired.add(params);
            }
            answer(exchange, mood, 200, "{\"Code\":\"OK\",\"BizId\":\"9006^0\",\"Message\":\"OK\"}");
        }
    }

    /** Worked out from the request as it arrived, not from what the sender thinks it sent. */
    private static boolean isSigned(HttpExchange exchange) {
        try {
            var head = exchange.getRequestHeaders();
            var names = List.of("host", "x-acs-action", "x-acs-content-sha256", "x-acs-date",
                    "x-acs-signature-nonce", "x-acs-version");
            var canonical = "POST\n/\n" + exchange.getRequestURI().getRawQuery() + "\n"
                    + names.stream().map(name -> name + ":" + head.getFirst(name) + "\n")
                    .collect(Collectors.joining()) + "\n" + String.join(";", names) + "\n"
                    + hex(MessageDigest.getInstance("SHA-256").digest(
                            exchange.getRequestBody().readAllBytes()));
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var signature = hex(mac.doFinal(("ACS3-HMAC-SHA256\n" + hex(MessageDigest
                    .getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8))))
                    .getBytes(StandardCharsets.UTF_8)));
            return String.valueOf(head.getFirst("Authorization")).endsWith(signature);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
