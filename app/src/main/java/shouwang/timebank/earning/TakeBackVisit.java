package shouwang.timebank.earning;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shouwang.care.mistake.TakenBack;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * A visit that was taken back earns nothing: what is held is given back, what is in the books is
 * reversed, in the same transaction. Where the points are spent already the visit stays.
 */
@Component
class TakeBackVisit {
    private final EarningRows rows;
    private final DisputeRows disputes;
    private final Settling settling;

    TakeBackVisit(EarningRows rows, DisputeRows disputes, Settling settling) {
        this.rows = rows;
        this.disputes = disputes;
        this.settling = settling;
    }

    @EventListener
    void takeBack(TakenBack mistake) {
        rows.lock(List.of(Ids.derived(mistake.visitId(), "EARN"))).stream()
                .filter(e -> e.open() || e.state() == Earning.State.FINAL).forEach(e -> {
                    if (disputes.of(e.id()).stream().anyMatch(d -> d.ruled() == null)) {
                        throw new Rejected(Reason.NOT_NOW, "这一笔时长有异议在等裁决，裁决以后再说。");
                    }
                    settling.settle(mistake.by(), e, new Settling.Cause(
                            Ids.derived(e.id(), "TAKEN BACK"), "录错撤回",
                            Earning.State.TAKEN_BACK), 0);
                });
    }
}
