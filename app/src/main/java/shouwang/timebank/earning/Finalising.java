package shouwang.timebank.earning;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.kernel.Ids;
import shouwang.ledger.Verdict;

/**
 * Makes hours final whose notice is over and whose reviews are there: one call of the ledger for
 * thousands. Repeating it, or being stopped half way, changes nothing: each batch is one
 * transaction, and the ledger's ids follow from the earning's.
 */
@Component
class Finalising {
    private final EarningRows rows;
    private final EarningBooks books;
    private final Clock clock;

    Finalising(EarningRows rows, EarningBooks books, Clock clock) {
        this.rows = rows;
        this.books = books;
        this.clock = clock;
    }

    /** At most so many; how many left the list. An objection that came first keeps its hours. */
    @Transactional
    int finish(int most) {
        var due = rows.due(LocalDate.now(clock), most);
        if (due.isEmpty()) {
            return 0;
        }
        var verdicts = books.release(due);
        var changed = due.stream().map(e -> stands(e, verdicts) ? finished(e)
                : with(e, Earning.State.LAPSED, e.transfer(), e.overTransfer())).toList();
        rows.state(changed);
        lapsed(changed);
        return changed.size();
    }

    private static boolean stands(Earning e, Map<UUID, Verdict> verdicts) {
        return EarningBooks.transfers(e).stream().allMatch(pending -> {
            var verdict = verdicts.get(posted(pending));
            return verdict != null && verdict.stands();
        });
    }

    private static UUID posted(UUID pending) {
        return Ids.derived(pending, "POST");
    }

    private static Earning finished(Earning e) {
        return with(e, Earning.State.FINAL,
                e.transfer() == null ? null : posted(e.transfer()),
                e.overTransfer() == null ? null : posted(e.overTransfer()));
    }

    private static Earning with(Earning e, Earning.State state,
            @org.jspecify.annotations.Nullable UUID transfer,
            @org.jspecify.annotations.Nullable UUID over) {
        return e.now(state, e.minutes(), e.over(), e.overTo(), transfer, over);
    }

    /** Hours that the ledger gave back no longer fill anyone's cap. */
    private void lapsed(List<Earning> changed) {
        var back = new HashMap<String, Map<UUID, Long>>();
        for (var e : new ArrayList<>(changed)) {
            if (e.state() == Earning.State.LAPSED && e.minutes() > 0) {
                back.computeIfAbsent(e.placeCode(), v -> new java.util.TreeMap<>())
                        .merge(e.person(), (long) -e.minutes(), Long::sum);
            }
        }
        back.forEach(rows::add);
    }
}
