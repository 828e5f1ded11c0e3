/** Measures: each prints a table and keeps it in {@code bench/results}. */
@NullMarked
package shouwang.bench;

import org.jspecify.annotations.NullMarked;
