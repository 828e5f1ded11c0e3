/** What a year would have been under other rules, side by side, without touching the books. */
@NullMarked
@NamedInterface("replay")
package shouwang.timebank.replay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
