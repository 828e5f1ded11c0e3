/** 低龄存时间: facts of giving become points, after notice, review and the ruling of disputes. */
@NullMarked
@NamedInterface("earning")
package shouwang.timebank.earning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
