/**
 * The words every module speaks: points, money, spans of days, ids, refusals. No Spring, no SQL.
 */
@NullMarked
@ApplicationModule(displayName = "核心", allowedDependencies = {})
package shouwang.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
