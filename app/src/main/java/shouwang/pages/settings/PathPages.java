package shouwang.pages.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected.Reason;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.form.Choice;
import shouwang.pages.form.Ground;
import shouwang.pages.form.Held;
import shouwang.pages.form.Meeting;
import shouwang.places.Paths;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.places.TravelTimes;
import shouwang.places.WalkingTime;
import shouwang.places.Way;

/** 组与组之间要走多久: the minutes that the village knows better, and where its hamlets lie. */
@Controller
@Needs(Right.WRITE_PLACES)
class PathPages {
    private static final int MOST_MINUTES = 600;
    private final Paths paths;
    private final Places places;
    private final Ground ground;
    private final Audit audit;
    private final TransactionTemplate once;
    private final Meeting meeting;

    PathPages(Paths paths, Places places, Ground ground, Audit audit, TransactionTemplate once,
            Meeting meeting) {
        this.meeting = meeting;
        this.paths = paths;
        this.places = places;
        this.ground = ground;
        this.audit = audit;
        this.once = once;
    }

    @Bean
    static Said.Words settingsPathWords() {
        return Said.words("paths", "已记下，以后排路线就按这个算。");
    }

    @GetMapping("/settings/paths/{code}")
    @Transactional(readOnly = true)
    public String list(Actor actor, @PathVariable String code, Model model) {
        return show(village(actor, code), null, model);
    }

    private Place village(Actor actor, String code) {
        return ground.village(actor, code).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "请先选一个村。"));
    }

    private String show(Place village, @Nullable String say, Model model) {
        var hamlets = ground.hamlets(village.code());
        var times = paths.between(hamlets.stream().map(Place::code).toList());
        var rows = new ArrayList<PathList.Row>();
        for (var i = 0; i < hamlets.size(); i++) {
            for (var j = i; j < hamlets.size(); j++) {
                rows.add(row(hamlets.get(i), hamlets.get(j), times));
            }
        }
        var spots = hamlets.stream().map(hamlet -> spot(hamlet, times)).toList();
        spots.forEach(spot -> meeting.open("spot:" + spot.code(), held(spot)));
        model.addAttribute("list", new PathList(village.code(), village.name(), rows, spots,
                hamlets.stream().map(h -> new Choice(h.code(), h.name(), false)).toList(), say));
        return "settings/paths";
    }

    private static PathList.Row row(Place from, Place to, TravelTimes times) {
        var there = times.between(from.code(), to.code(), Way.FOOT);
        var back = times.between(to.code(), from.code(), Way.FOOT);
        var written = there.source() == TravelTimes.Source.WRITTEN
                || back.source() == TravelTimes.Source.WRITTEN;
        return new PathList.Row(from.code(), to.code(), from.name(), to.name(), there.minutes(),
                back.minutes(), times.between(from.code(), to.code(), Way.MOTORBIKE).minutes(),
                there.source().chinese(), there.say(), written);
    }

    private static PathList.Spot spot(Place hamlet, TravelTimes times) {
        var spot = times.spot(hamlet.code());
        return spot == null ? new PathList.Spot(hamlet.code(), hamlet.name(), "", "", "")
                : new PathList.Spot(hamlet.code(), hamlet.name(), "" + spot.lon(),
                        "" + spot.lat(), spot.altitude() == null ? "" : "" + spot.altitude());
    }

    /** Writes minutes down; the way back is the same unless it is given. */
    @PostMapping("/settings/paths/{code}")
    public String write(Actor actor, @PathVariable String code,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "FOOT") String way,
            @RequestParam(defaultValue = "") String there,
            @RequestParam(defaultValue = "") String back, HttpServletResponse response,
            Model model) {
        return attempt(actor, code, "paths", response, model, village -> {
            var how = Given.word(way, Way.class, "way", "怎么走");
            var minutes = Given.number(there, "there", "去的分钟", 0, MOST_MINUTES);
            note(actor, village, from, to, how, minutes);
            if (!from.equals(to)) {
                note(actor, village, to, from, how, back.isBlank() ? minutes
                        : Given.number(back, "back", "回来的分钟", 0, MOST_MINUTES));
            }
            audit.log(actor, village.code(), "写下路程", village.name(), null,
                    how.chinese() + " " + minutes + " 分钟");
        });
    }

    private void note(Actor actor, Place village, String from, String to, Way way,
            @Nullable Integer minutes) {
        if (!from.startsWith(village.code()) || !to.startsWith(village.code())) {
            throw new Rejected(Reason.WRONG_FORM, "from", "请从列表里选两个组。");
        }
        paths.note(from, to, way, minutes, actor.name());
    }

    /** Takes back what was written; it is reckoned again. */
    @PostMapping("/settings/paths/{code}/forget")
    public String forget(Actor actor, @PathVariable String code,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to, HttpServletResponse response,
            Model model) {
        return attempt(actor, code, "removed", response, model, village ->
                List.of(Way.values()).forEach(way -> {
                    note(actor, village, from, to, way, null);
                    note(actor, village, to, from, way, null);
                }));
    }

    /** Says where a hamlet lies. */
    @PostMapping("/settings/paths/{code}/spot")
    public String spot(Actor actor, @PathVariable String code,
            @RequestParam MultiValueMap<String, String> form, HttpServletResponse response,
            Model model) {
        return attempt(actor, code, "saved", response, model, village -> {
            var hamlet = form.getFirst("hamlet");
            if (hamlet == null || !hamlet.startsWith(village.code())) {
                throw new Rejected(Reason.WRONG_FORM, "hamlet", "请从列表里选一个组。");
            }
            meeting.save(actor, hamlet, "spot:" + hamlet, form, () -> held(spot(
                    places.get(hamlet), paths.between(List.of(hamlet)))),
                    () -> locate(actor, hamlet, form));
        });
    }

    private void locate(Actor actor, String hamlet, MultiValueMap<String, String> form) {
        var altitude = form.getFirst("altitude");
        paths.locate(hamlet, new WalkingTime.Spot(degrees(form.getFirst("lon"), "经度"),
                degrees(form.getFirst("lat"), "纬度"), altitude == null || altitude.isBlank() ? null
                        : Given.number(altitude, "altitude", "海拔", -200, 9_000)));
        audit.log(actor, hamlet, "标位置", hamlet, null, null);
    }

    private static Held held(PathList.Spot spot) {
        return new Held().put("lon", "经度", spot.lon()).put("lat", "纬度", spot.lat())
                .put("altitude", "海拔（米）", spot.altitude());
    }

    private static double degrees(@Nullable String raw, String called) {
        try {
            var value = Double.parseDouble(Given.text(raw, "spot", called, 20));
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the same refusal as infinity
        }
        throw new Rejected(Reason.WRONG_FORM, "spot", called + "要写成 106.832 这样的小数。");
    }

    private interface Step {
        void take(Place village);
    }

    private String attempt(Actor actor, String code, String word, HttpServletResponse response,
            Model model, Step step) {
        var village = village(actor, code);
        try {
            once.executeWithoutResult(status -> step.take(village));
            return Said.then("/settings/paths/" + village.code(), word);
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(village, refusal.say(), model);
        }
    }
}
