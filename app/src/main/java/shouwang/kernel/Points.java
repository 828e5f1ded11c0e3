package shouwang.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Points (积分) of the time bank, kept in whole minutes: one point is one hour of service
 * (the study, 三（三）: 每 1 小时志愿服务时长计 1 积分).
 *
 * @param minutes whole minutes; negative only in a debit shown to a reader
 */
public record Points(long minutes) implements Comparable<Points> {
    public static final Points ZERO = new Points(0);
    public static final int MINUTES_PER_POINT = 60;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);

    public Points plus(Points other) {
        return new Points(Math.addExact(minutes, other.minutes));
    }

    public Points minus(Points other) {
        return new Points(Math.subtractExact(minutes, other.minutes));
    }

    /** Points as a person reads them: {@code 34.5}, {@code 0.83}, never more than two decimals. */
    public String text() {
        return BigDecimal.valueOf(minutes)
                .divide(BigDecimal.valueOf(MINUTES_PER_POINT), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros().toPlainString();
    }

    /**
     * The minutes behind what {@link #text()} shows: {@code 0.33} is 20 minutes, {@code 0.5} is 30.
     * Two decimals name each minute, so what was shown comes back without loss; a number that no
     * minute shows as is nobody's, and empty.
     *
     * @throws NumberFormatException where it is no number
     */
    public static Optional<Points> read(String text) {
        var number = new BigDecimal(text);
        var minutes = number.multiply(BigDecimal.valueOf(MINUTES_PER_POINT))
                .setScale(0, RoundingMode.HALF_UP);
        if (minutes.abs().compareTo(MOST) > 0) {
            return Optional.empty();
        }
        var points = new Points(minutes.longValueExact());
        return new BigDecimal(points.text()).compareTo(number) == 0 ? Optional.of(points)
                : Optional.empty();
    }

    @Override
    public int compareTo(Points other) {
        return Long.compare(minutes, other.minutes);
    }

    @Override
    public String toString() {
        return text() + " 分";
    }
}
