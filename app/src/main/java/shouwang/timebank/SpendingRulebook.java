package shouwang.timebank;

import java.time.LocalDate;

/** Which spending rules are in force where and when. */
public interface SpendingRulebook {
    SpendingRules inForce(String villageCode, LocalDate day);
}
