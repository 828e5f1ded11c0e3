/** How names sound: for sorting, and for finding them by their initials. */
@NullMarked
@NamedInterface("sound")
package shouwang.people.sound;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
