/** What hangs on a person in care: asked, done, written down. */
@NullMarked
package shouwang.care.ties;

import org.jspecify.annotations.NullMarked;
