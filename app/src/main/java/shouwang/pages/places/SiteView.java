package shouwang.pages.places;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.pages.form.Choice;
import shouwang.pages.form.Typed;
import shouwang.places.site.Room;
import shouwang.places.site.Site;
import shouwang.places.site.SiteCheck;
import shouwang.places.site.SitePictures;

/**
 * One house.
 *
 * @param up the place whose list it stands in
 * @param say a refusal that belongs to no single field, or null
 */
public record SiteView(Site site, Choice up, String where, List<SiteList.Tag> tags,
        String phone, String lending, Hours hours, Safety safety, List<RoomRow> rooms,
        List<ThingRow> things, List<BookingRow> bookings,
        List<SitePictures.Picture> pictures, String today, Typed typed,
        @Nullable String say, UUID fresh) {
    /** The week as a form, and the days that are not like it. */
    public record Hours(List<String> lines, List<Weekday> week, List<Special> specials) {}

    /** One weekday: blank = closed. */
    public record Weekday(int number, String word, String from, String until) {}

    /** A day of its own. */
    public record Special(String day, String word, String hours, String why) {}

    /** The last check, when it was, what is looked at today. */
    public record Safety(@Nullable SiteCheck last, String when, boolean holds,
            List<String> list) {}

    /** A room. */
    public record RoomRow(String id, String name, String uses, int holds) {}

    /** A thing that stands there. */
    public record ThingRow(String id, String name, int pieces, String where, String donor,
            Room.Condition condition) {}

    /** Who has a room when. */
    public record BookingRow(String id, String room, String when, String what, int people,
            String by) {}

    public boolean hearth() {
        return site.kind() == Site.Kind.HEARTH;
    }

    public String path() {
        return "/settings/sites/" + site.id();
    }

    public Room.Use[] uses() {
        return Room.Use.values();
    }

    public Room.Condition[] conditions() {
        return Room.Condition.values();
    }
}
