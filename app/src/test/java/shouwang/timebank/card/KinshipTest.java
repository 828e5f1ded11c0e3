package shouwang.timebank.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import shouwang.kernel.Ids;
import shouwang.people.Elder.Sex;
import shouwang.people.Household;
import shouwang.people.Household.Member;
import shouwang.timebank.card.Kinship.Bond;

/** What two of a household are to each other follows from what each is to its head. */
class KinshipTest {
    private static final Household HOME = new Household(Ids.fresh(), "511922204001", "何大山", null,
            1);

    private static Member one(String name, Sex sex, @Nullable String relation) {
        return new Member(Ids.fresh(), name, sex, LocalDate.of(1970, 1, 1), true, false, relation);
    }

    private static Bond bond(Member a, Member b, Member... others) {
        var all = new java.util.ArrayList<>(List.of(a, b));
        all.addAll(List.of(others));
        var kinship = new Kinship(HOME, all);
        assertThat(kinship.between(b, a)).isEqualTo(kinship.between(a, b));
        return kinship.between(a, b);
    }

    @Test
    void the_head_is_known_by_name_and_the_others_by_their_word() {
        var head = one("何大山", Sex.M, null);
        assertThat(bond(head, one("李芳", Sex.F, "妻子"))).isEqualTo(Bond.SPOUSE);
        assertThat(bond(head, one("何强", Sex.M, "长子"))).isEqualTo(Bond.LINE);
        assertThat(bond(head, one("张秀", Sex.F, "母亲"))).isEqualTo(Bond.LINE);
        assertThat(bond(head, one("王琼", Sex.F, "儿媳"))).isEqualTo(Bond.OTHER);
        assertThat(bond(head, one("刘婆", Sex.F, "岳母"))).isEqualTo(Bond.OTHER);
        assertThat(bond(head, one("何小", Sex.M, "弟弟"))).isEqualTo(Bond.OTHER);
        assertThat(bond(head, one("谁", Sex.M, null))).isEqualTo(Bond.UNKNOWN);
        assertThat(bond(head, one("谁", Sex.F, "媳妇"))).isEqualTo(Bond.UNKNOWN);
        assertThat(bond(one("谁", Sex.M, "本人"), one("李芳", Sex.F, "妻子")))
                .isEqualTo(Bond.UNKNOWN);
    }

    @Test
    void a_son_and_his_wife_are_a_couple_where_there_is_no_doubt_which() {
        var son = one("何强", Sex.M, "长子");
        var wife = one("王琼", Sex.F, "大儿媳");
        var second = one("何军", Sex.M, "次子");
        assertThat(bond(son, wife)).isEqualTo(Bond.SPOUSE);
        assertThat(bond(son, wife, second)).isEqualTo(Bond.SPOUSE);
        assertThat(bond(second, wife, son)).isEqualTo(Bond.OTHER);
        assertThat(bond(one("何军", Sex.M, "儿子"), wife, son)).isEqualTo(Bond.UNKNOWN);
        assertThat(bond(one("何花", Sex.F, "女儿"), wife)).isEqualTo(Bond.OTHER);
        assertThat(bond(one("何孙", Sex.M, "孙子"), wife)).isEqualTo(Bond.UNKNOWN);
        assertThat(bond(one("父", Sex.M, "父亲"), one("母", Sex.F, "母亲")))
                .isEqualTo(Bond.SPOUSE);
        assertThat(bond(one("李芳", Sex.F, "配偶"), one("刘婆", Sex.F, "岳母")))
                .isEqualTo(Bond.LINE);
    }
}
