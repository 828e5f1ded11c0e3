/** 退出: households that have left the time bank, and those that came back. */
@NullMarked
@NamedInterface("leaving")
package shouwang.timebank.leaving;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
