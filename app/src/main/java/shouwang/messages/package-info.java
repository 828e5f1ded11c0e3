/** What leaves the house: one outbox, many channels, quiet hours. */
@NullMarked
@ApplicationModule(displayName = "消息", allowedDependencies = {
    "kernel", "county", "county :: backup", "places", "access"})
package shouwang.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
