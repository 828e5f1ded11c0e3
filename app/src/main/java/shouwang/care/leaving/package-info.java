/** What was planned for who is not there any more: called off, and brought back. */
@NullMarked
@NamedInterface("leaving")
package shouwang.care.leaving;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
