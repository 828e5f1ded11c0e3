/** 低龄存时间、高龄换服务: hours given become points of the household (the study, 一（三）一). */
@NullMarked
@ApplicationModule(displayName = "时间银行", allowedDependencies = {
    "kernel", "county", "places", "messages", "access", "ledger", "people",
    "people :: intake", "people :: ties", "care", "care::hours", "care::mistake", "table"})
package shouwang.timebank;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
