/** The clerk's desk: today, needs, visits, contacts (服务站/老年协会干事). */
@NullMarked
package shouwang.pages.station;

import org.jspecify.annotations.NullMarked;
