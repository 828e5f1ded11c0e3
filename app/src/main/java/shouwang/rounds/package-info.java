/** Today's visits in the best order over mountain paths (E9); a person's own order wins. */
@NullMarked
@ApplicationModule(displayName = "巡访路线", allowedDependencies = {
    "kernel", "county", "places", "messages", "access", "people", "people :: ties",
    "care", "pairing"})
package shouwang.rounds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
