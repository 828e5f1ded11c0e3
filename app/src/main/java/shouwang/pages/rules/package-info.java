/** 实施细则: what holds in a village, proposals and votes, the county's bounds, trials. */
@NullMarked
package shouwang.pages.rules;

import org.jspecify.annotations.NullMarked;
