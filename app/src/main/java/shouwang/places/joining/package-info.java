/** Hamlets led together with all that hangs on them, and parted again. */
@NullMarked
@NamedInterface("joining")
package shouwang.places.joining;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
