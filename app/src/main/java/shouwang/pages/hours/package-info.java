/** Hours on their way into the passbook: notice, review, objections, joint work, checks. */
@NullMarked
package shouwang.pages.hours;

import org.jspecify.annotations.NullMarked;
