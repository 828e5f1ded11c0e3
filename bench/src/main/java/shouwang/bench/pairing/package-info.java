/** Google OR-Tools' min-cost flow on our pairing problems, to stand beside our own solver. */
@NullMarked
package shouwang.bench.pairing;

import org.jspecify.annotations.NullMarked;
