package shouwang;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.HtmlUtils;

/** What a browser would send of a form of a page, as it was opened. */
public final class Forms {
    private static final Pattern FIELD = Pattern.compile(
            "<input\\b[^>]*>|<textarea\\b[^>]*>(?<text>[^<]*)</textarea>"
                    + "|<select\\b[^>]*>.*?</select>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option\\b[^>]*>");

    private Forms() {}

    /** The fields of the form that posts to this address; fails where there is none. */
    public static MultiValueMap<String, String> of(String page, String action) {
        var form = Pattern.compile("<form\\b[^>]*action=\"" + Pattern.quote(action)
                + "\"[^>]*>(.*?)</form>", Pattern.DOTALL).matcher(page);
        if (!form.find()) {
            throw new AssertionError("no form to " + action + " in " + page);
        }
        var fields = new LinkedMultiValueMap<String, String>();
        FIELD.matcher(form.group(1)).results().forEach(one -> read(one.group(),
                one.group(1), fields));
        fields.remove("_csrf");
        return fields;
    }

    private static void read(String tag, String text, MultiValueMap<String, String> fields) {
        var name = attribute(tag, "name");
        if (name == null || attribute(tag, "type") != null
                && attribute(tag, "type").matches("submit|button|file")) {
            return;
        }
        if (tag.startsWith("<textarea")) {
            fields.add(name, HtmlUtils.htmlUnescape(text));
        } else if (tag.startsWith("<select")) {
            var first = (String) null;
            var chosen = (String) null;
            var options = OPTION.matcher(tag);
            while (options.find()) {
                var value = attribute(options.group(), "value");
                first = first == null ? value : first;
                chosen = options.group().contains(" selected") ? value : chosen;
            }
            if (first != null) {
                fields.add(name, chosen == null ? first : chosen);
            }
        } else if (!String.valueOf(attribute(tag, "type")).matches("checkbox|radio")
                || tag.matches("(?s).*\\schecked(\\s|>|=).*")) {
            fields.add(name, attribute(tag, "value") == null ? "" : attribute(tag, "value"));
        }
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile("\\s" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : null;
    }
}
