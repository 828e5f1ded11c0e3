/**
 * 家里: what a child far away may know of father or mother, and the ways between them and the
 * station. Page and letter read the same facts through the same limits, so they live together.
 */
@NullMarked
@ApplicationModule(displayName = "家里", allowedDependencies = {
    "kernel", "county", "places", "messages", "access", "people", "people :: ties",
    "care", "care :: month",
    "care :: picture", "timebank"})
package shouwang.family;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
