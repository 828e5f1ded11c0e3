/** The best pairing and the best rounds: plain Java, no framework, no clock but the time limit. */
@NullMarked
package shouwang.solver;

import org.jspecify.annotations.NullMarked;
