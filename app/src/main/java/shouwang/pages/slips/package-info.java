/** 签单: printing slips of paper, entering them by keyboard, and those that stay away. */
@NullMarked
package shouwang.pages.slips;

import org.jspecify.annotations.NullMarked;
