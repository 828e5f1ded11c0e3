/** 赠送、捐赠池、迁出、身后: points that go from hand to hand, each by the village's rules. */
@NullMarked
@NamedInterface("giving")
package shouwang.timebank.giving;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
