package shouwang.timebank.rules;

/**
 * What a stint comes to, in minutes of points (60 are one point).
 *
 * @param minutes for the household
 * @param over what is not for the household: above a cap, or given as a group
 * @param to where {@code over} goes
 * @param clause the articles that gave the number, in one sentence without anybody's name
 */
public record Reckoned(int minutes, int over, TimeBankRules.Over to, String clause) {
    /** Household and the rest together. */
    public int whole() {
        return minutes + over;
    }

    /** As it is told: 何大爷助餐 50 分钟，第 3 条：按 15 分钟取整，记 45 分钟。 */
    public String told(Stint stint) {
        return stint.giver().name() + stint.work().what() + " " + stint.work().minutes()
                + " 分钟，" + clause;
    }
}
