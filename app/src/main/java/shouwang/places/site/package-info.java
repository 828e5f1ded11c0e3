/** 场地: the houses in which mutual care happens, their rooms, hours and things. */
@NullMarked
@NamedInterface("site")
package shouwang.places.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
