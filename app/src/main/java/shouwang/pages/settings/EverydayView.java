package shouwang.pages.settings;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shouwang.pages.Menu;
import shouwang.pages.Room;

/** All pages somebody may open, room by room, and which are ticked for daily use. */
public record EverydayView(List<Group> groups, Set<String> chosen, @Nullable String wrong) {
    /** One room. */
    public record Group(Room room, List<Menu.Page> pages) {}
}
