package shouwang.pages.slips;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One slip with its photographs.
 *
 * @param visitId the visit it became, or null while nobody has entered it
 * @param pictureId of the photograph to be, made with the page
 */
public record SlipPaper(String serial, String digits, String aide, String state, String elder,
        String what, @Nullable String visitId, String pictureId, List<String> pictures,
        @Nullable String wrong) {}
