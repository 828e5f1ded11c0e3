/** Rows of text out of any roster file a village sends: .xlsx, .xls, CSV. Guarded, streamed. */
@NullMarked
@NamedInterface("sheet")
package shouwang.people.roster.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
