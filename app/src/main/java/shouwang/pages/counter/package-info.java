/** The co-op's pages: the counter, the receipt, the shelf, the closing of the day. */
@NullMarked
package shouwang.pages.counter;

import org.jspecify.annotations.NullMarked;
