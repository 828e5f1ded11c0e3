package shouwang.timebank.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import shouwang.care.Service;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * 实施细则: what a village decided about its time bank. Zero means "not limited" wherever a
 * limit is meant. Valid once constructed; refuses with a sentence that names the form's field.
 *
 * @param expiryMonths after how many months hours lapse; 0 = never
 * @param reviewers how many people besides who entered it look at hours before they are final
 * @param objectionDays how long hours hang out for objections before they are final
 * @param grants whom the pool may help; null in versions written before there was such a thing
 */
public record TimeBankRules(Rates rates, Caps caps, Earners earners, Spending spending,
        GroupHours group, int expiryMonths, int reviewers, int objectionDays,
        @Nullable Grants grants) {
    /** How hours given at group activities count. */
    public enum GroupHours {
        NORMAL("和上门一样记"), DONATE_ONLY("只能捐，记入捐赠池");

        private final String chinese;

        GroupHours(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    public TimeBankRules {
        in(expiryMonths, 0, 1200, "expiryMonths", "有效期（月）");
        in(reviewers, 0, 5, "reviewers", "复核人数");
        in(objectionDays, 0, 60, "objectionDays", "公示天数");
        grants = grants == null ? Grants.ANYONE : grants;
    }

    public TimeBankRules(Rates rates, Caps caps, Earners earners, Spending spending,
            GroupHours group, int expiryMonths, int reviewers, int objectionDays) {
        this(rates, caps, earners, spending, group, expiryMonths, reviewers, objectionDays, null);
    }

    /** Whom the pool may help. */
    public Grants helped() {
        return grants == null ? Grants.ANYONE : grants;
    }

    /**
     * Who may be granted points of the pool.
     *
     * @param fromAge the least age; 0 = anyone who can't earn
     * @param hardshipFromAge the same for an elder in hardship
     */
    public record Grants(int fromAge, int hardshipFromAge) {
        /** Anyone. */
        public static final Grants ANYONE = new Grants(0, 0);

        public Grants {
            in(fromAge, 0, 120, "grantAge", "补助的年龄");
            in(hardshipFromAge, 0, 120, "grantHardshipAge", "困难老人补助的年龄");
            if (hardshipFromAge > fromAge) {
                throw new Rejected(Reason.OUT_OF_RANGE, "grantHardshipAge",
                        "困难老人补助的年龄不能比别人的大。");
            }
        }
    }

    /**
     * How time becomes points.
     *
     * @param minutesPerPoint minutes of service that make one point
     * @param services percent by service; what is missing is 100
     * @param circumstances percent by circumstance; what is missing is 100
     * @param step minutes to which the result is rounded; 1 = as it is
     * @param least visits shorter than this do not count
     * @param travel minutes added to each visit for the way
     * @param festivals the days that count as festivals
     */
    public record Rates(int minutesPerPoint, Map<Service, Integer> services,
            Map<Circumstance, Integer> circumstances, int step, Rounding rounding, int least,
            int travel, List<LocalDate> festivals) {
        public Rates {
            in(minutesPerPoint, 10, 240, "minutesPerPoint", "几分钟记 1 分");
            services = new TreeMap<>(services);
            services.values().removeIf(percent -> percent == 100);
            services.values().forEach(percent -> in(percent, 10, 500, "services", "服务倍率（%）"));
            services = Map.copyOf(services);
            circumstances = new TreeMap<>(circumstances);
            circumstances.values().removeIf(percent -> percent == 100);
            circumstances.values().forEach(percent ->
                    in(percent, 100, 500, "circumstances", "情形倍率（%）"));
            circumstances = Map.copyOf(circumstances);
            in(step, 1, 60, "step", "取整到（分钟）");
            in(least, 0, 120, "least", "起记（分钟）");
            in(travel, 0, 120, "travel", "路上时间（分钟）");
            festivals = List.copyOf(festivals);
            if (festivals.size() > 60) {
                throw new Rejected(Reason.TOO_LONG, "festivals", "节日太多了，最多 60 天。");
            }
        }

        public int percent(Service service) {
            return services.getOrDefault(service, 100);
        }

        public int percent(Circumstance circumstance) {
            return circumstances.getOrDefault(circumstance, 100);
        }
    }

    /** Which way a result is rounded. */
    public enum Rounding {
        DOWN("舍去"), NEAREST("四舍五入"), UP("进上去");

        private final String chinese;

        Rounding(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * The most a person may store, in minutes of points.
     *
     * @param total over all time
     * @param over what becomes of the rest
     */
    public record Caps(int perDay, int total, Over over) {
        public Caps {
            in(perDay, 0, 1440, "perDay", "每天最多（分钟）");
            in(total, 0, 6_000_000, "total", "累计最多（分钟）");
        }
    }

    /** What becomes of hours above a cap. */
    public enum Over {
        HONOUR("只记荣誉时长"), POOL("记入捐赠池");

        private final String chinese;

        Over(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** Who may store hours, by age; {@code to} is the last year that still may. */
    public record Earners(int from, int womenFrom, int to) {
        public Earners {
            in(from, 0, 120, "from", "存时间的最低年龄");
            in(womenFrom, 0, 120, "womenFrom", "妇女的最低年龄");
            in(to, 0, 120, "to", "存时间的最高年龄");
            if (to > 0 && (to < from || to < womenFrom)) {
                throw new Rejected(Reason.OUT_OF_RANGE, "to", "最高年龄不能比最低年龄小。");
            }
        }
    }

    /** Who may spend points, on what, and what becomes of them in the end. */
    public record Spending(int fromAge, int hardshipFromAge, Circle circle, boolean goods,
            Gifts gifts, Death death, Leaving leaving) {
        public Spending {
            in(fromAge, 0, 120, "fromAge", "用积分的年龄");
            in(hardshipFromAge, 0, 120, "hardshipFromAge", "困难老人用积分的年龄");
        }
    }

    /** Who may use what someone stored. */
    public enum Circle {
        HOUSEHOLD("一户统筹使用"), SELF("只限本人"), SPOUSE("本人和配偶"), KIN("本人、配偶和直系亲属");

        private final String chinese;

        Circle(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** How far a gift may go, narrowest first. */
    public enum Gifts {
        NOBODY("不许转赠，可以捐"), KIN("可以赠给直系亲属"), FRIENDS("可以赠给亲属和朋友"),
        VILLAGE("可以赠给本村的户");

        private final String chinese;

        Gifts(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** Where points go when nobody of a household is left. */
    public enum Death {
        HEIR("由家里人承接"), POOL("转入捐赠池"), SURPLUS("转为荣誉，不再使用");

        private final String chinese;

        Death(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** What who leaves the time bank may do with the points. */
    public enum Leaving {
        KEEP("积分留着，回来再用"), POOL("积分捐入捐赠池");

        private final String chinese;

        Leaving(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    private static void in(int value, int least, int most, String field, String called) {
        if (value < least || value > most) {
            throw new Rejected(Reason.OUT_OF_RANGE, field,
                    "%s要在 %d 到 %d 之间。".formatted(called, least, most));
        }
    }
}
