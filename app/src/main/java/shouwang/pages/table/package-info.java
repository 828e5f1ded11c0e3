/** 食堂、日间照料、幸福小院: the shared table's pages. */
@NullMarked
package shouwang.pages.table;

import org.jspecify.annotations.NullMarked;
