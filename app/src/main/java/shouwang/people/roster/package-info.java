/**
 * The roster (花名册) a village keeps in Excel, read and judged row by row before anything is
 * stored. Pure: bytes in, rows and findings out; no Spring, no SQL, no clock.
 */
@NullMarked
@NamedInterface("roster")
package shouwang.people.roster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
