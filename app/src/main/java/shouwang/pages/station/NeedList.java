package shouwang.pages.station;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All needs of a place; {@code next} is the key of the following page. */
public record NeedList(String show, List<Today.NeedRow> rows, @Nullable String next) {}
