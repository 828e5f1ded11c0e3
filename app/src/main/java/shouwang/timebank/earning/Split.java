package shouwang.timebank.earning;

import shouwang.timebank.rules.TimeBankRules;

/**
 * What goes to the household and what is above the caps; pure.
 *
 * @param counted minutes for the household
 * @param over minutes for the pool or for honour only
 */
record Split(int counted, int over, TimeBankRules.Over to) {
    /**
     * @param minutes what the rules give for the fact
     * @param onDay minutes the person already has on the fact's own day
     * @param inAll minutes the person already has in the village
     */
    static Split of(TimeBankRules rules, boolean group, int minutes, long onDay, long inAll) {
        if (group && rules.group() == TimeBankRules.GroupHours.DONATE_ONLY) {
            return new Split(0, minutes, TimeBankRules.Over.POOL);
        }
        var caps = rules.caps();
        var room = Math.min(room(caps.perDay(), onDay), room(caps.total(), inAll));
        var counted = (int) Math.min(minutes, room);
        return new Split(counted, minutes - counted, caps.over());
    }

    private static long room(int cap, long has) {
        return cap == 0 ? Long.MAX_VALUE : Math.max(0, cap - has);
    }
}
