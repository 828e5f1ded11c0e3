/** 约服务: a service booked with points that are held until the visit is confirmed. */
@NullMarked
@NamedInterface("booking")
package shouwang.timebank.booking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
