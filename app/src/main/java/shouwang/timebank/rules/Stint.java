package shouwang.timebank.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shouwang.care.Service;
import shouwang.people.Elder;

/** A stretch of giving, with what the rules need to know about it and nothing more. */
public record Stint(Work work, Giver giver, Stored stored) {
    /**
     * What was done.
     *
     * @param what in the words of the village, such as 助餐 or 院坝会
     * @param service which of the nine, for a visit; null for anything else
     * @param group an activity of many for many (集体活动)
     * @param hardship it was done for an elder in hardship
     * @param minutes whole minutes from {@code start}
     */
    public record Work(String what, @Nullable Service service, boolean group, boolean hardship,
            Instant start, int minutes) {
        /** A visit to an elder's door. */
        public static Work visit(Service service, boolean hardship, Instant start, int minutes) {
            return new Work(service.chinese(), service, false, hardship, start, minutes);
        }
    }

    /** Who gave, and the age in full years on that day. */
    public record Giver(String name, int age, Elder.Sex sex) {}

    /** Minutes of points the person has stored: on the day it began, and in all. */
    public record Stored(long onDay, long inAll) {
        public static final Stored NOTHING = new Stored(0, 0);
    }
}
