package shouwang.pages.twins;

import java.util.List;
import java.util.UUID;
import shouwang.people.twins.Twins;

/** The pairs of a village that look like one person, and what was merged lately. */
public record TwinList(String place, List<Twins.Pair> pairs, List<Done> lately) {
    /** A merge of before. */
    public record Done(UUID id, String name, String when, String by, boolean parted, String href) {}
}
