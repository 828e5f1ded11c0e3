package shouwang.family;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shouwang.care.Contacts;
import shouwang.care.Need;
import shouwang.care.Service;
import shouwang.people.Elder;
import shouwang.people.Kin.Sight;

/** A letter never says what is off, and never a figure that is not in the facts. */
class LetterWordsTest {
    private static final int LETTERS = 3_000;
    private static final List<String> AIDES = List.of("王琼琼", "何芳", "单先先", "解秀", "仇大明");
    private static final Pattern FIGURE = Pattern.compile("(\\d+(?:\\.\\d+)?) (次|件|小时|分钟|分|个)");

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private LetterFacts facts() {
        var month = YearMonth.of(2026, 1 + random.nextInt(12));
        var visits = new ArrayList<LetterFacts.Went>();
        for (var n = random.nextInt(12); n > 0; n--) {
            visits.add(new LetterFacts.Went(month.atDay(1 + random.nextInt(28)), any(AIDES),
                    any(List.of(Service.values())), 1 + random.nextInt(300),
                    random.nextBoolean() ? 1 + random.nextInt(5) : null));
        }
        var calls = random.ints(random.nextInt(6), 0, 4)
                .mapToObj(n -> Contacts.Kind.values()[n]).toList();
        var needs = random.ints(random.nextInt(6), 0, 4)
                .mapToObj(n -> Need.Status.values()[n]).toList();
        return new LetterFacts("盖玉梅", any(List.of("女儿", "儿子", "侄子")), "冉翠芳",
                any(List.of(Elder.Sex.values())), month, visits, calls, needs,
                "7" + random.nextInt(100) + ".5", Festivals.of(month), "青岗村",
                month.plusMonths(1).atDay(1));
    }

    private Set<Sight> some() {
        var may = EnumSet.noneOf(Sight.class);
        for (var sight : Sight.values()) {
            if (random.nextBoolean()) {
                may.add(sight);
            }
        }
        return may;
    }

    private static String text(LetterWords.Written letter) {
        return letter.greeting() + "\n" + String.join("\n", letter.body());
    }

    @Test
    void a_letter_never_mentions_what_is_off() {
        for (var n = 0; n < LETTERS; n++) {
            var facts = facts();
            var may = some();
            var text = text(LetterWords.write(facts, may));
            var as = "seed " + seed + " " + may + " " + facts + "\n" + text;
            if (!may.contains(Sight.VISITS)) {
                assertThat(text).as(as).doesNotContain(AIDES).doesNotContain("上门", "微信", "来过电话",
                        "问候", "那天", "小时", "分钟", " 次");
                assertThat(Stream.of(Service.values()).map(Service::chinese)
                        .filter(text::contains).toList()).as(as).isEmpty();
            }
            if (!may.contains(Sight.MOOD)) {
                assertThat(text).as(as).doesNotContain("精神");
            }
            if (!may.contains(Sight.NEEDS)) {
                assertThat(text).as(as).doesNotContain("帮忙", " 件");
            }
            if (!may.contains(Sight.POINTS)) {
                assertThat(text).as(as).doesNotContain("积分");
            }
        }
    }

    @Test
    void each_figure_in_a_letter_is_one_of_the_books() {
        for (var n = 0; n < LETTERS; n++) {
            var facts = facts();
            var text = text(LetterWords.write(facts, Set.of(Sight.values())));
            var as = "seed " + seed + " " + facts + "\n" + text;
            var figures = FIGURE.matcher(text).results()
                    .map(found -> found.group(1) + found.group(2)).toList();
            assertThat(inTheBooks(facts)).as(as).containsAll(figures);
            var minutes = facts.visits().stream().mapToInt(LetterFacts.Went::minutes).sum();
            if (minutes > 0) {
                assertThat(text).as(as).contains("上门 " + facts.visits().size() + " 次")
                        .contains("一共" + (minutes >= 60 ? " " + minutes / 60 + " 小时" : "")
                                + (minutes % 60 > 0 ? " " + minutes % 60 + " 分钟" : "") + "。");
            } else {
                assertThat(text).as(as).contains("没有上门的记录");
            }
            if (!facts.needs().isEmpty()) {
                assertThat(text).as(as).contains("提了 " + facts.needs().size() + " 件");
            }
        }
    }

    /** All that may truly be counted, with its unit. */
    private static Set<String> inTheBooks(LetterFacts facts) {
        var all = new ArrayList<String>();
        all.add(facts.points() + "分");
        all.add(facts.visits().size() + "次");
        all.add(facts.needs().size() + "件");
        counts(facts.visits().stream().map(LetterFacts.Went::aide), "次", all);
        all.add(facts.visits().stream().map(LetterFacts.Went::aide).distinct().count() + "个");
        counts(facts.visits().stream().map(LetterFacts.Went::service), "次", all);
        counts(facts.calls().stream(), "次", all);
        counts(facts.needs().stream(), "件", all);
        var moods = facts.visits().stream().map(LetterFacts.Went::mood)
                .filter(mood -> mood != null).toList();
        all.add(moods.size() + "次");
        counts(moods.stream(), "次", all);
        var minutes = facts.visits().stream().mapToInt(LetterFacts.Went::minutes).sum();
        all.add(minutes / 60 + "小时");
        all.add(minutes % 60 + "分钟");
        return Set.copyOf(all);
    }

    private static <T> void counts(Stream<T> all, String unit, List<String> into) {
        all.collect(Collectors.groupingBy(one -> one, Collectors.counting())).values()
                .forEach(count -> into.add(count + unit));
    }

    @Test
    void mother_is_called_so_only_where_the_relation_says_so_for_certain() {
        var facts = new LetterFacts("欧阳春", "女儿", "冉翠芳", Elder.Sex.F, YearMonth.of(2026, 10),
                List.of(), List.of(), List.of(), "0", Festivals.of(YearMonth.of(2026, 10)), "青岗村",
                LocalDate.of(2026, 11, 1));
        var letter = LetterWords.write(facts, Set.of(Sight.VISITS));
        assertThat(letter.greeting()).isEqualTo("欧阳春：");
        assertThat(letter.body().getFirst()).isEqualTo("您妈妈十月里没有上门的记录。");
        assertThat(letter.signed()).isEqualTo("青岗村服务站　2026年11月1日");
        var nephew = new LetterFacts("周林", "侄儿子", "冉翠芳", Elder.Sex.F, facts.month(),
                List.of(), List.of(), List.of(), "0", List.of(), "青岗村", facts.written());
        assertThat(LetterWords.write(nephew, Set.of(Sight.VISITS)).body().getFirst())
                .startsWith("冉翠芳");
    }

    @Test
    void a_feast_is_told_where_somebody_was_there_that_day() {
        var month = YearMonth.of(2026, 10);
        assertThat(Festivals.of(month)).singleElement().satisfies(feast -> {
            assertThat(feast.name()).isEqualTo("重阳");
            assertThat(feast.day()).isEqualTo(LocalDate.of(2026, 10, 18));
        });
        var there = new LetterFacts.Went(LocalDate.of(2026, 10, 18), "王琼琼", Service.COUNSEL, 40, 5);
        var facts = new LetterFacts("盖玉梅", "女儿", "冉翠芳", Elder.Sex.F, month, List.of(there),
                List.of(Contacts.Kind.CALL), List.of(), "0", Festivals.of(month), "青岗村",
                LocalDate.of(2026, 11, 1));
        assertThat(text(LetterWords.write(facts, Set.of(Sight.VISITS, Sight.MOOD))))
                .contains("重阳那天，王琼琼在家里。").contains("都是王琼琼去的").contains("打电话问候 1 次")
                .contains("很好 1 次");
    }
}
