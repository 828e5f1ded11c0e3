package shouwang.pages;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import shouwang.access.Exports;
import shouwang.kernel.Given;

/**
 * A file that names people: the form that asks why it is wanted, and the line that stands on it.
 *
 * @param action where it comes from
 * @param fields what its address carried besides
 */
public record Export(String action, List<Field> fields) {
    /** One of them. */
    public record Field(String name, String value) {}

    /** Takes an address apart, so that a form can ask one thing more. */
    public static Export of(String address) {
        var cut = address.indexOf('?');
        var fields = new ArrayList<Field>();
        if (cut >= 0) {
            for (var pair : address.substring(cut + 1).split("&")) {
                var at = pair.indexOf('=');
                if (at > 0) {
                    fields.add(new Field(pair.substring(0, at), URLDecoder.decode(
                            pair.substring(at + 1), StandardCharsets.UTF_8)));
                }
            }
        }
        return new Export(cut < 0 ? address : address.substring(0, cut), List.copyOf(fields));
    }

    /** Why it is wanted, as it stands in the audit. */
    public static String why(String raw) {
        return Given.text(raw, "why", "为什么导出", 100);
    }

    /** 导出：何正国　2026年12月1日 08:45　第 17 号. */
    public static String line(Exports.Stamp stamp) {
        return "导出：" + stamp.by() + "　" + When.paper(stamp.at()) + "　第 " + stamp.number() + " 号";
    }
}
