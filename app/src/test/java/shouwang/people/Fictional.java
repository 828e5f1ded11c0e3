package shouwang.people;

import java.util.concurrent.atomic.AtomicInteger;

/** Id numbers of nobody: area code 519999, each handed out once a run. */
public final class Fictional {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private Fictional() {}

    public static IdNumber number(int year, boolean male) {
        var n = NEXT.incrementAndGet();
        var first17 = "519999%04d%02d%02d%02d%d".formatted(
                year, 1 + n / 28 % 12, 1 + n % 28, n / 336 % 100, male ? 1 : 2);
        return new IdNumber(first17 + IdNumber.checkDigit(first17));
    }
}
