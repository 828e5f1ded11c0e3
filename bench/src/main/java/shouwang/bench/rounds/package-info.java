/** The rounds problem as a model for Timefold, to stand beside our own search. */
@NullUnmarked
package shouwang.bench.rounds;

import org.jspecify.annotations.NullUnmarked;
