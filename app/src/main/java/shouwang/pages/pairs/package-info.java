/** Who looks after whom: the gaps, the suggestions, the pairs that hold. */
@NullMarked
package shouwang.pages.pairs;

import org.jspecify.annotations.NullMarked;
