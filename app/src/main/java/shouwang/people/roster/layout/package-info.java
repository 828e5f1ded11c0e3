/** Where a roster keeps its things: header, columns, which lines are people and which not. */
@NullMarked
@NamedInterface("layout")
package shouwang.people.roster.layout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
