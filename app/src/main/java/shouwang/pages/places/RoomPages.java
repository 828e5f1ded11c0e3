package shouwang.pages.places;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.places.site.Room;
import shouwang.places.site.Rooms;
import shouwang.places.site.Site;

/** The rooms of a house, what stands in them and who has them when. */
@Controller
@Needs(Right.WRITE_PLACES)
class RoomPages {
    private final Rooms rooms;
    private final SiteDesk desk;
    private final Audit audit;

    RoomPages(Rooms rooms, SiteDesk desk, Audit audit) {
        this.rooms = rooms;
        this.desk = desk;
        this.audit = audit;
    }

    @Bean
    static Said.Words placesRoomWords() {
        return Said.words("roomtaken", "订好了。", "roomfree", "这次预订取消了。");
    }

    @PostMapping("/settings/sites/{id}/rooms")
    String add(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var site = desk.get(actor, id);
        return desk.attempt(site, form, "added", response, model, () -> {
            var name = Given.text(form.getFirst("roomName"), "roomName", "房间名字", 20);
            rooms.add(desk.fresh(form), site.id(), name,
                    form.getOrDefault("uses", List.of()).stream().distinct().limit(9)
                            .map(use -> Given.word(use, Room.Use.class, "uses", "做什么用")).toList(),
                    Given.number(form.getFirst("holds"), "holds", "坐多少人", 1, 2000));
            log(actor, site, "加房间", name);
        });
    }

    @PostMapping("/settings/sites/{id}/rooms/{room}/drop")
    String drop(Actor actor, @PathVariable String id, @PathVariable String room,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var site = desk.get(actor, id);
        return desk.attempt(site, form, "removed", response, model, () -> {
            rooms.drop(Given.id(room));
            log(actor, site, "去掉房间", null);
        });
    }

    /** A thing, bought or given. */
    @PostMapping("/settings/sites/{id}/things")
    String thing(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var site = desk.get(actor, id);
        return desk.attempt(site, form, "added", response, model, () -> {
            var name = Given.text(form.getFirst("thing"), "thing", "设备名字", 30);
            var room = Given.optional(form.getFirst("room"), "room", "放哪间", 40);
            rooms.add(new Room.Thing(desk.fresh(form), site.id(),
                    room == null ? null : Given.id(room), name,
                    Given.number(form.getFirst("pieces"), "pieces", "几件", 1, 9999),
                    Given.optional(form.getFirst("donor"), "donor", "谁捐的", 40),
                    condition(form), desk.today()));
            log(actor, site, "加设备", name);
        });
    }

    private static Room.Condition condition(MultiValueMap<String, String> form) {
        return Given.word(form.getFirst("condition"), Room.Condition.class, "condition", "好坏");
    }

    /** How it is now, or where it went. */
    @PostMapping("/settings/sites/{id}/things/{thing}")
    String change(Actor actor, @PathVariable String id, @PathVariable String thing,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var site = desk.get(actor, id);
        return desk.attempt(site, form, "saved", response, model, () -> {
            var where = Given.optional(form.getFirst("gone"), "gone", "搬到哪里", 60);
            if (where == null) {
                rooms.condition(Given.id(thing), condition(form));
            } else {
                rooms.gone(Given.id(thing), where);
            }
            log(actor, site, where == null ? "改设备好坏" : "搬走设备", where);
        });
    }

    @PostMapping("/settings/sites/{id}/bookings")
    String book(Actor actor, @PathVariable String id,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var site = desk.get(actor, id);
        return desk.attempt(site, form, "roomtaken", response, model, () -> rooms.book(
                new Room.Booking(desk.fresh(form), Given.id(form.getFirst("room")),
                        When.moment(form.getFirst("from"), "from", "从几点"),
                        When.moment(form.getFirst("until"), "until", "到几点"),
                        Given.text(form.getFirst("what"), "what", "做什么", 40),
                        Given.number(form.getFirst("people"), "people", "多少人", 1, 2000),
                        actor.name()),
                Given.number(form.getFirst("weeks"), "weeks", "连着几周", 1, Rooms.MOST_WEEKS)));
    }

    @PostMapping("/settings/sites/{id}/bookings/{booking}/off")
    String callOff(Actor actor, @PathVariable String id, @PathVariable String booking,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        var site = desk.get(actor, id);
        return desk.attempt(site, form, "roomfree", response, model, () ->
                rooms.callOff(Given.id(booking)));
    }

    private void log(Actor actor, Site site, String deed, @Nullable String what) {
        audit.log(actor, site.placeCode(), deed, site.form().name(), null, what);
    }
}
