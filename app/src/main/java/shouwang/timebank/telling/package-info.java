/** 告知: who hears what became of points, and of what waits for them. */
@NullMarked
@NamedInterface("telling")
package shouwang.timebank.telling;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
