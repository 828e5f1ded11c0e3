/** Published days: the field's JSON in and out, days of our own making, the command line. */
@NullMarked
package shouwang.solver.rounds.hhcrsp;

import org.jspecify.annotations.NullMarked;
