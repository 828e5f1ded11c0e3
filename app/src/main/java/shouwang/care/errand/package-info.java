/** 跑腿的钱: an elder's money in an aide's hand, from the advance to the change (E6). */
@NullMarked
@NamedInterface("errand")
package shouwang.care.errand;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
