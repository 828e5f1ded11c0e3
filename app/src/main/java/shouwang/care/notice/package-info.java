/** 天气、断路: what a village is told beforehand, and which elders somebody calls because of it. */
@NullMarked
@NamedInterface("notice")
package shouwang.care.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
