/** 服务签单 (E4): slips of paper with a serial, printed for an aide and entered later. */
@NullMarked
@NamedInterface("slip")
package shouwang.care.slip;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
