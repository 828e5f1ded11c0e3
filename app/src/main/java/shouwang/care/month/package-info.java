/** What was done for many elders in a stretch of days, read in three queries. */
@NullMarked
@NamedInterface("month")
package shouwang.care.month;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
