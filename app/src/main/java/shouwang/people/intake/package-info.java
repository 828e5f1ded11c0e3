/** A roster comes in as a batch: whom it brings, whom it completes, and how it is taken back. */
@NullMarked
@NamedInterface("intake")
package shouwang.people.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
