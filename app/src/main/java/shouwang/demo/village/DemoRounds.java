package shouwang.demo.village;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.pairing.Pairs;
import shouwang.people.Aide;
import shouwang.people.Elder;
import shouwang.places.Paths;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.places.WalkingTime.Spot;
import shouwang.places.Way;

/**
 * Two days of planned visits for 井田村, so that today's rounds have something to put in order.
 * Where the hamlets lie is invented: on the slopes of a valley, two or three kilometres apart.
 */
@Component
@Order(50)
class DemoRounds implements DemoPart {
    private static final double LON = 106.93;
    private static final double LAT = 32.29;
    private static final int EVERY = 7;
    private static final int VALLEY = 640;

    /** What is asked for, in turn. */
    private record Wish(Service service, String task, int hour) {}

    private static final List<Wish> WISHES = List.of(new Wish(Service.CLEANING, "扫屋、换被套", 9),
            new Wish(Service.MEALS, "送午饭，要软", 12), new Wish(Service.COUNSEL, "陪着说说话", 10),
            new Wish(Service.ERRANDS, "买降压药", 9), new Wish(Service.MEDICAL, "量血压", 14),
            new Wish(Service.MEALS, "送午饭", 12), new Wish(Service.CLEANING, "洗衣服", 14),
            new Wish(Service.COUNSEL, "帮着给儿子打电话", 15));

    private final Visits visits;
    private final Pairs pairs;
    private final Paths paths;
    private final Places places;
    private final Clock clock;

    DemoRounds(Visits visits, Pairs pairs, Paths paths, Places places, Clock clock) {
        this.visits = visits;
        this.pairs = pairs;
        this.paths = paths;
        this.places = places;
        this.clock = clock;
    }

    @Override
    public void play(Scene scene) {
        plan(scene.clerk(), scene.village(), scene.old(), scene.helpers());
    }

    private void plan(Actor clerk, String village, List<Elder> old, List<Aide> helpers) {
        locate(clerk, places.children(village).stream()
                .filter(place -> place.kind() == Place.Kind.HAMLET).map(Place::code).toList());
        var today = LocalDate.now(clock);
        for (var day : List.of(today, today.plusDays(1))) {
            round(clerk, old, day);
            bath(clerk, old.get(old.size() / 2), helpers, day);
        }
    }

    private void locate(Actor clerk, List<String> hamlets) {
        for (var i = 0; i < hamlets.size(); i++) {
            var turn = 2.4 * i;
            var far = 0.008 + 0.004 * i;
            paths.locate(hamlets.get(i), new Spot(round(LON + far * Math.cos(turn)),
                    round(LAT + 0.7 * far * Math.sin(turn)), VALLEY + 90 * (i % 4)));
        }
        for (var i = 0; i + 1 < Math.min(4, hamlets.size()); i++) {
            paths.note(hamlets.get(i), hamlets.get(i + 1), Way.FOOT, 35 + 5 * i, clerk.name());
            paths.note(hamlets.get(i + 1), hamlets.get(i), Way.FOOT, 30 + 5 * i, clerk.name());
        }
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }

    private void round(Actor clerk, List<Elder> old, LocalDate day) {
        var faces = pairs.current(old.stream().map(Elder::id).collect(Collectors.toSet()));
        var n = 0;
        for (var i = day.getDayOfYear() % EVERY; i < old.size(); i += EVERY) {
            var pair = faces.get(old.get(i).id());
            if (pair != null && old.get(i).status() == Elder.Status.HERE) {
                var wish = WISHES.get(n++ % WISHES.size());
                plan(clerk, old.get(i).id(), pair.aideId(), wish, at(day, wish.hour()));
            }
        }
    }

    /** A bath takes two who can: they meet at her door at the same moment. */
    private void bath(Actor clerk, Elder elder, List<Aide> helpers, LocalDate day) {
        var wish = new Wish(Service.BATHING, "洗头洗澡，两个人", 10);
        helpers.stream().filter(aide -> aide.skills().containsAll(Set.of("BATHING"))
                && !aide.id().equals(elder.id())).limit(2).forEach(aide ->
                        plan(clerk, elder.id(), aide.id(), wish, at(day, wish.hour())));
    }

    private void plan(Actor clerk, UUID elder, UUID aide, Wish wish, Instant at) {
        visits.plan(clerk, new Visit.Plan(Ids.fresh(), elder, aide, null, wish.service(),
                wish.task(), at));
    }

    private Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(clock.getZone()).toInstant();
    }
}
