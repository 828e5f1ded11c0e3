/** 牵连: what hangs on a person, for leaving, death, undoing an import and merging two records. */
@NullMarked
@NamedInterface("ties")
package shouwang.people.ties;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
