package shouwang.solver.rounds;

/** The inner loop of the search on its own, for measuring. */
public final class MoveLoop {
    private final Chain chain;
    private final double unit;

    public MoveLoop(RoundsProblem day, long seed) {
        var ground = new Ground(day);
        var near = new Neighbours(ground, Neighbours.MOST);
        unit = near.nearby;
        chain = new Chain(ground, near, seed);
    }

    /** Tries moves at a temperature, given in mean short legs; returns the cost afterwards. */
    public double run(int moves, double heat) {
        chain.heat(heat * unit);
        chain.run(moves);
        return chain.cost();
    }
}
