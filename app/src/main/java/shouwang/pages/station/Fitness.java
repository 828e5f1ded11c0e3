package shouwang.pages.station;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.care.Need;
import shouwang.care.Service;
import shouwang.people.Aide;
import shouwang.people.Elder;

/** What speaks against sending this aide to this elder, in words a clerk can answer. */
final class Fitness {
    /** From here on one is rather looked after than sent. */
    private static final int OLD = 80;

    private Fitness() {}

    /** @param also the aide as an elder, or null for one who is none */
    static List<String> against(Need need, Elder elder, Aide aide, @Nullable Elder also,
            LocalDate today) {
        var against = new ArrayList<String>();
        var skill = need.skill();
        if (skill != null && !aide.skills().contains(skill.name())) {
            against.add("没有登记会" + skill.chinese());
        }
        if (need.service() == Service.BATHING && aide.sex() != elder.sex()) {
            against.add("不同性，助浴不便");
        }
        if (also != null && also.status() != Elder.Status.HERE) {
            against.add("现在" + also.status().chinese());
        }
        if (aide.ageOn(today) >= OLD) {
            against.add("已 " + aide.ageOn(today) + " 岁");
        }
        return against;
    }
}
