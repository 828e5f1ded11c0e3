package shouwang.messages.channels;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import shouwang.kernel.Ids;

/**
 * Short messages through Alibaba Cloud (阿里云短信, {@code dysmsapi} 2017-05-25): {@code SendSms}
 * with the approved template of the sentence. {@code SendSms} itself tells no repeats, so an
 * attempt that ended without an answer is first looked up with {@code QuerySendDetails} by our
 * number ({@code OutId}); only where it is not there is it sent again.
 */
public final class AliyunSms implements Carrier {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final String SENDER = "阿里云短信";
    private final Wire wire;
    private final Clock clock;
    private final String base;
    private final String keyId;
    private final String secret;
    private final String sign;
    private final int longest;
    private final Map<String, String> templates = new HashMap<>();

    public AliyunSms(Environment env, Clock clock) {
        this.wire = new Wire(env);
        this.clock = clock;
        base = env.getProperty("SHOUWANG_SMS_URL", "https://dysmsapi.aliyuncs.com");
        keyId = env.getProperty("SHOUWANG_SMS_KEY_ID", "");
        secret = env.getProperty("SHOUWANG_SMS_KEY_SECRET", "");
        sign = env.getProperty("SHOUWANG_SMS_SIGN", "");
        longest = Math.max(2, env.getProperty("SHOUWANG_SMS_LONGEST", Integer.class, 35));
        for (var pair : env.getProperty("SHOUWANG_SMS_TEMPLATES", "").split("[,;\\s]+")) {
            var at = pair.indexOf('=');
            if (at > 0) {
                templates.put(pair.substring(0, at), pair.substring(at + 1));
            }
        }
    }

    @Override
    public boolean isReady() {
        return !keyId.isBlank() && !secret.isBlank() && !sign.isBlank();
    }

    @Override
    public Answer send(Parcel parcel) {
        var template = templates.get(parcel.template());
        if (template == null) {
            return Answer.never("这句话还没有短信模板，请管理员在短信平台报备");
        }
        try {
            var since = parcel.unsureSince();
            if (since != null && isThere(parcel, since)) {
                return Answer.taken(null);
            }
            return told(call("SendSms", Map.of("PhoneNumbers", parcel.address(), "SignName", sign,
                    "TemplateCode", template, "TemplateParam",
                    Wire.JSON.writeValueAsString(fitting(parcel.words())),
                    "OutId", parcel.id().toString())));
        } catch (Wire.NotReached e) {
            return parcel.unsureSince() == null ? Answer.later(SENDER + "连不上")
                    : Answer.unsure(SENDER + "连不上，上一次送到没有还不知道");
        } catch (IOException e) {
            return Answer.unsure(SENDER + "没有答话，送到没有还不知道");
        }
    }

    /**
     * The platform refuses a message for good where one word of it is too long for its gap; an
     * urgent wish may be. It is told in part: all of it stands in the house.
     */
    private Map<String, String> fitting(Map<String, String> words) {
        return words.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                word -> fitting(word.getValue())));
    }

    private String fitting(String word) {
        if (word.length() <= longest) {
            return word;
        }
        // a rare character is two signs, and half of it is none
        var end = longest - (Character.isHighSurrogate(word.charAt(longest - 2)) ? 2 : 1);
        return word.substring(0, end) + "…";
    }

    /** Was the earlier attempt taken? Looked for on its day and, around midnight, on today. */
    private boolean isThere(Parcel parcel, Instant since) throws IOException {
        var first = since.atZone(HERE).toLocalDate();
        var last = clock.instant().atZone(HERE).toLocalDate();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (var page = 1; page <= 20; page++) {
                var reply = call("QuerySendDetails", Map.of("PhoneNumber", parcel.address(),
                        "SendDate", DAY.format(day), "PageSize", "50",
                        "CurrentPage", Integer.toString(page))).json();
                if (!"OK".equals(reply.path("Code").asString(""))) {
                    throw new IOException("the look-up was refused");
                }
                var rows = reply.path("SmsSendDetailDTOs").path("SmsSendDetailDTO");
                for (var row : rows) {
                    if (parcel.id().toString().equals(row.path("OutId").asString(""))) {
                        return true;
                    }
                }
                if (rows.size() < 50) {
                    break;
                }
            }
        }
        return false;
    }

    private Answer told(Wire.Reply reply) {
        var json = reply.json();
        var code = json.path("Code").asString("");
        return switch (code) {
            case "OK" -> Answer.taken(json.path("BizId").asString(null));
            case "" -> Answer.unsure(SENDER + "答得不完整（" + reply.status() + "）");
            case "isv.MOBILE_NUMBER_ILLEGAL", "isv.MOBILE_COUNT_OVER_LIMIT" ->
                    Answer.never("号码不对，请改一改");
            case "isv.SMS_TEMPLATE_ILLEGAL", "isv.TEMPLATE_MISSING_PARAMETERS",
                    "isv.TEMPLATE_PARAMS_ILLEGAL", "isv.SMS_CONTENT_ILLEGAL",
                    "isv.PARAM_LENGTH_LIMIT", "isv.PARAM_NOT_SUPPORT_URL",
                    "isv.BLACK_KEY_CONTROL_LIMIT" ->
                    Answer.never("短信模板不对或内容通不过（" + code + "）");
            case "isv.AMOUNT_NOT_ENOUGH", "isv.OUT_OF_SERVICE" ->
                    Answer.later("短信账户没有钱了，请管理员充值");
            case "isv.BUSINESS_LIMIT_CONTROL" -> Answer.later("给这个号码发得太密，过一会儿再发");
            default -> Answer.later(SENDER + "没有收（" + cut(code) + "）");
        };
    }

    private static String cut(String code) {
        return code.substring(0, Math.min(60, code.length()));
    }

    private Wire.Reply call(String action, Map<String, String> params) throws IOException {
        var query = AcsSigning.query(params);
        var headers = new TreeMap<String, String>();
        headers.put("host", URI.create(base).getAuthority());
        headers.put("x-acs-action", action);
        headers.put("x-acs-version", "2017-05-25");
        headers.put("x-acs-date", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        headers.put("x-acs-signature-nonce", Ids.fresh().toString());
        headers.put("x-acs-content-sha256", AcsSigning.sha256(""));
        var request = wire.to(base + "/?" + query).POST(HttpRequest.BodyPublishers.noBody())
                .header("Authorization", AcsSigning.authorization(keyId, secret, query, headers));
        headers.forEach((name, value) -> {
            if (!"host".equals(name)) {
                request.header(name, value);
            }
        });
        return wire.ask(request.build());
    }
}
