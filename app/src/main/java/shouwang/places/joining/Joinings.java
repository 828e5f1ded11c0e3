package shouwang.places.joining;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.places.Hamlets;
import shouwang.places.Place;
import shouwang.places.Places;

/**
 * Two hamlets become one, with all that hangs on them: looked at first, done in one transaction,
 * undone as long as neither was joined again. Hearths of the hamlet that ends get a code below the
 * one that stays, since a code is the beginning of every code below it.
 */
@Component
@Transactional
public class Joinings {
    private static final int LATELY = 20;
    private static final String HEARTH = "places.hearth";
    private final JoiningRows rows;
    private final Places places;
    private final List<PlaceTies> ties;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Joinings(JoiningRows rows, Places places, List<PlaceTies> ties,
            ApplicationEventPublisher events, Clock clock) {
        this.rows = rows;
        this.places = places;
        this.ties = ties;
        this.events = events;
        this.clock = clock;
    }

    /** What would follow, and what stands against it. */
    @Transactional(readOnly = true)
    public Joining.Preview preview(String from, String into) {
        var ends = hamlet(from, into);
        var stays = hamlet(into, from);
        var hearths = places.children(from);
        var follows = new LinkedHashMap<String, Integer>();
        var against = new ArrayList<String>();
        for (var one : ties) {
            one.at(from).forEach((what, count) -> follows.merge(what, count, Integer::sum));
            against.addAll(one.against(from, into));
        }
        hearths.forEach(hearth -> {
            if (places.children(into).stream().anyMatch(other -> Hamlets.core(other.name())
                    .equals(Hamlets.core(hearth.name())))) {
                against.add("两个组都有叫“" + hearth.name() + "”的互助点，请先给其中一个改个名字。");
            }
        });
        return new Joining.Preview(from, into, ends.name(), stays.name(), follows, hearths.size(),
                against);
    }

    private Place hamlet(String code, String other) {
        var place = places.get(code);
        if (place.kind() != Place.Kind.HAMLET || code.equals(other)
                || !Place.villageOf(code).equals(Place.villageOf(other))) {
            throw new Rejected(Reason.WRONG_KIND, "只能把同一个村的两个组（社）并成一个。");
        }
        if (places.children(Place.villageOf(code)).stream().noneMatch(one ->
                one.code().equals(code))) {
            throw new Rejected(Reason.GONE, place.name() + "已经去掉了。");
        }
        return place;
    }

    /** Leads all of one hamlet to the other and ends it; the same id again changes nothing. */
    public Joining join(UUID id, String from, String into, String by) {
        var known = rows.find(id);
        if (known.isPresent()) {
            return known.get();
        }
        var village = Place.villageOf(into);
        places.hold(village);
        var look = preview(from, into);
        if (!look.against().isEmpty()) {
            throw new Rejected(Reason.NOT_NOW, String.join("", look.against()));
        }
        var joining = new Joining(id, village, from, into, look.fromName(), look.intoName(),
                clock.instant(), by, null);
        rows.insert(joining);
        var day = LocalDate.now(clock);
        for (var hearth : places.children(from)) {
            var fresh = places.add(into, Place.Kind.HEARTH, hearth.name()).code();
            var led = new ArrayList<>(lead(hearth.code(), fresh));
            led.add(new PlaceTies.Led(HEARTH, HEARTH, hearth.code()));
            rows.led(joining, new JoiningRows.Way(hearth.code(), fresh, led));
            rows.close(hearth.code(), day);
        }
        rows.led(joining, new JoiningRows.Way(from, into, lead(from, into)));
        // whoever still knows of something there refuses: nothing is left behind
        events.publishEvent(new Place.Closing(from, look.fromName()));
        rows.close(from, day);
        return joining;
    }

    private List<PlaceTies.Led> lead(String from, String into) {
        return ties.stream().flatMap(one -> one.lead(from, into).stream()).toList();
    }

    /** Parts them again: what was led goes back where it is still there; what came since stays. */
    public void part(UUID id) {
        var joining = rows.find(id).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这次合并，可能不归您管。"));
        places.hold(joining.village());
        var lately = rows.lately(joining.village(), LATELY);
        if (lately.stream().noneMatch(one -> one.id().equals(id) && one.undoneAt() == null)) {
            throw new Rejected(Reason.NOT_NOW, "这次合并已经撤销了，或者过去太久。");
        }
        for (var later : lately) {
            if (later.id().equals(id)) {
                break;
            }
            if (later.undoneAt() == null && (later.from().equals(joining.into())
                    || later.into().equals(joining.into()))) {
                throw new Rejected(Reason.NOT_NOW, joining.intoName()
                        + "后来又合并过，请先撤销后面那一次。");
            }
        }
        if (places.children(joining.village()).stream().anyMatch(one ->
                Hamlets.core(one.name()).equals(Hamlets.core(joining.fromName()))
                        && !one.code().equals(joining.into()))) {
            throw new Rejected(Reason.TAKEN, "村里又有了叫“" + joining.fromName()
                    + "”的组，请先给它改名。");
        }
        rows.reopen(joining.from());
        var day = LocalDate.now(clock);
        rows.ways(id).forEach(way -> {
            ties.forEach(one -> one.leadBack(way.from(), way.into(), way.led().stream()
                    .filter(led -> led.kind().equals(one.kind())).toList()));
            if (way.from().length() > joining.from().length()) {
                rows.reopen(way.from());
                rows.close(way.into(), day);
            }
        });
        rows.undone(id, clock.instant());
    }

    /** What was joined in a village, the newest first. */
    @Transactional(readOnly = true)
    public List<Joining> lately(String village) {
        return rows.lately(village, LATELY);
    }
}
