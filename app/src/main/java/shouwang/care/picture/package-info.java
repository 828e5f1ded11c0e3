/** 照片、录音、小票、签单: what was photographed or spoken at a visit, sealed at rest. */
@NullMarked
@NamedInterface("picture")
package shouwang.care.picture;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
