package shouwang.family;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import shouwang.care.Contacts;
import shouwang.care.Need;
import shouwang.people.Elder;
import shouwang.people.Kin.Sight;

/**
 * Writes a letter from facts, in plain words: each sentence belongs to one thing the elder may
 * switch off and is left out with it, and each figure is a count of the facts. Nothing is guessed,
 * praised or promised. What aides write freely never goes in, since it may speak of illness.
 */
final class LetterWords {
    static final List<String> MONTHS = List.of("一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月",
            "九月", "十月", "十一月", "十二月");
    private static final List<String> MOODS = List.of("很差", "不太好", "一般", "还好", "很好");
    private static final Set<String> LONG_SURNAMES = Set.of("欧阳", "司马", "上官", "诸葛", "司徒", "尉迟",
            "皇甫", "夏侯", "慕容", "令狐", "东方", "长孙");
    private static final int MOST_NAMED = 6;
    /** What a letter ever speaks of; health and pictures stay on their own pages. */
    private static final Set<Sight> TOLD =
            Set.of(Sight.VISITS, Sight.MOOD, Sight.NEEDS, Sight.POINTS);

    private LetterWords() {}

    /** A letter as it stands on the page. */
    record Written(String greeting, List<String> body, String signed) {}

    /** Of these limits, the ones that such a letter makes use of. */
    static Set<Sight> within(Set<Sight> may) {
        return may.stream().filter(TOLD::contains).collect(Collectors.toSet());
    }

    static Written write(LetterFacts facts, Set<Sight> may) {
        var body = new ArrayList<String>();
        var she = called(facts);
        if (may.contains(Sight.VISITS)) {
            body.add(visits(facts, she));
            body.add(calls(facts));
            festivals(facts, body);
        }
        if (may.contains(Sight.MOOD)) {
            body.add(mood(facts, may.contains(Sight.VISITS), she));
        }
        if (may.contains(Sight.NEEDS)) {
            body.add(needs(facts));
        }
        if (may.contains(Sight.POINTS)) {
            body.add("写信这天，户里有积分 " + facts.points() + " 分。");
        }
        body.removeIf(String::isEmpty);
        if (body.isEmpty()) {
            body.add(month(facts.month()) + "的信到了。" + she + "让您看的，都在手机上“家里”那一页。");
        }
        body.add("家里要办什么，给我们留话，或打服务站的电话。");
        return new Written(givenName(facts.child()) + "：", body, facts.village() + "服务站　"
                + facts.written().getYear() + "年" + facts.written().getMonthValue() + "月"
                + facts.written().getDayOfMonth() + "日");
    }

    static String month(YearMonth month) {
        return MONTHS.get(month.getMonthValue() - 1);
    }

    /** 您妈妈, where the relation says so for certain; otherwise her name. */
    private static String called(LetterFacts facts) {
        var child = List.of("女儿", "儿子", "儿媳", "女婿", "媳妇").stream()
                .anyMatch(facts.relation()::endsWith)
                && !facts.relation().contains("孙") && !facts.relation().contains("侄");
        if (!child) {
            return facts.elder();
        }
        return facts.sex() == Elder.Sex.F ? "您妈妈" : "您爸爸";
    }

    private static String givenName(String name) {
        return name.length() == 3 && !LONG_SURNAMES.contains(name.substring(0, 2))
                ? name.substring(1) : name;
    }

    private static String visits(LetterFacts facts, String she) {
        var went = facts.visits();
        if (went.isEmpty()) {
            return she + month(facts.month()) + "里没有上门的记录。";
        }
        var people = count(went, LetterFacts.Went::aide);
        var who = people.size() > MOST_NAMED ? people.size() + " 个人轮着去"
                : people.entrySet().stream().map(one -> people.size() == 1 ? "都是" + one.getKey()
                        + "去的" : one.getKey() + "去了 " + one.getValue() + " 次")
                        .collect(Collectors.joining("，"));
        var what = count(went, visit -> visit.service().chinese()).entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue() + " 次")
                .collect(Collectors.joining("、"));
        return she + month(facts.month()) + "里有人上门 " + went.size() + " 次，" + who + "。做的是："
                + what + "，一共" + time(went.stream().mapToInt(LetterFacts.Went::minutes).sum())
                + "。";
    }

    private static String time(int minutes) {
        var hours = minutes / 60;
        var rest = minutes % 60;
        return (hours > 0 ? " " + hours + " 小时" : "")
                + (rest > 0 || hours == 0 ? " " + rest + " 分钟" : "");
    }

    private static String calls(LetterFacts facts) {
        var kinds = count(facts.calls(), Function.identity());
        var ours = new ArrayList<String>();
        said(kinds, Contacts.Kind.CALL, "打电话问候", ours);
        said(kinds, Contacts.Kind.WECHAT, "发微信", ours);
        said(kinds, Contacts.Kind.MET, "当面看过", ours);
        var theirs = kinds.getOrDefault(Contacts.Kind.KIN_CALL, 0L);
        return (ours.isEmpty() ? "" : "村里" + String.join("，", ours) + "。")
                + (theirs == 0 ? "" : "家里人来过电话 " + theirs + " 次。");
    }

    private static void said(Map<Contacts.Kind, Long> kinds, Contacts.Kind kind, String word,
            List<String> into) {
        if (kinds.containsKey(kind)) {
            into.add(word + " " + kinds.get(kind) + " 次");
        }
    }

    private static void festivals(LetterFacts facts, List<String> body) {
        for (var feast : facts.festivals()) {
            var there = facts.visits().stream().filter(visit -> visit.day().equals(feast.day()))
                    .map(LetterFacts.Went::aide).distinct().collect(Collectors.joining("、"));
            if (!there.isEmpty()) {
                body.add(feast.name() + "那天，" + there + "在家里。");
            }
        }
    }

    /** Without VISITS only the commonest word, so that the count of visits stays unsaid. */
    private static String mood(LetterFacts facts, boolean counts, String she) {
        var moods = facts.visits().stream().map(LetterFacts.Went::mood).filter(Objects::nonNull)
                .map(step -> MOODS.get(step - 1)).toList();
        if (moods.isEmpty()) {
            return "";
        }
        var often = count(moods, Function.identity());
        var most = often.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow()
                .getKey();
        if (!counts) {
            return she + "的精神，记得最多的是“" + most + "”。";
        }
        return "去的人记了 " + moods.size() + " 次" + she + "的精神：" + often.entrySet().stream()
                .sorted(Comparator.comparing(one -> -MOODS.indexOf(one.getKey())))
                .map(one -> one.getKey() + " " + one.getValue() + " 次")
                .collect(Collectors.joining("，")) + "。";
    }

    private static String needs(LetterFacts facts) {
        if (facts.needs().isEmpty()) {
            return month(facts.month()) + "里没有提过要帮忙的事。";
        }
        var ended = count(facts.needs(), Function.identity());
        var parts = new ArrayList<String>();
        parts.add("要帮忙的事提了 " + facts.needs().size() + " 件");
        for (var status : List.of(Need.Status.ANSWERED, Need.Status.GIVEN, Need.Status.OPEN,
                Need.Status.WITHDRAWN)) {
            if (ended.containsKey(status)) {
                parts.add(word(status) + " " + ended.get(status) + " 件");
            }
        }
        return String.join("，", parts) + "。";
    }

    private static String word(Need.Status status) {
        return switch (status) {
            case ANSWERED -> "办好了";
            case GIVEN -> "派了人";
            case OPEN -> "还没派人";
            case WITHDRAWN -> "后来不用了";
        };
    }

    private static <T, K> Map<K, Long> count(Collection<T> all, Function<T, K> by) {
        return all.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new,
                Collectors.counting()));
    }
}
