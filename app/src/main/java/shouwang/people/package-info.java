/** Elders, households, kin, aides: who they are, sealed where private (the study, 一（一）三). */
@NullMarked
@ApplicationModule(displayName = "人", allowedDependencies = {
    "kernel", "county", "places", "places :: joining", "messages", "access"})
package shouwang.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
