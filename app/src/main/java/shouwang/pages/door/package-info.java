/** Coming in and going out: login, the first administrator, one-time links, one's own account. */
@NullMarked
package shouwang.pages.door;

import org.jspecify.annotations.NullMarked;
