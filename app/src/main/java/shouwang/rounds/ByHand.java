package shouwang.rounds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import shouwang.care.Visit;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.solver.rounds.BadRounds;
import shouwang.solver.rounds.RoundsByHand;
import shouwang.solver.rounds.RoundsPlan;

/** A plan under a person's hand: a visit goes elsewhere, all times follow, nothing else moves. */
final class ByHand {
    private final RoundsOfDay plan;
    private final DayProblem problem;
    private final RoundsByHand pricer;

    ByHand(RoundsOfDay plan, Day day) {
        this.plan = plan;
        this.problem = new DayProblem(day.free());
        if (problem.isEmpty()) {
            throw new Rejected(Reason.NOT_NOW, "这一天没有还能改的上门。");
        }
        this.pricer = new RoundsByHand(problem.problem());
    }

    /** The plan with this visit behind {@code at} other doors of that aide's round. */
    RoundsOfDay move(UUID visitId, UUID aideId, int at) {
        var visit = index(visitId);
        var aide = problem.aideIndex(aideId);
        if (aide < 0) {
            throw new Rejected(Reason.NOT_NOW, "这位互助员这天没有空，请换一位。");
        }
        if (!pricer.can(visit, aide)) {
            throw new Rejected(Reason.WRONG_KIND, cannot(problem.visits.get(visit), aide));
        }
        var rounds = rounds(visit);
        var round = rounds.get(aide);
        round.add(Math.clamp(at, 0, round.size()), visit);
        var fixed = fixed();
        fixed.add(visitId);
        return with(price(rounds), fixed);
    }

    private int index(UUID visitId) {
        var visit = problem.indexOf(visitId);
        if (visit < 0) {
            throw new Rejected(Reason.NOT_NOW, "这次上门已经开始、取消或不在这一天了，不能再排。");
        }
        return visit;
    }

    private String cannot(Visit visit, int aide) {
        var who = problem.aides.get(aide);
        return Fit.lacksSkill(visit.service(), who)
                ? who.name() + "不会" + visit.service().chinese() + "，请换一位会的。"
                : "不能派老人照护自己，请换一位。";
    }

    /** The rounds as they are, without one visit. */
    private List<List<Integer>> rounds(int without) {
        var rounds = new ArrayList<List<Integer>>();
        problem.aides.forEach(aide -> rounds.add(new ArrayList<>()));
        for (var stop : plan.stops()) {
            var visit = problem.indexOf(stop.visitId());
            var aide = problem.aideIndex(stop.aideId());
            if (visit >= 0 && aide >= 0 && visit != without && pricer.can(visit, aide)) {
                rounds.get(aide).add(visit);
            }
        }
        return rounds;
    }

    private HashSet<UUID> fixed() {
        return plan.stops().stream().filter(Stop::fixed).map(Stop::visitId)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private RoundsPlan price(List<List<Integer>> rounds) {
        try {
            return pricer.price(rounds);
        } catch (BadRounds circle) {
            throw new Rejected(Reason.NOT_NOW,
                    "这样排，两个人会互相等，谁也走不了。请换一个位置。");
        }
    }

    private RoundsOfDay with(RoundsPlan priced, HashSet<UUID> fixed) {
        var known = new HashMap<UUID, String>();
        plan.left().forEach(left -> known.put(left.visitId(), left.why()));
        var left = problem.left(priced).stream().map(one -> new RoundsOfDay.Left(one.visitId(),
                known.getOrDefault(one.visitId(), "后来加的，还没有排进来。请重新排，或拖到一位互助员名下。")))
                .toList();
        return with(plan, problem.stops(priced, fixed), (int) priced.travel(),
                (int) Math.round(priced.tardiness()), left);
    }

    static RoundsOfDay with(RoundsOfDay plan, List<Stop> stops, int walk, int late,
            List<RoundsOfDay.Left> left) {
        return new RoundsOfDay(plan.id(), plan.placeCode(), plan.day(), plan.status(),
                plan.version(), walk, late, plan.madeBy(), plan.madeAt(), plan.acceptedBy(),
                stops, left);
    }

    /** For each aide who can, the cheapest place in the round. */
    List<Rounds.Offer> offers(UUID visitId) {
        var visit = index(visitId);
        var offers = new ArrayList<Rounds.Offer>();
        for (var r = 0; r < problem.aides.size(); r++) {
            if (pricer.can(visit, r)) {
                best(visit, r).ifPresent(offers::add);
            }
        }
        offers.sort(Comparator.comparingInt((Rounds.Offer offer) ->
                offer.walkMore() + 2 * offer.lateMore()));
        return offers;
    }

    private java.util.Optional<Rounds.Offer> best(int visit, int aide) {
        var id = Objects.requireNonNull(problem.aides.get(aide)).id();
        var rounds = rounds(visit);
        var round = rounds.get(aide);
        var offers = new ArrayList<Rounds.Offer>();
        for (var at = 0; at <= round.size(); at++) {
            round.add(at, visit);
            try {
                var priced = pricer.price(rounds);
                offers.add(new Rounds.Offer(id, at, (int) priced.travel() - plan.walk(),
                        (int) Math.round(priced.tardiness()) - plan.late()));
            } catch (BadRounds circle) {
                // this place would make two people wait for each other: it is not offered
            }
            round.remove(at);
        }
        return offers.stream().min(Comparator.comparingInt(offer ->
                offer.walkMore() + 2 * offer.lateMore()));
    }
}
