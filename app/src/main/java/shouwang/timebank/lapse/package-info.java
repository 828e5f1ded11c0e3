/** 有效期: hours that lapse, oldest first, where a village's rules say so. */
@NullMarked
@NamedInterface("lapse")
package shouwang.timebank.lapse;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
