/** What is kept for whoever sits at a desk: pages at hand, and who saved which field last. */
@NullMarked
@NamedInterface("desk")
package shouwang.access.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
