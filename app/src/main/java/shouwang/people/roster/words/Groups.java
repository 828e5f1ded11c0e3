package shouwang.people.roster.words;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import shouwang.people.Elder.Category;

/** The words villages use for the kinds of elders, and for how far one can look after oneself. */
public final class Groups {
    private record Word(String text, Category category) {}

    private static final Word[] WORDS = {
        new Word("独居", Category.LIVING_ALONE), new Word("单独居住", Category.LIVING_ALONE),
        new Word("单人户", Category.LIVING_ALONE),
        new Word("空巢", Category.EMPTY_NEST), new Word("纯老", Category.EMPTY_NEST),
        new Word("留守", Category.LEFT_BEHIND),
        new Word("失独", Category.LOST_ONLY_CHILD), new Word("计生特殊", Category.LOST_ONLY_CHILD),
        new Word("计划生育特殊", Category.LOST_ONLY_CHILD),
        new Word("孤寡", Category.WIDOWED), new Word("孤老", Category.WIDOWED),
        new Word("丧偶", Category.WIDOWED), new Word("无儿无女", Category.WIDOWED),
        new Word("行动", Category.HARD_TO_WALK), new Word("行走", Category.HARD_TO_WALK),
        new Word("自理困难", Category.HARD_TO_CARE), new Word("不能自理", Category.HARD_TO_CARE),
        new Word("失能", Category.HARD_TO_CARE), new Word("失智", Category.HARD_TO_CARE),
        new Word("卧床", Category.HARD_TO_CARE),
        new Word("低保", Category.HARDSHIP), new Word("特困", Category.HARDSHIP),
        new Word("五保", Category.HARDSHIP), new Word("脱贫", Category.HARDSHIP),
        new Word("贫困", Category.HARDSHIP), new Word("低收入", Category.HARDSHIP),
        new Word("监测户", Category.HARDSHIP), new Word("监测对象", Category.HARDSHIP)};

    private static final String[] NOTHING = {"低龄", "高龄", "老年人", "老人", "一般", "普通", "正常",
        "其他"};

    private Groups() {}

    /** Every category named in the text; 困难 alone is HARDSHIP, 自理困难 is not. */
    public static Set<Category> in(String text) {
        var found = EnumSet.noneOf(Category.class);
        for (var word : WORDS) {
            if (text.contains(word.text())) {
                found.add(word.category());
            }
        }
        var rest = text.replace("自理困难", "").replace("行动困难", "").replace("行走困难", "");
        if (rest.contains("困难")) {
            found.add(Category.HARDSHIP);
        }
        return found;
    }

    /** The category a column is about; empty where it names none. */
    public static Optional<Category> ofHeader(String header) {
        return in(header).stream().findFirst();
    }

    /** Nothing but words for age groups or 一般 stands there: read, and nothing to keep. */
    public static boolean nothingToKeep(String text) {
        var rest = text;
        for (var word : NOTHING) {
            rest = rest.replace(word, "");
        }
        return rest.chars().noneMatch(Character::isLetterOrDigit);
    }

    /** 0 looks after oneself … 4 needs everything (GB/T 42195-2022); empty where it is not said. */
    public static Optional<Integer> selfCare(String cell) {
        var text = Halfwidth.closed(Halfwidth.plain(cell));
        if (text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '4') {
            return Optional.of(text.charAt(0) - '0');
        }
        if (text.contains("重度")) {
            return Optional.of(3);
        }
        if (text.contains("中度") || text.contains("半")) {
            return Optional.of(2);
        }
        if (text.contains("轻度") || text.contains("基本") || text.contains("部分")) {
            return Optional.of(1);
        }
        if (text.contains("不能") || text.contains("完全失能") || text.contains("全护")
                || text.contains("卧床") || text.contains("无法") || text.equals("失能")
                || text.equals("否")) {
            return Optional.of(4);
        }
        return text.contains("自理") || text.contains("能力完好") || text.contains("健康")
                || text.equals("能") || text.equals("是") || text.equals("正常")
                ? Optional.of(0) : Optional.empty();
    }
}
