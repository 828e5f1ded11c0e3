/** What becomes of a person: away, in hospital, moved, dead, an aide no longer, and taken back. */
@NullMarked
@NamedInterface("life")
package shouwang.people.life;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
