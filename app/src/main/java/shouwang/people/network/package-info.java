/** 各方: who else belongs to the village's network, what each offers, since when. */
@NullMarked
@NamedInterface("network")
package shouwang.people.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
