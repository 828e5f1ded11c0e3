package shouwang.people.life;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;

/** What became of people, to read: the steps, and what each called off and brought back. */
@Component
@Transactional(readOnly = true)
public class LifeStory {
    private static final int SHOWN = 30;
    private final LifeRows rows;
    private final Following following;

    LifeStory(LifeRows rows, Following following) {
        this.rows = rows;
        this.following = following;
    }

    /** What became of a person, the newest first. */
    public List<LifeEvent> of(Actor actor, UUID person) {
        return rows.of(person, SHOWN).stream().filter(event ->
                actor.scope().covers(event.placeCode())).toList();
    }

    /** Deaths below a place that wait for a second word, the oldest first. */
    public List<LifeEvent> toSecond(String placeCode) {
        return rows.toSecond(placeCode, SHOWN);
    }

    /**
     * One thing that a step called off.
     *
     * @param chinese the villagers' word for its kind
     * @param back it is brought back
     * @param lost why it could not be, or null
     */
    public record Line(String chinese, String what, boolean back, @Nullable String lost) {}

    /** Step → what it called off. */
    public Map<UUID, List<Line>> lines(Collection<LifeEvent> steps) {
        var lines = new HashMap<UUID, List<Line>>();
        rows.taken(steps.stream().map(LifeEvent::id).toList()).forEach(row ->
                lines.computeIfAbsent(row.departure(), id -> new ArrayList<>()).add(new Line(
                        following.word(row.taken().kind()), row.taken().what(),
                        row.backBy() != null && row.lost() == null, row.lost())));
        return lines;
    }
}
