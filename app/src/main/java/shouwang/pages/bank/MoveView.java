package shouwang.pages.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A household on its way to another village.
 *
 * @param still who still lives in the old household, by name; they stay without points
 * @param villages where it may go, the township's name before the village's
 */
public record MoveView(String id, String head, String village, String available,
        List<String> still, List<GiftView.Choice> villages, @Nullable String chosen,
        String card, String reason, String form, @Nullable String wrong) {}
