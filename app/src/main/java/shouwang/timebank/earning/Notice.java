package shouwang.timebank.earning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import shouwang.timebank.rules.TimeBankRules;

/** 公示: how long hours hang out before they are final; pure. */
final class Notice {
    static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    /** A hold that nobody ends gives back after so many months. */
    static final int LAPSES = 12;

    private Notice() {}

    /**
     * How hours wait.
     *
     * @param days how long they hang out
     * @param reviewers how many others look at them
     */
    record Wait(int days, int reviewers) {
        boolean any() {
            return days > 0 || reviewers > 0;
        }

        /** The last day of the notice: so many whole days after the one it was entered on. */
        LocalDate until(LocalDate enteredOn) {
            return enteredOn.plusDays(days).minusDays(days == 0 ? 1 : 0);
        }
    }

    /**
     * Hours of an earlier day wait at least as today's rules ask; where one person at the desk
     * is all who says that they were given, another one looks.
     */
    static Wait of(TimeBankRules then, TimeBankRules now, boolean alone) {
        return new Wait(Math.max(then.objectionDays(), now.objectionDays()),
                Math.max(Math.max(then.reviewers(), now.reviewers()), alone ? 1 : 0));
    }

    /** The last day on which hours that are final can still be objected to: a year on. */
    static LocalDate objectUntil(Instant enteredAt) {
        return enteredAt.atZone(HERE).toLocalDate().plusYears(1);
    }

    /** When the ledger gives back what was never decided. */
    static Instant lapses(LocalDate hangsUntil) {
        return hangsUntil.plusMonths(LAPSES).atStartOfDay(HERE).toInstant();
    }
}
