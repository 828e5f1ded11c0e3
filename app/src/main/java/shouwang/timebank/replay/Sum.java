package shouwang.timebank.replay;

import shouwang.timebank.rules.Reckoned;
import shouwang.timebank.rules.TimeBankRules.Over;

/**
 * Minutes of points, by where they went.
 *
 * @param home to the household
 * @param honour above a cap, for honour only
 * @param pool above a cap or given as a group, to the pool
 */
public record Sum(long home, long honour, long pool) {
    public static final Sum NOTHING = new Sum(0, 0, 0);

    Sum plus(Reckoned more) {
        return new Sum(home + more.minutes(), honour + (more.to() == Over.HONOUR ? more.over() : 0),
                pool + (more.to() == Over.POOL ? more.over() : 0));
    }

    Sum plus(Sum more) {
        return new Sum(home + more.home, honour + more.honour, pool + more.pool);
    }
}
