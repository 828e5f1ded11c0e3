/** 账本: the code for the notice board, the check of the whole chain, a line's voucher. */
@NullMarked
package shouwang.pages.ledger;

import org.jspecify.annotations.NullMarked;
