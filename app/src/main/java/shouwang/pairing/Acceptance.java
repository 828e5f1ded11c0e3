package shouwang.pairing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.kernel.Text;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;

/**
 * Turns chosen lines into pairs. A line holds only if the elder's pair is still the one the line
 * was reckoned from, the aide still helps, and all chosen lines together overfill nobody; old
 * pairs end first, so that places given up are free. What does not hold changes nothing; what was
 * only short of a place may be chosen again, together with whoever gives the place up.
 */
@Component
class Acceptance {
    private static final int MOST_REASON = 200;
    private final Pairs pairs;
    private final PairRows rows;
    private final Habits habits;
    private final Elders elders;
    private final Aides aides;
    private final Clock clock;

    Acceptance(Pairs pairs, PairRows rows, Habits habits, Elders elders, Aides aides,
            Clock clock) {
        this.habits = habits;
        this.pairs = pairs;
        this.rows = rows;
        this.elders = elders;
        this.aides = aides;
        this.clock = clock;
    }

    /** Elders whose line held, and those whose line can never hold again. */
    record Outcome(List<UUID> held, List<UUID> stale) {}

    /** Makes the pairs of one village. */
    Outcome take(Actor actor, String villageCode, List<ProposalRows.Row> lines) {
        var now = pairs.current(lines.stream().map(ProposalRows.Row::elderId).toList());
        var helping = aides.all(villageCode).stream()
                .collect(Collectors.toMap(Aide::id, Function.identity()));
        var there = elders.byIds(lines.stream().map(ProposalRows.Row::elderId).toList());
        var said = habits.sayings(villageCode);
        var holding = new ArrayList<>(lines.stream().filter(line -> {
            var pair = now.get(line.elderId());
            var elder = there.get(line.elderId());
            return elder != null && !elder.isGone() && helping.containsKey(line.aideId())
                    && Objects.equals(pair == null ? null : pair.aideId(), line.before())
                    && !isForbidden(line, said.getOrDefault(line.elderId(), List.of()),
                            helping.keySet());
        }).toList());
        var stale = lines.stream().filter(line -> !holding.contains(line))
                .map(ProposalRows.Row::elderId).toList();
        fit(holding, rows.loads(villageCode), helping);
        // one order for all, so that two who accept at once wait for each other and go on
        holding.sort(Comparator.comparing(line -> line.aideId() + " " + line.elderId()));
        var today = LocalDate.now(clock);
        for (var line : holding) {
            var pair = now.get(line.elderId());
            if (pair != null) {
                rows.end(pair.id(), today, "按结对方案换人");
            }
        }
        for (var line : holding) {
            var why = Text.cut(line.why(), MOST_REASON);
            pairs.pair(actor, line.elderId(), Objects.requireNonNull(line.aideId()),
                    line.wished() ? Pair.Manner.VOLUNTARY : Pair.Manner.ASSIGNED, why);
        }
        return new Outcome(holding.stream().map(ProposalRows.Row::elderId).toList(), stale);
    }

    /** Whether what was said since the proposal stands against it, as when it was reckoned. */
    private static boolean isForbidden(ProposalRows.Row line, List<Saying> said,
            Set<UUID> helping) {
        var aide = Objects.requireNonNull(line.aideId());
        return said.stream().filter(saying -> saying.aideId().equals(aide)).findFirst()
                .map(saying -> saying.kind() == Saying.Kind.APART)
                .orElseGet(() -> Saying.isKeptWithAnother(said, aide, helping::contains));
    }

    /** Drops lines, the last first, until nobody would have more than the limit. */
    private static void fit(List<ProposalRows.Row> holding, Map<UUID, Integer> loads,
            Map<UUID, Aide> helping) {
        for (boolean over = true; over;) {
            var after = new HashMap<>(loads);
            for (var line : holding) {
                if (line.before() != null) {
                    after.merge(line.before(), -1, Integer::sum);
                }
                after.merge(Objects.requireNonNull(line.aideId()), 1, Integer::sum);
            }
            over = false;
            for (int i = holding.size() - 1; i >= 0 && !over; i--) {
                var aide = Objects.requireNonNull(helping.get(holding.get(i).aideId()));
                if (after.getOrDefault(aide.id(), 0) > aide.mostElders()) {
                    holding.remove(i);
                    over = true;
                }
            }
        }
    }
}
