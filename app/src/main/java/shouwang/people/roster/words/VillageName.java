package shouwang.people.roster.words;

import java.util.regex.Pattern;

/**
 * A village's name without what it is: 井田村, 井田社区 and 井田村委会 are one and the same. A cell
 * often says more: 双流镇井田村三社 is 井田 too, 井田坝村 is not.
 */
public final class VillageName {
    private static final Pattern KIND = Pattern.compile(
            "(村民委员会|居民委员会|村委会|居委会|居委|村委|社区|村)+$");
    private static final Pattern ABOVE = Pattern.compile("(.*[省市区县乡镇道处])?");
    private static final Pattern BEHIND = Pattern.compile(
            "(村|社区|居委|村委|居民|村民|[(（0-9零一二三四五六七八九十第]).*|");
    private final String core;

    private VillageName(String core) {
        this.core = core;
    }

    public static VillageName of(String name) {
        var text = clean(name);
        var core = KIND.matcher(text).replaceFirst("");
        return new VillageName(core.isEmpty() ? text : core);
    }

    private static String clean(String text) {
        return Halfwidth.closed(Halfwidth.plain(text));
    }

    /** Whether a cell names another village. A hamlet alone, or a 自然村, names none. */
    public boolean differs(String cell) {
        var text = clean(cell);
        if (text.isEmpty() || core.isEmpty() || text.endsWith("自然村") || noVillage(text)) {
            return false;
        }
        for (var at = text.indexOf(core); at >= 0; at = text.indexOf(core, at + 1)) {
            if (ABOVE.matcher(text.substring(0, at)).matches()
                    && BEHIND.matcher(text.substring(at + core.length())).matches()) {
                return false;
            }
        }
        return true;
    }

    /** 三组, 3, or the township alone. */
    private static boolean noVillage(String text) {
        return text.indexOf('村') < 0 && !text.contains("社区")
                && (HamletName.parse(text, "").filter(hamlet -> hamlet.number() > 0).isPresent()
                || "省市区县乡镇".indexOf(text.charAt(text.length() - 1)) >= 0
                || text.endsWith("街道"));
    }
}
