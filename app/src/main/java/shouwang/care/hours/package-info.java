/** 一个人的时间: the stretches of a person's life that something has been written down for. */
@NullMarked
@NamedInterface("hours")
package shouwang.care.hours;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
