/** How the gate holds against strangers: wrong tries counted, passwords everybody guesses. */
@NullMarked
package shouwang.access.gate;

import org.jspecify.annotations.NullMarked;
