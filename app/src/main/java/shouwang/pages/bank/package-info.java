/** The time bank's pages: who holds what, the household's passbook. */
@NullMarked
package shouwang.pages.bank;

import org.jspecify.annotations.NullMarked;
