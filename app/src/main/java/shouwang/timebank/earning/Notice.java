package shouwang.timebank.earning;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import shouwang.timebank.rules.TimeBankRules;

/** 公示: how long hours hang out before they are final; pure. */
final class Notice {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    /** A hold that nobody ends gives back after so many months. */
    static final int LAPSES = 12;

    private Notice() {}

    /** Must these hours wait? */
    static boolean waits(TimeBankRules rules) {
        return rules.objectionDays() > 0 || rules.reviewers() > 0;
    }

    /** The last day of the notice: so many whole days after the day on which it was entered. */
    static LocalDate until(TimeBankRules rules, LocalDate enteredOn) {
        return enteredOn.plusDays(rules.objectionDays()).minusDays(
                rules.objectionDays() == 0 ? 1 : 0);
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
