package shouwang.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FoodFactsTest {
    @Test
    void a_cook_is_told_what_concerns_food_and_nothing_else_of_her_health() {
        var facts = FoodFacts.of("高血压，少盐。去年股骨骨折", "青霉素过敏。耳背，敲门重些。牙不好，要软");
        assertThat(facts.notes()).containsExactly("少盐", "牙不好", "要软");
        assertThat(facts.soft()).isTrue();
        assertThat(facts.barred()).isEmpty();
    }

    @Test
    void an_allergy_is_found_in_the_menu_also_by_the_names_of_what_belongs_to_it() {
        var facts = FoodFacts.of(null, "对花生、海鲜过敏");
        assertThat(facts.barred()).contains("花生", "虾", "鱼");
        assertThat(facts.against("白菜豆腐汤、虾米冬瓜")).containsExactly("虾");
        assertThat(facts.against("宫保鸡丁（花生）")).containsExactly("花生");
        assertThat(facts.against("红烧肉、青菜")).isEmpty();
        assertThat(FoodFacts.of(null, "鸡蛋过敏").against("番茄炒蛋")).containsExactly("蛋");
    }

    @Test
    void what_she_must_not_eat_counts_like_an_allergy() {
        assertThat(FoodFacts.of("糖尿病", null).against("糖醋排骨")).isNotEmpty();
        assertThat(FoodFacts.of(null, "忌辣").against("辣子鸡")).containsExactly("辣");
        assertThat(FoodFacts.of(null, "不能吃豆和猪肉").against("猪肉白菜")).containsExactly("猪肉");
    }

    @Test
    void a_food_named_before_what_is_said_of_it_counts_too() {
        for (var written : List.of("花生过敏，蛋也不能吃", "花生过敏蛋也不能吃", "花生、鸡蛋都不能吃",
                "鸡蛋吃不得，花生也不能碰")) {
            var facts = FoodFacts.of(null, written);
            assertThat(facts.against("蒸蛋、青菜")).as(written).containsExactly("蛋");
            assertThat(facts.against("花生米")).as(written).containsExactly("花生");
        }
        assertThat(FoodFacts.of(null, "牛奶也不能喝").against("奶茶")).containsExactly("奶");
    }

    @Test
    void penicillin_and_seafood_in_one_clause_tell_the_cook_of_the_seafood_alone() {
        for (var written : List.of("青霉素、海鲜过敏", "海鲜、青霉素过敏", "对青霉素和海鲜过敏",
                "青霉素过敏、海鲜过敏", "不能吃头孢和海鲜", "青霉素过敏不能吃海鲜", "过敏：青霉素、海鲜")) {
            var facts = FoodFacts.of(null, written);
            assertThat(facts.notes()).as(written).singleElement().satisfies(note ->
                    assertThat(note).contains("海鲜").doesNotContain("青霉素", "头孢"));
        }
        assertThat(FoodFacts.of(null, "海鲜、青霉素过敏").against("虾米冬瓜")).containsExactly("虾");
        assertThat(FoodFacts.of(null, "不能吃头孢和海鲜").against("蒸鱼")).containsExactly("鱼");
    }

    @Test
    void what_goes_with_a_medicine_stays_and_the_medicine_does_not() {
        var facts = FoodFacts.of("吃中药忌辛辣", null);
        assertThat(facts.notes()).containsExactly("忌辛辣");
        assertThat(facts.barred()).containsExactly("辛辣");
        assertThat(FoodFacts.of("糖尿病打针", null).notes()).containsExactly("糖尿病");
        assertThat(FoodFacts.of("高血压、降压药、牙不好", null).notes()).containsExactly("牙不好");
        for (var nothing : List.of("青霉素、头孢过敏", "不能吃药", "胃药饭前吃", "药物及花粉过敏", "药、针")) {
            assertThat(FoodFacts.of(nothing, null)).as(nothing).isEqualTo(FoodFacts.NONE);
        }
    }

    @Test
    void nothing_written_means_nothing_known() {
        assertThat(FoodFacts.of(null, null)).isEqualTo(FoodFacts.NONE);
        assertThat(FoodFacts.of("", " ").notes()).isEmpty();
        assertThat(FoodFacts.of("过敏", "忌").barred()).isEmpty();
    }
}
