/** The shared table (E5): canteen, day care, and the neighbours' turn-taking of a 幸福小院. */
@NullMarked
@ApplicationModule(displayName = "同一张桌", allowedDependencies = {
    "kernel", "county", "places", "places :: joining", "messages", "access", "people",
    "people :: ties",
    "care", "care::hours", "care :: leaving"})
package shouwang.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
