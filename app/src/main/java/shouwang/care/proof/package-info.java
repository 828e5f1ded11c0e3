/** What makes a confirmation worth something: ink on the glass, and someone else's word. */
@NullMarked
@NamedInterface("proof")
package shouwang.care.proof;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
