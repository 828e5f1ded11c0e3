package shouwang.timebank.replay;

/**
 * The same facts, twice.
 *
 * @param was under the rules that held on each day
 * @param would under the rules that are tried
 */
public record Compared(Sum was, Sum would) {
    public static final Compared NOTHING = new Compared(Sum.NOTHING, Sum.NOTHING);

    /** What the household would have more; less where negative. */
    public long more() {
        return would.home() - was.home();
    }

    Compared plus(Compared other) {
        return new Compared(was.plus(other.was), would.plus(other.would));
    }
}
