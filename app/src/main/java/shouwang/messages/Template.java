package shouwang.messages;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the house says when it speaks first: a sentence with named gaps. A carrier of short
 * messages approves sentences beforehand, so there are few and they are fixed.
 */
public enum Template {
    TRIAL("这是一条试发的消息。您看到了，就说明收得到。", false),
    NEED_CLIMBED("{elder}的求助“{wish}”还没有人答复，已到{level}。请马上看一看。", true),
    NEED_ASKED("{elder}有一个求助：{wish}。能去就和服务站说一声。", false),
    ALERT("急！{elder}（{place}）：{what}。能去的马上点开，按“我去”；去不了也按一下。", true),
    ALERT_KIN("{elder}有急事，村里已经在叫人去。请把电话放在手边。", true),
    ALERT_NOBODY("急！{elder}的急事还没有人到：{what}。请马上接手。", true),
    ALERT_OVER("{elder}的急事有结果了：{outcome}。", true),
    STAND_DOWN("{elder}的急事不用去了，谢谢。", true),
    DRILL("演练，不是真的：{place}，{what}。请点开，按“我去”或“去不了”。", false),
    LETTER("{child}，{month}的家书到了，打开“来信”就能看。", false),
    STATION_SAYS("{child}，服务站给您留了话，打开“留话”就能看。", false),
    TASK("待办：{what}", false),
    POINTS("积分：{what}", false),
    DISK_LOW("存放数据的磁盘只剩 {left}，快满了。请告诉管电脑的人腾出地方，不然记不进新的。", true),
    BACKUP_FAILED("昨夜的备份不能用：{what}。请马上看“运行”那一页。", true);

    private static final Pattern GAP = Pattern.compile("\\{([a-z]+)}");
    private final String sentence;
    private final boolean urgent;

    Template(String sentence, boolean urgent) {
        this.sentence = sentence;
        this.urgent = urgent;
    }

    /** Urgent ones do not wait for quiet hours to end. */
    public boolean urgent() {
        return urgent;
    }

    /** The names of the gaps. */
    public Set<String> gaps() {
        var gaps = new TreeSet<String>();
        GAP.matcher(sentence).results().forEach(gap -> gaps.add(gap.group(1)));
        return gaps;
    }

    /** The sentence with its gaps filled. */
    public String say(Map<String, String> words) {
        return GAP.matcher(sentence).replaceAll(gap ->
                java.util.regex.Matcher.quoteReplacement(words.getOrDefault(gap.group(1), "")));
    }
}
