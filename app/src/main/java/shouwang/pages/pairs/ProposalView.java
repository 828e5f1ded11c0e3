package shouwang.pages.pairs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Choice;

/**
 * One proposal on the page.
 *
 * @param share how far the reckoning is, in percent
 * @param villages where it covers several, those with something to decide or a gap first
 * @param open the village looked into, or null
 */
public record ProposalView(String id, String place, String asked, String state, boolean running,
        @Nullable String failed, int share, String progress, Figures figures,
        List<Village> villages, @Nullable Open open) {

    /** What it comes to, against today. */
    public record Figures(int fresh, int moved, int kept, int gaps, int open, String wayBefore,
            String wayAfter) {}

    /** One village's row. */
    public record Village(String path, String name, Figures figures) {}

    /** One village opened. */
    public record Open(String code, String name, String hint, List<Line> gaps, List<Line> lines,
            List<Line> decided) {}

    /** One elder's line; {@code standing} is null while it is open. */
    public record Line(String elderId, String elder, String of, String kind, boolean moved,
            @Nullable String aide, @Nullable String before, String why,
            @Nullable String standing) {}

    /** The page where one begins and the last ones stand. */
    public record Desk(List<Choice> places, List<Past> past, boolean village) {}

    /** An earlier one. */
    public record Past(String path, String place, String asked, String state, boolean running,
            String came) {}
}
