/** What each person sees: a controller, a view record and a template a page. */
@NullMarked
@ApplicationModule(displayName = "页面")
package shouwang.pages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
