/** 录错撤回: visits that were written down by mistake, taken back by who wrote them. */
@NullMarked
@NamedInterface("mistake")
package shouwang.care.mistake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
