package shouwang.field;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.errand.Errand;
import shouwang.care.picture.Picture;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import tools.jackson.databind.JsonNode;

/** Reads facts as phones write them; knows every version of their form that ever was. */
final class FactReading {
    private static final int NEWEST = 1;
    private static final int MOST_SIGNATURE = 50 * 1024;
    private static final String PNG = "data:image/png;base64,";
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    private FactReading() {}

    /** The fact's own id; something without one cannot even be answered. */
    static UUID id(JsonNode node) {
        return Given.id(text(node, "id"));
    }

    /** The fact, or a refusal that says what is wrong with it. */
    static Fact read(JsonNode node) {
        var body = node.path("body");
        var kind = Given.word(text(node, "kind"), Fact.Kind.class, "kind", "记录的种类");
        var v = number(node, "v", "版本", 1, 1_000);
        if (v > NEWEST) {
            throw new Rejected(Reason.STALE, "手机上的“守望”比服务站的新，服务站更新以后会自动再送。");
        }
        var head = new Fact.Head(id(node), kind, v, moment(node, "at"), maybeId(node, "visit"),
                maybeId(node, "elder"));
        return switch (kind) {
            case START -> new Fact.Start(visited(head));
            case FINISH -> new Fact.Finish(visited(head), work(body));
            case CONFIRM -> confirm(visited(head), body);
            case MISSED -> new Fact.Missed(visited(head),
                    Given.text(text(body, "why"), "why", "为什么没去成", 200));
            case DROP_IN -> new Fact.DropIn(cared(head), service(body), work(body));
            case HELP -> help(head, body);
            case ERRAND -> new Fact.Handled(cared(head), needId(body, "errand"),
                    Given.word(text(body, "step"), Errand.Kind.class, "step", "哪一步"),
                    number(body, "fen", "钱数（分）", 0, Errand.MOST_FEN),
                    Objects.requireNonNullElse(
                            Given.optional(text(body, "what"), "what", "买什么", 100), ""),
                    signature(body));
            case SLIP -> new Fact.Slip(cared(head),
                    Given.text(text(body, "serial"), "serial", "签单号", 40), service(body),
                    work(body));
            case PICTURE -> new Fact.Shot(head, needId(body, "about"),
                    Given.word(text(body, "what"), Picture.Kind.class, "what", "拍的什么"),
                    Given.text(text(body, "type"), "type", "文件类型", 60));
        };
    }

    private static Fact.Head visited(Fact.Head head) {
        if (head.visit() == null) {
            throw new Rejected(Reason.MISSING, "这一条没有写是哪次上门。请在手机上重新记一次。");
        }
        return head;
    }

    private static Fact.Head cared(Fact.Head head) {
        if (head.elder() == null) {
            throw new Rejected(Reason.MISSING, "这一条没有写是哪位老人。请在手机上重新记一次。");
        }
        return head;
    }

    private static Service service(JsonNode body) {
        return Given.word(text(body, "service"), Service.class, "service", "做什么服务");
    }

    private static Fact.Work work(JsonNode body) {
        var did = Objects.requireNonNullElse(Given.optional(words(body.path("did")), "did",
                "做了什么", 400), "");
        var note = Given.optional(text(body, "note"), "note", "要说的", 400);
        var all = note == null ? did : did.isEmpty() ? note : did + "。" + note;
        return new Fact.Work(moment(body, "started"), moment(body, "finished"),
                Objects.requireNonNullElse(Given.optional(all, "note", "做了什么", 400), ""),
                maybeNumber(body, "mood", "老人精神", 1, 5));
    }

    /** Words as one text or as a list of ticked ones. */
    private static @Nullable String words(JsonNode node) {
        if (!node.isArray()) {
            return node.isString() ? node.stringValue() : null;
        }
        var words = new ArrayList<String>();
        node.forEach(word -> words.add(word.isString() ? word.stringValue() : ""));
        return String.join("、", words);
    }

    /** A piece that was named says its service itself. */
    private static Fact.Help help(Fact.Head head, JsonNode body) {
        var named = text(body, "piece");
        var piece = named == null ? null
                : Given.word(named, Service.Piece.class, "piece", "要哪一样");
        var service = piece == null ? service(body) : piece.service();
        return new Fact.Help(head, service, piece, Objects.requireNonNullElse(
                Given.optional(text(body, "wish"), "wish", "要做什么", 200),
                piece == null ? service.chinese() : piece.chinese()),
                body.path("urgent").asBoolean(false));
    }

    private static Fact confirm(Fact.Head head, JsonNode body) {
        var method = Given.word(text(body, "method"), Visit.Method.class, "method", "怎么确认的");
        return switch (method) {
            case CARD -> new Fact.Confirm(head, method,
                    Given.text(text(body, "token"), "token", "卡上的码", 300), null,
                    rating(body), null);
            case WITNESS -> new Fact.Confirm(head, method, null,
                    Given.name(text(body, "by"), "by", "证人姓名"), rating(body), null);
            case SIGNATURE, THUMBPRINT -> new Fact.Confirm(head, method, null, null,
                    rating(body), signature(body));
            case CALL_BACK -> throw new Rejected(Reason.WRONG_KIND, "电话回访由服务站来做，请换一种确认办法。");
        };
    }

    private static @Nullable Integer rating(JsonNode body) {
        return maybeNumber(body, "rating", "评价", 1, 5);
    }

    private static byte @Nullable [] signature(JsonNode body) {
        var data = text(body, "signature");
        if (data == null || data.isEmpty()) {
            return null;
        }
        if (!data.startsWith(PNG)) {
            throw new Rejected(Reason.WRONG_KIND, "签字没有收到，请再签一次。");
        }
        try {
            var picture = Base64.getDecoder().decode(data.substring(PNG.length()));
            if (picture.length > MOST_SIGNATURE) {
                throw new Rejected(Reason.TOO_LARGE, "签字的图太大，请清空再签一次，签小些。");
            }
            return picture;
        } catch (IllegalArgumentException e) {
            throw new Rejected(Reason.WRONG_KIND, "签字没有收到，请再签一次。");
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        var value = node.path(name);
        return value.isString() ? value.stringValue()
                : value.isNumber() || value.isBoolean() ? value.toString() : null;
    }

    private static UUID needId(JsonNode node, String name) {
        var id = maybeId(node, name);
        if (id == null) {
            throw new Rejected(Reason.MISSING, "这一条缺了编号，请在手机上重新记一次。");
        }
        return id;
    }

    private static @Nullable UUID maybeId(JsonNode node, String name) {
        var text = text(node, name);
        return text == null || text.isBlank() ? null : Given.id(text);
    }

    private static int number(JsonNode node, String name, String called, int least, int most) {
        return Given.number(text(node, name), name, called, least, most);
    }

    private static @Nullable Integer maybeNumber(JsonNode node, String name, String called,
            int least, int most) {
        return text(node, name) == null ? null
                : Integer.valueOf(number(node, name, called, least, most));
    }

    private static Instant moment(JsonNode node, String name) {
        var text = text(node, name);
        try {
            var at = text == null || text.length() > 40 ? null : Instant.parse(text);
            if (at != null && at.isAfter(FIRST) && at.isBefore(LAST)) {
                return at;
            }
        } catch (DateTimeException e) {
            // falls through to the same refusal as no time at all
        }
        throw new Rejected(Reason.WRONG_FORM, name, "这一条的时间不对，请核对手机的日期和时间，再记一次。");
    }
}
