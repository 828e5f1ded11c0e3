package shouwang.county;

import java.time.Instant;

/** The embedded database server had died and answers again: what it holds is worth a check. */
public record DatabaseBack(Instant gone, Instant back) {}
