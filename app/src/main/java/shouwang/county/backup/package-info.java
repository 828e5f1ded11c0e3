/**
 * Backup that has been restored: the embedded database's pages once a night and its log each
 * minute, sealed, in a folder on another disk; each night brought up again and looked at.
 */
@NullMarked
@NamedInterface("backup")
package shouwang.county.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
