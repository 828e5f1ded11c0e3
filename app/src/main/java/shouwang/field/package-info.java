/**
 * What aides' phones write down without signal and send later: each fact reaches the books exactly
 * once (E10). The protocol stands in docs/field.md.
 */
@NullMarked
@ApplicationModule(displayName = "手机同步", allowedDependencies = {
    "kernel", "county", "places", "messages", "access", "people", "people :: ties",
    "care", "care::errand",
    "care::picture", "care::proof", "care::slip", "pairing", "rounds"})
package shouwang.field;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
