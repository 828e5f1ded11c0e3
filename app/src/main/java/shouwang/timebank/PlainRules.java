package shouwang.timebank;

import java.util.UUID;
import shouwang.kernel.Ids;

/** The rule every village starts with: an hour is a point, kept in whole minutes (the study). */
final class PlainRules {
    static final UUID ID = Ids.derived(new UUID(0, 1), "time bank rules: an hour is a point");

    private PlainRules() {}
}
