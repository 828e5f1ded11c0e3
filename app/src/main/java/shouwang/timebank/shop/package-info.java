/** The co-op (合作社): what is on the shelf, the counter, the closing of the day. */
@NullMarked
@NamedInterface("shop")
package shouwang.timebank.shop;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
