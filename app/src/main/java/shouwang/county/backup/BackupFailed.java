package shouwang.county.backup;

/** Last night's backup was not made, or could not be restored; {@code what} says it in a line. */
public record BackupFailed(String what) {}
