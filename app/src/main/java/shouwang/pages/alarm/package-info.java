/** What cannot wait: who was called, who goes, how it ended; drills; the bell of the desk. */
@NullMarked
package shouwang.pages.alarm;

import org.jspecify.annotations.NullMarked;
