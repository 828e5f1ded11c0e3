package shouwang.pages;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shouwang.places.Divisions;

/** On the first start the county is founded with its real divisions. */
@Component
class FirstDay {
    private final Divisions divisions;

    FirstDay(Divisions divisions) {
        this.divisions = divisions;
    }

    @EventListener(ApplicationStartedEvent.class)
    void found() {
        divisions.found();
    }
}
