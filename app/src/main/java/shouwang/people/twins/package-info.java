/** 重复登记: two records of one person found, led together and parted again. */
@NullMarked
@NamedInterface("twins")
package shouwang.people.twins;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
