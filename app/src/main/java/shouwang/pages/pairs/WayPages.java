package shouwang.pages.pairs;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.kernel.Given;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.pages.Said;
import shouwang.pages.people.Ground;
import shouwang.places.Paths;
import shouwang.places.Place;
import shouwang.places.Places;

/** 村内路程: minutes on foot between hamlets, which the village knows better than any map. */
@Controller
@Needs(Right.PAIR)
public class WayPages {
    private static final int MOST_MINUTES = 600;
    private final Places places;
    private final Paths paths;
    private final Ground ground;

    WayPages(Places places, Paths paths, Ground ground) {
        this.places = places;
        this.paths = paths;
        this.ground = ground;
    }

    /** One way; {@code minutes} is what is reckoned with now, or empty. */
    public record Way(String field, String from, String to, String minutes, boolean written) {}

    @GetMapping("/pairs/ways")
    @Transactional(readOnly = true)
    public String form(Actor actor, @RequestParam(required = false) @Nullable String place,
            Model model) {
        var village = village(actor, place);
        model.addAttribute("village", places.get(village).name());
        model.addAttribute("place", village);
        model.addAttribute("ways", ways(village));
        return "pairs/ways";
    }

    private String village(Actor actor, @Nullable String place) {
        var code = Place.villageOf(ground.within(actor, place));
        if (code.length() < 12) {
            throw new Rejected(Reason.NOT_FOUND, "路程按村来填。请先选一个村。");
        }
        return code;
    }

    private List<Way> ways(String village) {
        var hamlets = places.below(village, Place.Kind.HAMLET);
        var walks = paths.of(village);
        var ways = new ArrayList<Way>();
        for (int i = 0; i < hamlets.size(); i++) {
            for (int j = i + 1; j < hamlets.size(); j++) {
                var from = hamlets.get(i);
                var to = hamlets.get(j);
                var minutes = walks.minutes(from.code(), to.code());
                ways.add(new Way(from.code() + "-" + to.code(), from.name(), to.name(),
                        minutes.isEmpty() ? "" : String.valueOf(minutes.getAsInt()),
                        walks.written().containsKey(from.code() + " " + to.code())));
            }
        }
        return ways;
    }

    @PostMapping("/pairs/ways")
    @Transactional
    public String write(Actor actor, @RequestParam MultiValueMap<String, String> values) {
        var village = village(actor, values.getFirst("place"));
        for (var way : ways(village)) {
            var typed = values.getFirst(way.field());
            if (typed != null && !typed.isBlank() && !typed.equals(way.minutes())) {
                var codes = way.field().split("-");
                paths.write(codes[0], codes[1], Given.number(typed, way.field(),
                        way.from() + "到" + way.to(), 1, MOST_MINUTES));
            }
        }
        return Said.then("/pairs/ways?place=" + village, "saved");
    }
}
