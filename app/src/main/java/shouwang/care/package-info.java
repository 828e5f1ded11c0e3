/** Needs, the nine services, visits, confirmations, contacts (the study, 一（二）). */
@NullMarked
@ApplicationModule(displayName = "服务", allowedDependencies = {
    "kernel", "county", "places", "places :: joining", "messages", "access", "people",
    "people :: ties"})
package shouwang.care;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
