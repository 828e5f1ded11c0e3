package shouwang.solver.rounds;

/** Small fast random numbers (xorshift64*, Vigna 2016); the same seed gives the same row. */
final class Dice {
    private long state;

    Dice(long seed) {
        long z = seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        state = z == 0 ? 1 : z;
    }

    private long roll() {
        long x = state;
        x ^= x >>> 12;
        x ^= x << 25;
        x ^= x >>> 27;
        state = x;
        return x * 0x2545F4914F6CDD1DL;
    }

    /** From 0 to {@code bound - 1}. */
    int below(int bound) {
        return (int) (((roll() >>> 33) * bound) >>> 31);
    }

    /** From 0 (included) to 1 (excluded). */
    double unit() {
        return (roll() >>> 11) * 0x1.0p-53;
    }
}
