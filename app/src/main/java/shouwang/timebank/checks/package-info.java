/** 检查: what looks odd in a village where all are kin, for people to look at; it punishes nobody. */
@NullMarked
@NamedInterface("checks")
package shouwang.timebank.checks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
