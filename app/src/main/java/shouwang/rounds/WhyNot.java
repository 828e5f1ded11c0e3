package shouwang.rounds;

import java.util.UUID;
import shouwang.solver.rounds.RoundsPlan;

/** Why a visit cannot be served today, in words that say what to do. */
final class WhyNot {
    private final Day day;
    private final DayProblem problem;

    WhyNot(Day day, DayProblem problem) {
        this.day = day;
        this.problem = problem;
    }

    String nobody() {
        return day.from() >= DayRules.ENDS ? "今天已经过了收工时间，请改到明天。"
                : "这一天没有互助员有空，请改一天，或先改互助员的空闲日子。";
    }

    String say(RoundsPlan.LeftOut out) {
        var visit = problem.visits.get(out.visit());
        return switch (out.reason()) {
            case NOBODY_CAN -> nobodyCan(out.visit());
            case COSTS_MORE_THAN_ITS_PRICE -> {
                var able = able(out.visit());
                var closes = problem.window(visit).closes();
                yield isTied(out.visit()) && able < 2
                        ? "要两个人同时到，这天会做的只有一位。请再找一位，或改一天。"
                        : "会做的 %d 位都排满了，%s 以前赶不到。请换时间，或从邻组请人。"
                                .formatted(able, hour(closes));
            }
        };
    }

    private String nobodyCan(int v) {
        var visit = problem.visits.get(v);
        var kept = day.kept().stream().filter(k -> k.visitId().equals(visit.id())).findFirst();
        if (kept.isPresent()) {
            return "指定的%s这天来不了。请换一位，或放开固定。".formatted(name(kept.get().aideId()));
        }
        if (visit.service().skilled() && problem.aides.stream()
                .allMatch(aide -> Fit.lacksSkill(visit.service(), aide))) {
            return "这天有空的互助员都不会%s。请从邻村请人，或安排培训。"
                    .formatted(visit.service().chinese());
        }
        return "这天没有合适的人去，请从邻组请人，或改一天。";
    }

    private String name(UUID aideId) {
        return day.aides().stream().filter(aide -> aide.id().equals(aideId))
                .map(aide -> aide.name()).findFirst().orElse("互助员");
    }

    private int able(int v) {
        var count = 0;
        for (var fit : problem.problem().visits().get(v).fit()) {
            count += fit < Fit.CANNOT ? 1 : 0;
        }
        return count;
    }

    private boolean isTied(int v) {
        return problem.problem().pairs().stream()
                .anyMatch(pair -> pair.first() == v || pair.second() == v);
    }

    static String hour(int minute) {
        return "%02d:%02d".formatted(minute / 60 % 24, minute % 60);
    }
}
