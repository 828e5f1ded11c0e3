package shouwang.pairing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.people.Aide;
import shouwang.people.Elder;

/** Who suits whom, in plain reasons: 住所相邻 first, then load, then 高龄 with 低龄. */
final class Affinity {
    private static final int SAME_HAMLET = 100;
    private static final int EACH_ELDER = 12;
    private static final int VERY_OLD = 80;
    /** Before everything else: the village has said so itself. */
    private static final int NAMED = 1_000;

    /** Behind everybody who is at hand: she cannot go now. */
    private static final int AWAY = 5_000;

    private Affinity() {}

    /** An aide for this elder, with the reasons in words. */
    record Match(Aide aide, int load, int score, String reasons) {}

    /**
     * The best first; those who are full, the elder's own household and the elder are left out.
     *
     * @param named the aide whom the roster names beside this elder, or null
     */
    static List<Match> rank(Elder elder, @Nullable String named, List<Aide> aides,
            Map<UUID, Integer> loads, LocalDate today) {
        return aides.stream()
                .filter(aide -> !aide.id().equals(elder.id()))
                .filter(aide -> !aide.householdId().equals(elder.householdId()))
                .filter(aide -> loads.getOrDefault(aide.id(), 0) < aide.mostElders())
                .map(aide -> match(elder, aide, loads.getOrDefault(aide.id(), 0),
                        aide.name().equals(named), today))
                .sorted(Comparator.comparingInt(Match::score).reversed()
                        .thenComparing(match -> match.aide().pinyin())
                        .thenComparing(match -> match.aide().id())).toList();
    }

    private static Match match(Elder elder, Aide aide, int load, boolean named,
            LocalDate today) {
        var reasons = new ArrayList<String>();
        var score = -EACH_ELDER * load;
        if (aide.status() != Elder.Status.HERE) {
            score -= AWAY;
            reasons.add("现在" + aide.status().chinese());
        }
        if (named) {
            score += NAMED;
            reasons.add("花名册上写的是这个名字");
        }
        if (aide.placeCode().equals(elder.placeCode())) {
            score += SAME_HAMLET;
            reasons.add("同一个组");
        } else {
            reasons.add(aide.hamlet().isEmpty() ? "同村" : "住" + aide.hamlet());
        }
        reasons.add(load == 0 ? "手上还没有人" : "手上 " + load + " 位");
        var age = aide.ageOn(today);
        if (elder.ageOn(today) >= VERY_OLD && age >= 60 && age < 70) {
            score += 15;
            reasons.add("低龄帮高龄");
        }
        if (elder.sex() == aide.sex()) {
            score += 10;
            reasons.add("同性，助浴方便");
        }
        if (elder.categories().contains(Elder.Category.HARD_TO_CARE)) {
            var bathes = aide.skills().contains("BATHING");
            score += bathes ? 20 : 0;
            reasons.add(bathes ? "会助浴" : "没有登记会助浴");
        }
        if (aide.vehicle() != Aide.Vehicle.FOOT) {
            score += 4;
            reasons.add("有" + aide.vehicle().chinese());
        }
        reasons.add(age + " 岁");
        return new Match(aide, load, score, String.join("，", reasons));
    }
}
