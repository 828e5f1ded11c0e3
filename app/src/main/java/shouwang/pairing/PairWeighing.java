package shouwang.pairing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import shouwang.people.Aide;
import shouwang.people.Elder;
import shouwang.places.TravelTimes;
import shouwang.places.Way;

/** What one pair would cost, in tenths of a minute of walking, and the reasons in words. */
final class PairWeighing {
    static final int MINUTE = 10;
    /** A wish weighs more than any way, and less than leaving someone without. */
    static final int WISH = 600 * MINUTE;
    private static final int UNKNOWN_WAY = 25;
    private static final int MOST_HOBBIES = 3;
    private static final int OLD = 70;
    private static final int VERY_OLD = 80;

    private final VillagePeople village;
    private final PairTerms terms;

    PairWeighing(VillagePeople village, PairTerms terms) {
        this.village = village;
        this.terms = terms;
    }

    /** Why the two cannot be a pair, or {@link #NOTHING}. */
    enum Bar {
        NOTHING("可以结对"), SAME_HOME("是一户人"), KIN("是亲属"), APART("不宜结对"),
        KEPT_WITH_ANOTHER("之外另有定好的人"), TOO_FAR("隔得太远"), OTHER_SEX("不同性，助浴不便");

        private final String chinese;

        Bar(String chinese) {
            this.chinese = chinese;
        }

        String chinese() {
            return chinese;
        }
    }

    /** A pair and its cost; the reasons are the best first. */
    record Weighed(long cost, int minutes, boolean wished, List<String> reasons) {}

    Bar bar(Elder elder, Aide aide) {
        var said = village.said(elder.id(), aide.id());
        if (elder.id().equals(aide.id()) || elder.householdId().equals(aide.householdId())) {
            return Bar.SAME_HOME;
        }
        if (said == Saying.Kind.APART) {
            return Bar.APART;
        }
        if (village.kin().getOrDefault(elder.id(), java.util.Set.of()).contains(aide.name())) {
            return Bar.KIN;
        }
        if (said == null && keptWithAnother(elder, aide)) {
            return Bar.KEPT_WITH_ANOTHER;
        }
        if (said == null && terms.sameSexMust() && bathing(elder) && elder.sex() != aide.sex()) {
            return Bar.OTHER_SEX;
        }
        return said == null && minutes(elder, aide) > terms.farthest() ? Bar.TOO_FAR : Bar.NOTHING;
    }

    private boolean keptWithAnother(Elder elder, Aide aide) {
        return Saying.isKeptWithAnother(village.sayings().getOrDefault(elder.id(), List.of()),
                aide.id(), id -> village.aides().stream().anyMatch(one -> one.id().equals(id)));
    }

    private static boolean bathing(Elder elder) {
        return elder.categories().contains(Elder.Category.HARD_TO_CARE);
    }

    /** Minutes on the way, by the aide's vehicle. */
    int minutes(Elder elder, Aide aide) {
        var there = aide.placeCode();
        if (there.equals(elder.placeCode()) && there.length() <= 12) {
            return UNKNOWN_WAY;
        }
        return village.ways().between(there, elder.placeCode(), way(aide)).minutes();
    }

    private static Way way(Aide aide) {
        return switch (aide.vehicle()) {
            case FOOT -> Way.FOOT;
            case MOTORBIKE, CAR -> Way.MOTORBIKE;
        };
    }

    Weighed weigh(Elder elder, Aide aide) {
        var reasons = new ArrayList<String>();
        long cost = (long) minutes(elder, aide) * MINUTE;
        var said = village.said(elder.id(), aide.id());
        if (said == Saying.Kind.WISH) {
            cost -= WISH;
            reasons.add("本人点名");
        } else if (said == Saying.Kind.KEEP) {
            cost -= 2L * WISH;
            reasons.add("协会定的，不拆开");
        }
        reasons.add(way(elder, aide));
        cost -= MINUTE * likeness(elder, aide, reasons);
        cost -= MINUTE * care(elder, aide, reasons);
        return new Weighed(cost, minutes(elder, aide), said == Saying.Kind.WISH, reasons);
    }

    private String way(Elder elder, Aide aide) {
        if (elder.placeCode().equals(aide.placeCode())) {
            return elder.placeCode().length() > 12 ? "同一个组" : "同村";
        }
        var onFoot = village.ways().between(aide.placeCode(), elder.placeCode(), Way.FOOT);
        if (onFoot.source() == TravelTimes.Source.GUESSED) {
            return aide.hamlet().isEmpty() ? "同村" : "同村，住" + aide.hamlet();
        }
        int there = minutes(elder, aide);
        return there < onFoot.minutes() ? "骑车 " + there + " 分钟" : "走路 " + there + " 分钟";
    }

    private int likeness(Elder elder, Aide aide, List<String> reasons) {
        int minutes = 0;
        var one = village.habit(elder.id());
        var other = village.habit(aide.id());
        var shared = one.shared(other);
        if (!shared.isEmpty()) {
            minutes += terms.hobby() * Math.min(MOST_HOBBIES, shared.size());
            reasons.add("都爱" + shared.stream().limit(MOST_HOBBIES).map(Habit.Hobby::chinese)
                    .collect(Collectors.joining("、")));
        }
        if (one.temper() != null && other.temper() != null
                && one.temper().goesWith(other.temper())) {
            minutes += terms.temper();
            reasons.add(one.temper() == other.temper() ? "都" + one.temper().chinese() : "性情合得来");
        }
        return minutes;
    }

    private int care(Elder elder, Aide aide, List<String> reasons) {
        int minutes = 0;
        int age = aide.ageOn(village.today());
        if (elder.ageOn(village.today()) >= VERY_OLD && age >= 60 && age < OLD) {
            minutes += terms.youngForOld();
            reasons.add("低龄帮高龄");
        }
        boolean frail = bathing(elder)
                || elder.categories().contains(Elder.Category.HARD_TO_WALK);
        if (frail && age < OLD) {
            minutes += terms.fitForFrail();
            reasons.add("身体好，帮得上手");
        }
        if (bathing(elder) && elder.sex() == aide.sex()) {
            minutes += terms.sameSex();
            reasons.add("同性，助浴方便");
        }
        if (bathing(elder) && aide.skills().contains("BATHING")) {
            minutes += terms.skill();
            reasons.add("会助浴");
        }
        return minutes;
    }
}
