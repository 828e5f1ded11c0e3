/** 县—乡镇—村—组—点: the four-level network under the county (the study, 一（一）). */
@NullMarked
@ApplicationModule(displayName = "网络与阵地", allowedDependencies = {"kernel", "county"})
package shouwang.places;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
