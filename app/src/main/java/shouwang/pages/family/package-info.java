/** 子女与家书 at the station: who may see what, invitations, answers, the month's letters. */
@NullMarked
package shouwang.pages.family;

import org.jspecify.annotations.NullMarked;
