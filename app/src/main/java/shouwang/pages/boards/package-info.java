/** 看板: what county, township and village see from above, gaps first. */
@NullMarked
package shouwang.pages.boards;

import org.jspecify.annotations.NullMarked;
