package shouwang.timebank.checks;

import java.time.Clock;
import java.time.LocalDate;
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
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.places.Places;
import shouwang.timebank.earning.Earning;
import shouwang.timebank.earning.Earnings;

/** 检查: a village's month looked through, and what people say who looked at what was found. */
@Component
@Transactional
public class Findings {
    /** A large village has some thousand givings a month. */
    private static final int MOST = 20_000;
    private final FindingRows rows;
    private final Earnings earnings;
    private final Elders elders;
    private final Places places;
    private final Audit audit;
    private final Clock clock;

    Findings(FindingRows rows, Earnings earnings, Elders elders, Places places, Audit audit,
            Clock clock) {
        this.rows = rows;
        this.earnings = earnings;
        this.elders = elders;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    /** Looks through a village's month; how much was found. */
    public int look(String village, LocalDate month) {
        var first = month.withDayOfMonth(1);
        var those = earnings.between(village, first, first.plusMonths(1), MOST).stream()
                .filter(e -> e.open() || e.state() == Earning.State.FINAL).toList();
        var old = elders.byIds(those.stream().map(Earning::doneFor).filter(Objects::nonNull)
                .distinct().toList());
        var names = places.names(those.stream().map(Earning::hamlet).filter(h -> h.length() > 12)
                .distinct().toList());
        var found = Checks.look(those.stream().map(e -> fact(e, old, names)).toList()).stream()
                .map(odd -> new Finding(Ids.derived(odd.key(), odd.kind() + "/" + first), village,
                        first, odd.kind(), odd.who(), odd.evidence(), odd.hours(),
                        clock.instant(), null))
                .toList();
        rows.replace(village, first, found);
        return found.size();
    }

    private static Fact fact(Earning e, Map<UUID, Elder> old, Map<String, String> names) {
        var elder = e.doneFor() == null ? null : old.get(e.doneFor());
        return new Fact(e.id(), e.person(), e.name(), e.household(), e.doneFor(),
                elder == null ? "" : elder.name(), elder == null ? null : elder.householdId(),
                e.hamlet(), names.getOrDefault(e.hamlet(), ""), e.from(), e.until(), e.day(),
                e.actual(), e.confirmer(), e.what());
    }

    /** What was found in a village's month, what nobody looked at first. */
    @Transactional(readOnly = true)
    public List<Finding> of(Actor actor, String village, LocalDate month) {
        actor.need(Right.AUDIT);
        actor.needPlace(village);
        return rows.of(village, month.withDayOfMonth(1));
    }

    /** Village → how many nobody has looked at yet. */
    @Transactional(readOnly = true)
    public Map<String, Integer> open(Actor actor, LocalDate month) {
        actor.need(Right.AUDIT);
        return rows.open(actor.placeCode(), month.withDayOfMonth(1));
    }

    /** Looked at: fine, or asked about. It changes no hour and no account. */
    public void remark(Actor actor, UUID id, Finding.Remark remark, @Nullable String note) {
        if (!actor.may(Right.SUPERVISE)) {
            actor.need(Right.SET_ENVELOPE);
        }
        var finding = rows.lock(id).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一条，可能已经更正。请返回再看。"));
        actor.needPlace(finding.placeCode());
        rows.remark(id, remark, note, actor, clock.instant());
        audit.log(actor, finding.placeCode(), "检查：" + remark.chinese(),
                finding.kind().chinese() + "，" + finding.who(), id, note);
    }

    /** Looks again at once, for whoever stands before the list. */
    public int again(Actor actor, String village, LocalDate month) {
        actor.need(Right.AUDIT);
        actor.needPlace(village);
        return look(village, month);
    }
}
