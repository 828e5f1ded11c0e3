package shouwang.pages.life;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.people.Elder;
import shouwang.people.life.LifeStory;

/**
 * What became of one person.
 *
 * @param elder null where she is only an aide
 * @param back her own page
 * @param choices what may be written down now; empty while a death is to be confirmed or taken back
 * @param since the day on the form
 * @param chosen what was chosen when something spoke against it, or null
 * @param doubts what speaks against it, in a few lines
 * @param wrong why it was refused, or null
 */
public record LifeView(UUID id, String name, @Nullable Elder elder, String back, String now,
        List<Elder.Status> choices, String today, String since, Elder.@Nullable Status chosen,
        List<String> doubts, @Nullable String wrong, List<Step> steps) {
    /**
     * One step, the newest first.
     *
     * @param second whether this reader may confirm it
     * @param undo what the button that takes it back says, or null where it cannot be
     * @param ask what it asks before
     */
    public record Step(UUID id, String title, String by, boolean toSecond, boolean second,
            boolean mine, @Nullable String undo, String ask, @Nullable String undone,
            List<LifeStory.Line> lines) {}
}
