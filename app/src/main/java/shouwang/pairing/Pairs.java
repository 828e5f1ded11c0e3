package shouwang.pairing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;

/** Pairs of elder and aide: one aide to an elder at a time. */
@Component
@Transactional
public class Pairs {
    private static final int MOST = 5_000;
    /** Digits of a village's code. */
    private final PairRows rows;
    private final PairRules rules;
    private final Elders elders;
    private final Aides aides;
    private final Audit audit;
    private final Clock clock;

    Pairs(PairRows rows, PairRules rules, Elders elders, Aides aides, Audit audit, Clock clock) {
        this.rows = rows;
        this.rules = rules;
        this.elders = elders;
        this.aides = aides;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Pairs two whom a person has chosen. The rules of the proposals hold here too; who knows
     * better says why, and that is kept with the pair.
     *
     * @param despite why they become a pair although a rule keeps them apart; null where none does
     */
    public Pair byHand(Actor actor, UUID elderId, UUID aideId, Pair.Manner manner,
            @Nullable String reason, @Nullable String despite) {
        actor.need(Right.PAIR);
        var elder = elders.get(elderId);
        var why = rules.apart(actor, elder, aideId);
        if (why.isEmpty() || elder.householdId().equals(aides.get(aideId).householdId())) {
            return pair(actor, elderId, aideId, manner, reason);
        }
        if (despite == null) {
            throw new Rejected(Reason.NOT_NOW, "despite", "%s和%s%s。要结对，请写为什么还是合适。"
                    .formatted(elder.name(), aides.get(aideId).name(), why));
        }
        return pair(actor, elderId, aideId, manner, (reason == null ? ""
                : reason + "；") + why + "，仍结对：" + despite);
    }

    /** The aides of the village whom the rules keep from this elder, each with why. */
    @Transactional(readOnly = true)
    public Map<Aide, String> apart(Actor actor, UUID elderId) {
        return rules.apart(actor, elders.get(elderId));
    }

    /**
     * Pairs them from today. Two clerks at once make one pair, and the second learns of it; the
     * aide is held meanwhile, so that many at once never give her more than she can carry.
     */
    public Pair pair(Actor actor, UUID elderId, UUID aideId, Pair.Manner manner,
            @Nullable String reason) {
        actor.need(Right.PAIR);
        var elder = elders.get(elderId);
        var aide = aides.hold(aideId);
        if (elder.isGone()) {
            throw new Rejected(Reason.NOT_NOW, elder.name() + "已" + elder.status().chinese()
                    + "，不用结对。");
        }
        if (aide.endedOn() != null) {
            throw new Rejected(Reason.NOT_NOW, aide.name() + "已不做互助员，请换一位。");
        }
        if (elder.id().equals(aide.id()) || elder.householdId().equals(aide.householdId())) {
            throw new Rejected(Reason.WRONG_KIND, "同一户人不能结对，请换一位外户的互助员。");
        }
        var now = rows.current(List.of(elderId));
        if (!now.isEmpty()) {
            return alreadyPaired(now.getFirst(), aideId);
        }
        if (rows.ofAide(aideId).size() >= aide.mostElders()) {
            throw new Rejected(Reason.NOT_NOW,
                    "%s手上已有 %d 位，满了。请换一位，或先改他的上限。".formatted(aide.name(), aide.mostElders()));
        }
        var pair = new Pair(Ids.fresh(), elder.placeCode(), elderId, aideId, manner, reason,
                LocalDate.now(clock), null);
        if (rows.insert(pair, actor.id(), clock.instant()) == 0) {
            return alreadyPaired(rows.current(List.of(elderId)).getFirst(), aideId);
        }
        audit.log(actor, elder.placeCode(), "结对", elder.name() + " – " + aide.name(), elderId,
                manner.chinese());
        return pair;
    }

    private Pair alreadyPaired(Pair there, UUID aideId) {
        if (there.aideId().equals(aideId)) {
            return there;
        }
        var name = aides.find(there.aideId()).map(aide -> aide.name()).orElse("别人");
        throw new Rejected(Reason.TAKEN, "这位老人已经和" + name + "结了对。要换人请先结束原来的结对。");
    }

    public void end(Actor actor, UUID pairId, String reason) {
        actor.need(Right.PAIR);
        var pair = rows.find(pairId).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这个结对，可能不归您管。"));
        if (rows.end(pairId, LocalDate.now(clock), reason) == 1) {
            audit.log(actor, pair.placeCode(), "结束结对", elders.get(pair.elderId()).name(),
                    pair.elderId(), reason);
        }
    }

    /** Elder → the pair that holds now. */
    @Transactional(readOnly = true)
    public Map<UUID, Pair> current(Collection<UUID> elderIds) {
        return elderIds.isEmpty() ? Collections.emptyMap() : rows.current(elderIds).stream()
                .collect(Collectors.toMap(Pair::elderId, Function.identity()));
    }

    @Transactional(readOnly = true)
    public List<Pair> ofAide(UUID aideId) {
        return rows.ofAide(aideId);
    }

    @Transactional(readOnly = true)
    public List<Pair> history(UUID elderId) {
        return rows.history(elderId);
    }

    @Transactional(readOnly = true)
    public List<Pair> below(String placeCode) {
        return rows.below(placeCode, MOST);
    }

    @Transactional(readOnly = true)
    public int count(String placeCode) {
        return rows.count(placeCode);
    }

    @Transactional(readOnly = true)
    public Map<UUID, Integer> loads(Collection<UUID> aides) {
        return aides.isEmpty() ? Collections.emptyMap() : rows.loads(aides);
    }

    /** Elders of a village without an aide, by pinyin, up to {@code limit} of them. */
    @Transactional(readOnly = true)
    public List<Elder> without(String villageCode, int limit) {
        var found = elders.others(villageCode, rows.paired(villageCode));
        return found.subList(0, Math.min(limit, found.size()));
    }

    /** Aides of the elder's village who would suit and whom no rule keeps apart, best first. */
    @Transactional(readOnly = true)
    public List<Suggestion> suggest(Actor actor, UUID elderId, int limit) {
        var elder = elders.get(elderId);
        var village = elder.villageCode();
        var apart = rules.apart(actor, elder).keySet().stream().map(Aide::id)
                .collect(Collectors.toSet());
        return Affinity.rank(elder, elders.more(elderId).aideNamed(), aides.all(village),
                        rows.loads(village), LocalDate.now(clock)).stream()
                .filter(match -> !apart.contains(match.aide().id())).limit(limit)
                .map(match -> new Suggestion(match.aide(), match.load(), match.reasons())).toList();
    }
}
