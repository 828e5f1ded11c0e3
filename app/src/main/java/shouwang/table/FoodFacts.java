package shouwang.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a cook must know of an eater, picked out of her sealed health notes: what she must not
 * have and how she chews, and nothing else that stands there.
 *
 * @param notes the clauses about food, as they were written
 * @param barred words that must not stand in a menu
 * @param soft cooked soft, since she chews or swallows badly
 */
public record FoodFacts(List<String> notes, Set<String> barred, boolean soft) {
    public static final FoodFacts NONE = new FoodFacts(List.of(), Set.of(), false);
    private static final Pattern FOOD = Pattern.compile("过敏|忌|不能吃|不吃"
            + "|不能喝|不喝|不能碰|不能沾|吃不得|碰不得|要忌|盐|糖|痛风|嚼|牙|软|吞"
            + "|呛|流食|吃素|素食|发物|甜|油腻|辣|胃");
    private static final Pattern DRUG = Pattern.compile("青霉素|头孢|磺胺|碘|阿司匹林|药|针|麻醉|花粉");
    /** Where one thing that is said ends and the next begins, inside a clause. */
    private static final Pattern PHRASE = Pattern.compile("(?<=过敏)(?![史原源:：])|(?<=糖尿病|痛风)"
            + "|(?=忌|不能吃|不吃|不能喝)");
    /** What is said of all that a phrase lists stands before the list, or behind it. */
    private static final Pattern LISTED = Pattern.compile("(对|过敏[史原源]?[:：]"
            + "|(?:忌|不能吃|不吃|不能喝)(?:口|食)?[:：]?|)(.*?)(过敏|)");
    private static final String AND = "[、和及跟与或]";
    private static final Pattern SOFT = Pattern.compile("软|嚼|牙|吞|呛|流食");
    private static final Pattern ALLERGY = Pattern.compile("(?:对|吃)?([\\p{IsHan}、]{1,12}?)过敏");
    private static final Pattern BARRED =
            Pattern.compile("(?:忌|不能吃|不吃|不能喝)(?:口|食)?[:：]?([\\p{IsHan}、]{1,12})");
    /** The food is named before: 蛋也不能吃, 花生和蛋都不能吃. */
    private static final Pattern BEFORE = Pattern.compile("((?:(?!过敏)[\\p{IsHan}、&&[^敏]]){1,12}?)"
            + "(?:也|都|全|一律|更|又)*(?:不能吃|不吃|不能喝|不喝|不能碰|不能沾|吃不得|碰不得|要忌)");
    private static final Map<String, List<String>> ALSO = Map.ofEntries(
            Map.entry("海鲜", List.of("海鲜", "虾", "蟹", "鱼", "贝", "蛤", "鱿")),
            Map.entry("坚果", List.of("坚果", "花生", "核桃", "杏仁", "腰果", "瓜子")),
            Map.entry("牛奶", List.of("奶")), Map.entry("奶", List.of("奶")),
            Map.entry("鸡蛋", List.of("蛋")), Map.entry("蛋", List.of("蛋")),
            Map.entry("黄豆", List.of("豆")), Map.entry("大豆", List.of("豆")),
            Map.entry("面", List.of("面", "馒头", "包子", "饺", "饼")),
            Map.entry("小麦", List.of("面", "馒头", "包子", "饺", "饼")),
            Map.entry("辣", List.of("辣", "椒")), Map.entry("辣椒", List.of("辣", "椒")),
            Map.entry("甜", List.of("甜", "糖")), Map.entry("糖", List.of("甜", "糖")),
            Map.entry("虾", List.of("虾")), Map.entry("酒", List.of("酒", "醪糟")));

    /** Reads the notes; what is not about food is left where it is. */
    public static FoodFacts of(@Nullable String health, @Nullable String mind) {
        var notes = new ArrayList<String>();
        var barred = new LinkedHashSet<String>();
        var soft = false;
        for (var clause : clauses(health, mind)) {
            if (!FOOD.matcher(clause).find()) {
                continue;
            }
            notes.add(clause);
            soft |= SOFT.matcher(clause).find();
            ALLERGY.matcher(clause).results().forEach(found -> bar(found.group(1), barred));
            BARRED.matcher(clause).results().forEach(found -> bar(found.group(1), barred));
            BEFORE.matcher(clause).results().forEach(found -> bar(found.group(1), barred));
            if (clause.contains("糖尿")) {
                bar("糖", barred);
            }
        }
        return new FoodFacts(List.copyOf(notes), barred, soft);
    }

    private static List<String> clauses(@Nullable String health, @Nullable String mind) {
        return Stream.of(health, mind).filter(text -> text != null)
                .flatMap(text -> Stream.of(String.valueOf(text).split("[。；;，,！!\\n ]+")))
                .map(String::strip).flatMap(FoodFacts::withoutDrugs).toList();
    }

    /** A clause as it is; of one that names drugs what it says beside them. */
    private static Stream<String> withoutDrugs(String clause) {
        return DRUG.matcher(clause).find()
                ? Stream.of(PHRASE.split(clause)).flatMap(FoodFacts::others) : Stream.of(clause);
    }

    private static Stream<String> others(String phrase) {
        var listed = LISTED.matcher(phrase);
        if (!listed.matches()) {
            return Stream.empty();
        }
        var others = Stream.of(listed.group(2).split(AND)).filter(item -> !item.isBlank()
                && !DRUG.matcher(item).find()).toList();
        if (listed.group(1).isEmpty() && listed.group(3).isEmpty()) {
            return others.stream();
        }
        return others.isEmpty() ? Stream.empty()
                : Stream.of(listed.group(1) + String.join("、", others) + listed.group(3));
    }

    private static void bar(String words, Set<String> barred) {
        for (var word : words.split(AND)) {
            var plain = word.replaceFirst("^(对|有|吃|的)+", "").replaceFirst("(类|的|等)$", "");
            if (!plain.isEmpty()) {
                barred.addAll(ALSO.getOrDefault(plain, List.of(plain)));
            }
        }
    }

    /** The words of a menu that she must not have; empty = nothing found, which is no promise. */
    public List<String> against(String dishes) {
        return barred.stream().filter(dishes::contains).toList();
    }
}
