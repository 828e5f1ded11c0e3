/** What people write in one cell of a roster, read into what it means. Pure. */
@NullMarked
package shouwang.people.roster.words;

import org.jspecify.annotations.NullMarked;
