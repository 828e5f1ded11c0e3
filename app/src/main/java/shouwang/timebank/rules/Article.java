package shouwang.timebank.rules;

import java.util.Optional;
import java.util.regex.Pattern;

/** The articles of the printed rules. Their numbers never move, so that a passbook can name one. */
public enum Article {
    HOUR("怎么记分"), WAY("起记和路上时间"), ROUNDING("取整"), RATES("倍率"), CAPS("上限"),
    EARNERS("谁能存"), GROUP("集体活动"), REVIEW("公示和复核"), SPENDERS("谁能用"), GOODS("换什么"),
    GIFTS("赠送、捐和补助"), EXPIRY("有效期"), DEATH("身后"), LEAVING("退出"), CHANGES("表决和修改");

    private static final Pattern NAMED = Pattern.compile("第 (\\d{1,2}) 条");
    private final String title;

    Article(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public int number() {
        return ordinal() + 1;
    }

    /** 第 3 条. */
    public String chinese() {
        return "第 " + number() + " 条";
    }

    /** The last article that a passbook line names: the one that settled the number. */
    public static Optional<Article> namedIn(String clause) {
        var found = NAMED.matcher(clause).results().map(m -> Integer.parseInt(m.group(1)))
                .filter(n -> n >= 1 && n <= values().length).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(values()[found.getLast() - 1]);
    }
}
