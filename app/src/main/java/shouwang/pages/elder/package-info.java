/** The card on the wall, opened with any phone and without a login: nothing private stands here. */
@NullMarked
package shouwang.pages.elder;

import org.jspecify.annotations.NullMarked;
