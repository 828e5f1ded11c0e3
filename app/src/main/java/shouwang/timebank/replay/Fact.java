package shouwang.timebank.replay;

import java.util.UUID;
import shouwang.timebank.rules.Stint;

/** Something given, by whom. */
record Fact(UUID person, Stint.Work work) {}
