/** A village's roster as it really comes: read, judged row by row, given back with its errors. */
@NullMarked
@NamedInterface("roster")
package shouwang.people.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
