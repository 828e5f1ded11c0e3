package shouwang.pages.boards;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.alarm.Alarm;
import shouwang.alarm.Alert;
import shouwang.care.Climbing;
import shouwang.care.Need;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.places.Numbers;
import shouwang.places.Place;
import shouwang.places.Places;

/** 报上来的: open needs and alerts that have climbed to a township or the county. */
@Controller
@Needs(Right.SEE_BOARD)
class ClimbedPages {
    private static final int MOST = 200;
    private static final int COUNTY = 6;
    private static final int VILLAGE = 12;
    private final Climbing climbing;
    private final Alarm alarm;
    private final Elders elders;
    private final Places places;
    private final Clock clock;

    ClimbedPages(Climbing climbing, Alarm alarm, Elders elders, Places places, Clock clock) {
        this.climbing = climbing;
        this.alarm = alarm;
        this.elders = elders;
        this.places = places;
        this.clock = clock;
    }

    @GetMapping("/boards/climbed")
    @Transactional(readOnly = true)
    String climbed(Actor actor, Model model) {
        model.addAttribute("climbed", of(actor, actor.placeCode(), MOST));
        return "boards/climbed";
    }

    /** What has reached the level of this place; a village has its clocks on its own desk. */
    Climbed of(Actor actor, String code, int limit) {
        var place = places.find(code).map(Place::name).orElse("");
        if (code.length() >= VILLAGE) {
            return new Climbed(place, List.of(), List.of());
        }
        var county = code.length() == COUNTY;
        var needs = climbing.reached(code, county ? Need.Level.COUNTY : Need.Level.TOWNSHIP,
                limit);
        var alerts = alarm.reached(code, county ? Alert.COUNTY_RING : Alert.TOWNSHIP_RING, limit);
        var who = actor.may(Right.SEE_PEOPLE) ? elders.byIds(Stream.concat(
                needs.stream().map(Need::elderId), alerts.stream().map(Alert::elderId))
                .collect(Collectors.toSet())) : Map.<UUID, Elder>of();
        var villages = Stream.concat(needs.stream().map(Need::placeCode),
                alerts.stream().map(Alert::placeCode)).map(Place::villageOf)
                .collect(Collectors.toSet());
        var names = places.names(villages);
        var numbers = new HashMap<String, Numbers>(places.numbers(villages));
        return new Climbed(place, needs.stream().map(need -> {
            var village = Place.villageOf(need.placeCode());
            var elder = who.get(need.elderId());
            return new Climbed.Row(need.id(), need.clock(clock.instant()),
                    need.service().chinese(), elder == null ? "" : need.wish(),
                    elder == null ? "一位老人" : elder.name(), names.getOrDefault(village, ""),
                    Need.Level.values()[need.level()].chinese(),
                    numbers.getOrDefault(village, Numbers.NONE).stationPhone(),
                    actor.may(Right.SEE_CARE) ? "/today/needs/" + need.id() : null);
        }).toList(), alerts.stream().map(alert -> {
            var village = alert.villageCode();
            var elder = who.get(alert.elderId());
            return new Climbed.Alert(alert.id(), elder == null ? "一位老人" : elder.name(),
                    elder == null ? "" : alert.what(), names.getOrDefault(village, ""),
                    alert.stands(), numbers.getOrDefault(village, Numbers.NONE).stationPhone(),
                    actor.may(Right.ALERTS) ? "/today/alerts/" + alert.id() : null);
        }).toList());
    }
}
