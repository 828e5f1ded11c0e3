package shouwang.pairing;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.care.Contacts;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;

/**
 * Which pairs are in trouble, and who might take over: the aide stopped or moved, is old, has too
 * many; the elder was not heard of for thirty days.
 */
@Component
@Transactional
public class PairHealth {
    /** From this age on, a successor is named in good time. */
    static final int OLD_AIDE = 75;
    private final PairRows rows;
    private final Pairs pairs;
    private final Elders elders;
    private final Aides aides;
    private final Contacts contacts;
    private final Audit audit;
    private final Clock clock;

    PairHealth(PairRows rows, Pairs pairs, Elders elders, Aides aides, Contacts contacts,
            Audit audit, Clock clock) {
        this.rows = rows;
        this.pairs = pairs;
        this.elders = elders;
        this.aides = aides;
        this.contacts = contacts;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is wrong, the worst first. */
    public enum Trouble {
        ELSEWHERE("互助员不在本村"), ABSENT("互助员外出、住院"),
        OVERLOADED("互助员手上超了"), OLD("互助员年纪大了"), UNHEARD("三十天没有联系");

        private final String chinese;

        Trouble(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** A pair in trouble; {@code next} may take over, where another aide would mend it. */
    public record Finding(Pair pair, Elder elder, @Nullable Aide aide, List<Trouble> troubles,
            @Nullable Suggestion next) {}

    /** The pairs of a village that are in trouble, the worst first. */
    @Transactional(readOnly = true)
    public List<Finding> of(String villageCode) {
        var all = pairs.below(villageCode);
        var who = elders.byIds(all.stream().map(Pair::elderId).toList());
        var by = aides.byIds(all.stream().map(Pair::aideId).distinct().toList());
        var heard = contacts.latest(who.keySet());
        var loads = rows.loads(villageCode);
        var free = aides.all(villageCode);
        var today = LocalDate.now(clock);
        var findings = new ArrayList<Finding>();
        for (var pair : all) {
            var elder = who.get(pair.elderId());
            var aide = by.get(pair.aideId());
            if (elder == null) {
                continue;
            }
            var troubles = troubles(pair, aide, villageCode, loads, today);
            var last = heard.get(elder.id());
            var since = last == null ? pair.from().atStartOfDay(clock.getZone()).toInstant()
                    : last.at();
            if (since.plus(Duration.ofDays(Contacts.LAPSE_DAYS)).isBefore(clock.instant())) {
                troubles.add(Trouble.UNHEARD);
            }
            if (!troubles.isEmpty()) {
                findings.add(new Finding(pair, elder, aide, troubles,
                        troubles.getFirst() == Trouble.UNHEARD ? null
                        : successor(pair, elder, free, loads, today)));
            }
        }
        findings.sort((a, b) -> a.troubles().getFirst().compareTo(b.troubles().getFirst()));
        return findings;
    }

    private static List<Trouble> troubles(Pair pair, @Nullable Aide aide, String villageCode,
            Map<UUID, Integer> loads, LocalDate today) {
        var troubles = new ArrayList<Trouble>();
        if (aide == null || !aide.villageCode().equals(villageCode)) {
            troubles.add(Trouble.ELSEWHERE);
            return troubles;
        }
        if (aide.status() != Elder.Status.HERE) {
            troubles.add(Trouble.ABSENT);
        }
        if (loads.getOrDefault(pair.aideId(), 0) > aide.mostElders()) {
            troubles.add(Trouble.OVERLOADED);
        }
        if (aide.ageOn(today) >= OLD_AIDE) {
            troubles.add(Trouble.OLD);
        }
        return troubles;
    }

    private static @Nullable Suggestion successor(Pair pair, Elder elder, List<Aide> free,
            Map<UUID, Integer> loads, LocalDate today) {
        return Affinity.rank(elder, null, free, loads, today).stream()
                .filter(match -> !match.aide().id().equals(pair.aideId()))
                .filter(match -> match.aide().ageOn(today) < OLD_AIDE
                        && match.aide().isAtHand())
                .map(match -> new Suggestion(match.aide(), match.load(), match.reasons()))
                .findFirst().orElse(null);
    }

    /** The pair ends and the other aide takes over, in one step. */
    public Pair handOver(Actor actor, UUID pairId, UUID aideId) {
        actor.need(Right.PAIR);
        var pair = rows.find(pairId).filter(one -> one.until() == null).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这个结对，可能已经结束。"));
        var elder = elders.get(pair.elderId());
        if (!Objects.equals(aides.get(aideId).villageCode(), elder.villageCode())) {
            throw new Rejected(Reason.WRONG_KIND, "接手的要是本村的互助员。");
        }
        rows.end(pairId, LocalDate.now(clock), "换人接手");
        audit.log(actor, pair.placeCode(), "结对换人", elder.name(), elder.id(), null);
        return pairs.byHand(actor, elder.id(), aideId, Pair.Manner.ASSIGNED, "接手", null);
    }
}
