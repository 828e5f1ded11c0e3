/** The page behind the card on an elder's wall: no login, no private fact, three large buttons. */
@NullMarked
package shouwang.pages.elder;

import org.jspecify.annotations.NullMarked;
