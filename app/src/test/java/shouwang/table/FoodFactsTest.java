package shouwang.table;

import static org.assertj.core.api.Assertions.assertThat;

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
    void nothing_written_means_nothing_known() {
        assertThat(FoodFacts.of(null, null)).isEqualTo(FoodFacts.NONE);
        assertThat(FoodFacts.of("", " ").notes()).isEmpty();
        assertThat(FoodFacts.of("过敏", "忌").barred()).isEmpty();
    }
}
