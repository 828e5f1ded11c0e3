package shouwang.pages.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.pages.ElderPart;
import shouwang.people.Elder;

/** What all parts of the house know of an elder, for her page. */
@Component
public final class ElderStory {
    private final List<ElderPart> parts;

    ElderStory(List<ElderPart> parts) {
        this.parts = parts;
    }

    /** Facts, events from the newest, and a sentence about this month. */
    public record Told(List<ElderPart.Fact> facts, List<ElderPart.Event> events, String month) {}

    Told of(Actor actor, Elder elder) {
        var facts = new ArrayList<ElderPart.Fact>();
        var events = new ArrayList<ElderPart.Event>();
        var months = new ArrayList<String>();
        for (var part : parts) {
            var told = part.of(actor, elder);
            facts.addAll(told.facts());
            events.addAll(told.events());
            months.add(told.month());
        }
        return new Told(facts, events.stream()
                .sorted(Comparator.comparing(ElderPart.Event::at).reversed())
                .limit(ElderPart.MOST).toList(),
                months.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining("，")));
    }
}
