package shouwang.timebank.shop;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/** The catalogue and the stock of a village's co-op. */
@Component
@Transactional
public class Shelf {
    private final ShopRows rows;
    private final Audit audit;
    private final Clock clock;

    Shelf(ShopRows rows, Audit audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** Everything, withdrawn or not, by its number. */
    @Transactional(readOnly = true)
    public List<Good> all(String village) {
        return rows.shelf(village);
    }

    /** @throws Rejected where there is no such good, or it is another village's */
    @Transactional(readOnly = true)
    public Good get(Actor actor, UUID id) {
        return ours(actor, rows.good(id).orElse(null));
    }

    /** Its stock book, the newest first. */
    @Transactional(readOnly = true)
    public List<Movement> movements(UUID goodId, int limit) {
        return rows.movements(goodId, limit);
    }

    /** Puts a new good into the catalogue; prices are the station's word, not the co-op's. */
    public UUID add(Actor actor, UUID id, String village, Good.Form form) {
        actor.need(Right.WRITE_POINTS);
        actor.needPlace(village);
        if (rows.insertGood(id, village, form, clock.instant()) == 0
                && !rows.hold(List.of(id)).containsKey(id)) {
            throw new Rejected(Reason.TAKEN, "number", "这个编号已经有货了，请换一个编号。");
        }
        audit.log(actor, village, "上架", said(form.name(), form.unit(), form), id, null);
        return id;
    }

    private static String said(String name, String unit, Good.Form form) {
        return name + " 每" + unit + " " + form.price();
    }

    /** New name, unit or price; receipts keep the old ones. */
    public void change(Actor actor, UUID id, Good.Form form) {
        actor.need(Right.WRITE_POINTS);
        var good = held(actor, id);
        rows.changeGood(id, form.name(), form.unit(), form.price());
        audit.log(actor, good.placeCode(), "改价", said(form.name(), form.unit(), form), id,
                said(good.name(), good.unit(), new Good.Form(good.number(), good.name(),
                        good.unit(), good.price())));
    }

    /** Takes a good off the shelf, or puts it back. */
    public void withdraw(Actor actor, UUID id, boolean off) {
        actor.need(Right.WRITE_POINTS);
        var good = held(actor, id);
        rows.withdraw(id, off ? clock.instant() : null);
        audit.log(actor, good.placeCode(), off ? "下架" : "重新上架", good.name(), id, null);
    }

    /** Goods came in; the same id again changes nothing. */
    public void in(Actor actor, UUID movement, UUID goodId, int quantity, String memo) {
        if (quantity < 1) {
            throw new Rejected(Reason.OUT_OF_RANGE, "quantity", "进货数量要大于零。");
        }
        move(actor, movement, goodId, Movement.Kind.IN, quantity, memo);
    }

    /** Counted anew: what is there now, and why it is not what the book says. */
    public void counted(Actor actor, UUID movement, UUID goodId, int there, String why) {
        actor.need(Right.COUNTER);
        var good = held(actor, goodId);
        if (there < 0) {
            throw new Rejected(Reason.OUT_OF_RANGE, "quantity", "盘点数不能小于零。");
        }
        if (there != good.stock()) {
            move(actor, movement, goodId, Movement.Kind.CORRECTED, there - good.stock(), why);
        }
    }

    private void move(Actor actor, UUID movement, UUID goodId, Movement.Kind kind, int quantity,
            String memo) {
        actor.need(Right.COUNTER);
        var good = held(actor, goodId);
        if (!rows.moved(movement)) {
            rows.move(movement, good, kind, quantity, null, memo, clock.instant(), actor.id());
        }
    }

    private Good held(Actor actor, UUID id) {
        return ours(actor, rows.hold(List.of(id)).get(id));
    }

    private static Good ours(Actor actor, @Nullable Good good) {
        if (good == null) {
            throw new Rejected(Reason.NOT_FOUND, "没有这样货，可能不归您管。");
        }
        actor.needPlace(good.placeCode());
        return good;
    }
}
