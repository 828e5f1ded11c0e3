/** Who may see and do what, where: accounts, sessions, sealed fields, the audit. Default no. */
@NullMarked
@ApplicationModule(displayName = "权限", allowedDependencies = {
    "kernel", "county", "places"})
package shouwang.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
