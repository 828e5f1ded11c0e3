/** 老人, 户, 互助员: lists, pages and forms; private fields one at a time, with a reason. */
@NullMarked
package shouwang.pages.people;

import org.jspecify.annotations.NullMarked;
