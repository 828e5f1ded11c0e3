/** 管理: accounts, places, the audit, how the house runs, one's own account. */
@NullMarked
package shouwang.pages.settings;

import org.jspecify.annotations.NullMarked;
