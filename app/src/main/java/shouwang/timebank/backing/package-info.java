/** 持续运转 (G8): what was promised, and with what it can be kept. */
@NullMarked
@NamedInterface("backing")
package shouwang.timebank.backing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
