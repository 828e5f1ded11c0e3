/**
 * Demo counties: a village for a first look, a whole county for measuring. The only module that
 * writes other modules' tables, in bulk and as their owner, before anyone has signed in.
 */
@NullMarked
@ApplicationModule(displayName = "演示")
package shouwang.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
