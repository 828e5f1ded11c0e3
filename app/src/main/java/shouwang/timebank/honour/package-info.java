/** 荣誉: the hours that each person gave, whatever became of the points. */
@NullMarked
@NamedInterface("honour")
package shouwang.timebank.honour;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
