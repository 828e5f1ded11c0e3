/**
 * What cannot wait (助急, 突发): calls the nearest who can come, then the next ones, then those
 * above, until somebody is there and how it ended is written down. Also says to whom a need that
 * climbs is told.
 */
@NullMarked
@ApplicationModule(displayName = "突发", allowedDependencies = {
    "kernel", "county", "places", "messages", "access", "people", "people :: ties",
    "care", "pairing"})
package shouwang.alarm;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
