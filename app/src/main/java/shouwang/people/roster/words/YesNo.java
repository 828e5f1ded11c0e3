package shouwang.people.roster.words;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** 是 否 √ ✓ 有 1 Y and nothing: how a mark in a column is made. */
public final class YesNo {
    private static final Set<String> YES = Set.of("是", "√", "✓", "✔", "☑", "☒", "有", "1", "y",
            "yes", "true", "t", "v", "对", "属于", "符合", "●", "■", "★", "＊", "*", "真");
    private static final Set<String> NO = Set.of("", "否", "无", "×", "✗", "✘", "✕", "❌", "0", "n",
            "no", "false", "f", "x", "-", "--", "—", "——", "/", "\\", "没有", "不是", "非", "不",
            "□", "☐",
            "假", "不属于", "未");

    private YesNo() {}

    /** Empty when it is neither. */
    public static Optional<Boolean> parse(String cell) {
        if (cell.equals("否") || cell.isEmpty()) {
            return Optional.of(false);
        }
        var text = Halfwidth.plain(Halfwidth.closed(cell)).toLowerCase(Locale.ROOT);
        return YES.contains(text) ? Optional.of(true)
                : NO.contains(text) ? Optional.of(false) : Optional.empty();
    }

    /** 无, —, / and the like: a person's way of leaving a cell empty. */
    public static boolean saysNothing(String cell) {
        if (cell.isBlank()) {
            return true;
        }
        var text = cell.length() > 4 ? "" : Halfwidth.plain(Halfwidth.closed(cell));
        return switch (text) {
            case "无", "没有", "-", "--", "—", "——", "/", "\\", "不详", "暂无", "未知", "空" -> true;
            default -> switch (cell.strip()) {
                case "#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!",
                     "#公式没有结果" -> true;
                default -> false;
            };
        };
    }
}
