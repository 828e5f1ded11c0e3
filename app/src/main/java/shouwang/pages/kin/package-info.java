/** What a child far away sees: how mother is, who was there, and a way to ask for help. */
@NullMarked
package shouwang.pages.kin;

import org.jspecify.annotations.NullMarked;
