package shouwang.people.life;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.people.Elder;

/** What may follow on what, and on which day. */
final class LifeRules {
    /** Nobody is written down as an elder before; no step of hers lies before. */
    private static final int ELDER = 60;
    private static final int GROWN = 18;

    private LifeRules() {}

    /** Refuses a day that cannot be: to come, before she was old, before the step before. */
    static void day(Elder elder, @Nullable LocalDate before, LocalDate since, LocalDate today) {
        notAhead(since, today);
        if (since.isBefore(elder.born())) {
            throw wrong("%s那天%s还没有出生（%s生）。请再核对。"
                    .formatted(since, elder.name(), elder.born()));
        }
        if (since.isBefore(elder.born().plusYears(ELDER))) {
            throw wrong("%s那天%s才 %d 岁。请再核对。".formatted(since, elder.name(),
                    Period.between(elder.born(), since).getYears()));
        }
        if (before != null && since.isBefore(before)) {
            throw wrong("已经记了“%s”，%s 起，后来的事不能早过它。那一条记错了，请先撤销。"
                    .formatted(elder.status().chinese(), before));
        }
    }

    /** The same for the last day of an aide. */
    static void lastDay(LocalDate born, LocalDate day, LocalDate today) {
        notAhead(day, today);
        if (day.isBefore(born.plusYears(GROWN))) {
            throw wrong("那天还不满 18 岁，不会是互助员。请再核对。");
        }
    }

    private static void notAhead(LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            throw wrong("日期不能在今天之后。");
        }
    }

    private static Rejected wrong(String say) {
        return new Rejected(Reason.OUT_OF_RANGE, "since", say);
    }

    /** Refuses a step that does not follow: out of death there is only taking back. */
    static void step(Elder elder, Elder.Status after) {
        var name = elder.name();
        switch (elder.status()) {
            case REPORTED -> throw new Rejected(Reason.NOT_NOW, name
                    + "已报过世，等第二个人核实。报错了请点“报错了，撤回”。");
            case DEAD -> throw new Rejected(Reason.NOT_NOW, name
                    + "已登记过世。记错了请点“记错了，撤销”，结对、上门都会带回来。");
            case HERE, AWAY, HOSPITAL, MOVED -> {
                if (elder.status() == after) {
                    throw new Rejected(Reason.NOT_NOW, name + "已经记了“" + after.chinese()
                            + "”。日子记错了，请先撤销那一条再重记。");
                }
            }
        }
    }
}
