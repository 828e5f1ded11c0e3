package shouwang.timebank.card;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What someone is to the head of the household (与户主关系), as rosters and clerks word it. */
public enum Tie {
    HEAD, SPOUSE, CHILD, CHILD_IN_LAW, PARENT, PARENT_IN_LAW, GRANDCHILD, GRANDPARENT, OTHER,
    UNKNOWN;

    private static final Set<String> MARRIED = Set.of("配偶", "妻", "妻子", "丈夫", "夫", "老伴", "爱人",
            "夫妻", "老婆", "老公");
    private static final Pattern FAR = Pattern.compile("前妻|前夫|孙媳|孙女婿|孙婿|干[儿女爹妈父母]|[侄甥叔伯婶"
            + "姑姨舅兄弟姐妹哥嫂堂表]|朋友|邻居|亲戚|其他|非亲属|同事|租");
    private static final Pattern IN_LAWS = Pattern.compile("岳|公公|婆婆");
    private static final Pattern GRAND = Pattern.compile("祖父|祖母|爷爷|奶奶|外公|外婆");
    private static final Pattern PARENTS = Pattern.compile("[父母爸妈爹娘]");
    private static final Pattern CHILDREN = Pattern.compile("儿子|女儿|儿|子女|.*[子女]");

    /** What the word says; {@link #UNKNOWN} where there is none or it could mean several. */
    public static Tie of(@Nullable String relation) {
        var word = relation == null ? "" : relation.replaceAll("\\s", "");
        if (word.isEmpty()) {
            return UNKNOWN;
        }
        if (word.equals("户主")) {
            return HEAD;
        }
        if (MARRIED.contains(word)) {
            return SPOUSE;
        }
        if (IN_LAWS.matcher(word).find()) {
            return PARENT_IN_LAW;
        }
        if (FAR.matcher(word).find()) {
            return OTHER;
        }
        if (word.contains("孙")) {
            return GRANDCHILD;
        }
        if (GRAND.matcher(word).find()) {
            return GRANDPARENT;
        }
        if (word.contains("儿媳") || word.endsWith("媳") || word.contains("婿")) {
            return CHILD_IN_LAW;
        }
        if (PARENTS.matcher(word).find()) {
            return PARENT;
        }
        return CHILDREN.matcher(word).matches() ? CHILD : UNKNOWN;
    }

    /** Certainly neither wife, husband, parent, child nor of that line. */
    public boolean surelyNotDirect() {
        return this == OTHER || this == CHILD_IN_LAW || this == PARENT_IN_LAW;
    }
}
