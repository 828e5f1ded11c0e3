package shouwang.kernel;

import java.math.BigDecimal;

/** An amount of money in whole fen; never meets {@link Points}. */
public record Money(long fen) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    /** Yuan with two decimals, as on a receipt: {@code 12.50}. */
    public String text() {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    @Override
    public String toString() {
        return text() + " 元";
    }
}
