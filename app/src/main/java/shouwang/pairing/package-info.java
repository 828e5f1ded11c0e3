/** Every elder has an aide: 自愿结对 + 组织定向, and the card on the wall (the study, 一（一）二). */
@NullMarked
@ApplicationModule(displayName = "结对", allowedDependencies = {
    "kernel", "county", "places", "messages", "access", "people", "people :: ties",
    "people :: twins", "care"})
package shouwang.pairing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
