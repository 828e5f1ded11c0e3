package shouwang.pairing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.people.Aide;
import shouwang.people.Elder;
import shouwang.solver.pairing.PairingAnswer;
import shouwang.solver.pairing.PairingProblem;
import shouwang.solver.pairing.PairingProgress;
import shouwang.solver.pairing.PairingProof;
import shouwang.solver.pairing.PairingSolver;

/**
 * The best pairs for one village, proven, with a reason for each. Each aide stands twice in the
 * problem: the first half of the places is free, each one past it counts a little, so that loads
 * come out even. Pairs do not cross villages, so the villages' best together is the county's best.
 */
final class VillageMatching {
    /** Nobody is left without while a place can be had, whatever the way. */
    private static final long LEFT_OUT = 100_000L * PairWeighing.MINUTE;
    private static final long URGENT = 10_000L * PairWeighing.MINUTE;
    /** Who has an aide does not lose the aide so that another is served. */
    private static final long SERVED = 50_000L * PairWeighing.MINUTE;
    private static final Set<Elder.Category> FIRST = Set.of(Elder.Category.LIVING_ALONE,
            Elder.Category.HARD_TO_CARE, Elder.Category.HARD_TO_WALK, Elder.Category.HARDSHIP,
            Elder.Category.LOST_ONLY_CHILD, Elder.Category.WIDOWED);

    private final VillagePeople village;
    private final PairTerms terms;
    private final PairWeighing weighing;
    private final Map<UUID, Integer> aideNumber = new HashMap<>();
    private final List<Elder> elders = new ArrayList<>();

    VillageMatching(VillagePeople village, PairTerms terms) {
        this.village = village;
        this.terms = terms;
        weighing = new PairWeighing(village, terms);
        for (int j = 0; j < village.aides().size(); j++) {
            aideNumber.put(village.aides().get(j).id(), j);
        }
        elders.addAll(village.elders());
    }

    /** What becomes of one elder. */
    enum Kind {
        FRESH, MOVED, GAP
    }

    /** One change against today, or a gap. */
    record Line(Elder elder, Kind kind, @Nullable Aide aide, @Nullable UUID before, boolean wished,
            String why) {}

    /**
     * The village's proposal: lines for what changes, counts for the rest.
     *
     * @param minutesBefore ways of today's pairs, one way, added up; {@code pairedBefore} of them
     * @param minutesAfter ways of all pairs proposed
     */
    record Result(List<Line> lines, int kept, int minutesBefore, int pairedBefore,
            int minutesAfter, String hint) {
        int count(Kind kind) {
            return (int) lines.stream().filter(line -> line.kind() == kind).count();
        }
    }

    /** Solves and explains; throws PairingStopped when {@code progress} says so. */
    Result best(PairingProgress progress) {
        var problem = problem();
        var answer = PairingSolver.solve(problem, progress);
        if (!PairingProof.check(problem, answer).optimal()) {
            throw new IllegalStateException("a village's pairing came out without its proof");
        }
        return explain(answer);
    }

    private PairingProblem problem() {
        int aides = village.aides().size();
        var builder = PairingProblem.builder(elders.size(), 2 * aides,
                2 * aides * elders.size());
        for (int j = 0; j < aides; j++) {
            int most = village.aides().get(j).mostElders();
            builder.aide(j, 0, (most + 1) / 2).aide(aides + j, 0, most / 2);
        }
        for (int e = 0; e < elders.size(); e++) {
            var elder = elders.get(e);
            boolean first = elder.categories().stream().anyMatch(FIRST::contains);
            builder.elder(e, 1, LEFT_OUT + (first ? URGENT : 0)
                    + (village.now().containsKey(elder.id()) ? SERVED : 0));
            for (int j = 0; j < aides; j++) {
                var aide = village.aides().get(j);
                if (weighing.bar(elder, aide) == PairWeighing.Bar.NOTHING) {
                    long cost = weighing.weigh(elder, aide).cost()
                            - (aide.id().equals(village.now().get(elder.id()))
                            ? (long) terms.change() * PairWeighing.MINUTE : 0);
                    builder.arc(e, j, cost);
                    builder.arc(e, aides + j, cost + (long) terms.pastHalf()
                            * PairWeighing.MINUTE);
                }
            }
        }
        return builder.build();
    }

    private Result explain(PairingAnswer answer) {
        int aides = village.aides().size();
        var lines = new ArrayList<Line>();
        int kept = 0;
        int before = 0;
        int pairedBefore = 0;
        int after = 0;
        for (int e = 0; e < elders.size(); e++) {
            var elder = elders.get(e);
            var beforeId = village.now().get(elder.id());
            var old = beforeId == null ? null : aideNumber.get(beforeId);
            if (old != null) {
                before += weighing.minutes(elder, village.aides().get(old));
                pairedBefore++;
            }
            if (answer.aidesFound(e) == 0) {
                lines.add(new Line(elder, Kind.GAP, null, beforeId, false, whyNot(elder)));
                continue;
            }
            var aide = village.aides().get(answer.aideOf(e, 0) % aides);
            after += weighing.minutes(elder, aide);
            if (aide.id().equals(beforeId)) {
                kept++;
            } else {
                lines.add(line(elder, aide, beforeId, old));
            }
        }
        return new Result(lines, kept, before, pairedBefore, after, hint(answer, lines));
    }

    private Line line(Elder elder, Aide aide, @Nullable UUID before, @Nullable Integer old) {
        var weighed = weighing.weigh(elder, aide);
        var reasons = new ArrayList<>(weighed.reasons());
        if (before != null && old == null) {
            reasons.addFirst("原来的互助员已不在本村做");
        } else if (old != null) {
            var former = village.aides().get(old);
            int saved = weighing.minutes(elder, former) - weighed.minutes();
            var bar = weighing.bar(elder, former);
            reasons.addFirst(bar != PairWeighing.Bar.NOTHING ? "和" + former.name() + bar.chinese()
                    : saved > 0 ? "比" + former.name() + "近 " + saved + " 分钟"
                    : "让全村合起来更合适");
        }
        return new Line(elder, before == null ? Kind.FRESH : Kind.MOVED, aide, before,
                weighed.wished(), String.join("，", reasons));
    }

    private String whyNot(Elder elder) {
        if (village.aides().isEmpty()) {
            return "村里还没有互助员";
        }
        var bars = new EnumMap<PairWeighing.Bar, Integer>(PairWeighing.Bar.class);
        for (var aide : village.aides()) {
            bars.merge(weighing.bar(elder, aide), 1, Integer::sum);
        }
        int open = bars.getOrDefault(PairWeighing.Bar.NOTHING, 0);
        if (open > 0) {
            return "合适的 " + open + " 位互助员都满了";
        }
        var most = bars.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        return switch (most.getKey()) {
            case TOO_FAR -> "互助员都在 " + terms.farthest() + " 分钟路程以外";
            case OTHER_SEX -> "要助浴，村里没有同性的互助员";
            case KIN, APART, SAME_HOME -> "剩下的是家里人、亲属，或说好不宜结对的";
            case KEPT_WITH_ANOTHER -> "定好的那位互助员已经满了";
            case NOTHING -> "互助员都满了";
        };
    }

    /** Whom to ask first to take one more: the aide whose place has the highest price. */
    private String hint(PairingAnswer answer, List<Line> lines) {
        long gaps = lines.stream().filter(line -> line.kind() == Kind.GAP).count();
        if (gaps == 0) {
            return "";
        }
        int aides = village.aides().size();
        int dearest = -1;
        for (int j = 0; j < aides; j++) {
            if (answer.price(aides + j) > 0 && (dearest < 0
                    || answer.price(aides + j) > answer.price(aides + dearest))) {
                dearest = j;
            }
        }
        int places = village.aides().stream().mapToInt(Aide::mostElders).sum();
        var text = "%d 位老人，%d 位互助员一共能带 %d 位。".formatted(elders.size(), aides, places);
        return dearest < 0 ? text + "要多找几位互助员。"
                : text + "先问问" + village.aides().get(dearest).name() + "能不能多带一位。";
    }
}
