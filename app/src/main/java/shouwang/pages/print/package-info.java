/** Paper: the card on the wall, the contact card, the household's card. */
@NullMarked
package shouwang.pages.print;

import org.jspecify.annotations.NullMarked;
