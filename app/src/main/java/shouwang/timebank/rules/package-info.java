/** 实施细则: each village's own dated rules, inside what the county allows. */
@NullMarked
@NamedInterface("rules")
package shouwang.timebank.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
