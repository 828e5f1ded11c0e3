/**
 * The ground: a county is a schema, and every transaction begins by saying which county and which
 * places it may see. Starts PostgreSQL, migrates counties, sets the scope.
 */
@NullMarked
@ApplicationModule(displayName = "县库", allowedDependencies = "kernel")
package shouwang.county;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
