/**
 * Today's visits in the best order: who walks to whom, when, and which visits need two people.
 *
 * <p>{@link RoundsProblem} is a day, {@link RoundsSolver} plans it, {@link RoundsPlan} is the
 * answer. Home health care routing and scheduling (HHCRSP) is the special case that is published
 * with yardsticks; {@link shouwang.solver.rounds.hhcrsp.HhcrspFile} reads its JSON.
 */
@NullMarked
package shouwang.solver.rounds;

import org.jspecify.annotations.NullMarked;
