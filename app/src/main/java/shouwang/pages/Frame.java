package shouwang.pages;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import shouwang.access.Actor;
import shouwang.access.Right;

/**
 * What surrounds every page.
 *
 * @param actor who is signed in, or null
 * @param said what the last step did, in a sentence; shown once
 * @param unseen how many messages one has not seen, at most 99
 * @param at the moment that stands on a printed page
 * @param around what the menu asks for only where it is drawn
 */
public record Frame(@Nullable Actor actor, String csrf, String path, String placeName,
        @Nullable String said, int unseen, Instant at, Around around) {

    /** What waits on the pages of the menu, and which of them somebody has chosen as daily. */
    public interface Around {
        Map<String, Waits.Count> waits();

        List<String> daily();
    }

    /** One word that leads to a page, with what waits there. */
    public record Item(String path, String icon, String word, boolean current,
            Waits.@Nullable Count count) {
        public boolean counts() {
            return count != null && count.number() > 0;
        }
    }

    /**
     * One room in the rail.
     *
     * @param path its first page that somebody may open
     * @param count the figure with its word, or ""
     */
    public record RoomLine(Room room, String path, boolean current, String count, boolean late,
            List<Item> pages) {}

    public String name() {
        return actor == null ? "" : actor.name();
    }

    /** Who printed it and when: what a page calls 今天 is read on another day. */
    public String printed() {
        return actor == null ? "" : "打印：" + actor.name() + "　" + When.paper(at);
    }

    public String roleName() {
        return actor == null ? "" : actor.role().chinese();
    }

    public boolean may(Right right) {
        return actor != null && actor.may(right);
    }

    public boolean mayFindPeople() {
        return may(Right.SEE_PEOPLE);
    }

    public boolean mayTakeCalls() {
        return may(Right.CALLS);
    }

    /** The name of the room this page is in; the house's where it is in none. */
    public String room() {
        return Room.of(path).map(Room::word).orElse("守望");
    }

    /** Whether this is itself a page of the menu, and not one deeper inside. */
    public boolean atPage() {
        return pages().stream().anyMatch(page -> page.path().equals(path));
    }

    /** The pages of this room that stand side by side under its name. */
    public List<Item> tabs() {
        var mine = pages();
        var room = Room.of(path);
        var here = Menu.at(mine, path).map(Menu.Page::path).orElse("");
        var waits = around.waits();
        return room.isEmpty() ? List.of() : mine.stream()
                .filter(page -> page.room() == room.get())
                .map(page -> item(page, here, waits)).toList();
    }

    /** All rooms with what somebody may open in them. */
    public List<RoomLine> rooms() {
        var mine = pages();
        var waits = around.waits();
        var here = Menu.at(mine, path).map(Menu.Page::path).orElse("");
        var in = Room.of(path);
        return Menu.rooms(mine).stream().map(room -> {
            var items = mine.stream().filter(page -> page.room() == room)
                    .map(page -> item(page, here, waits)).toList();
            var told = items.stream().map(Item::count)
                    .filter(count -> count != null && count.word() != null).findFirst();
            return new RoomLine(room, items.getFirst().path(),
                    in.isPresent() && in.get() == room,
                    told.map(Waits.Count::word).orElse(""),
                    told.map(Waits.Count::late).orElse(false), items);
        }).toList();
    }

    /** What somebody uses every day, at most five. */
    public List<Item> daily() {
        var mine = pages();
        var waits = around.waits();
        return around.daily().stream().flatMap(one -> mine.stream()
                .filter(page -> page.path().equals(one)))
                .limit(Menu.MOST_DAILY).map(page -> item(page, path, waits)).toList();
    }

    /** The bar at the bottom of a phone. */
    public List<Item> thumbs() {
        return actor == null ? List.of() : Menu.thumbs(actor).stream().map(page -> new Item(
                page.path(), page.icon(), page.path().equals("/today") ? page.room().word()
                        : page.word(), page.path().equals(path), null)).toList();
    }

    /** The few words of the hand. */
    public List<Item> hand() {
        return Menu.hand(this);
    }

    private List<Menu.Page> pages() {
        return actor == null ? List.of() : Menu.of(actor);
    }

    private static Item item(Menu.Page page, String here, Map<String, Waits.Count> waits) {
        return new Item(page.path(), page.icon(), page.word(), page.path().equals(here),
                waits.get(page.path()));
    }
}
