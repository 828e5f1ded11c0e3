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
    LETTER("{child}，{month}的家书到了，打开“来信”就能看。", false),
    STATION_SAYS("{child}，服务站给您留了话，打开“留话”就能看。", false),
    TASK("待办：{what}", false);

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
