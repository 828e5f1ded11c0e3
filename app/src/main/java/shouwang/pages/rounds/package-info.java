/** The day's rounds at the clerk's desk: timetable, map, changes by hand, route sheets (E9). */
@NullMarked
package shouwang.pages.rounds;

import org.jspecify.annotations.NullMarked;
