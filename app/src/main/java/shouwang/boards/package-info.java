/** What a village, a township, the county sees from above: gaps first. Read only. */
@NullMarked
@ApplicationModule(displayName = "看板", allowedDependencies = {
    "kernel", "county", "places", "messages", "access", "ledger", "people",
    "people :: intake", "care", "pairing", "timebank"})
package shouwang.boards;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
