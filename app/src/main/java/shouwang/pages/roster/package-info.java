/** 导入花名册: a file is looked at, its findings are shown, the good rows come in as one batch. */
@NullMarked
package shouwang.pages.roster;

import org.jspecify.annotations.NullMarked;
