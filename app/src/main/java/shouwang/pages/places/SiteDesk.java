package shouwang.pages.places;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import shouwang.access.Actor;
import shouwang.kernel.Almanac;
import shouwang.kernel.Given;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.pages.Said;
import shouwang.pages.When;
import shouwang.pages.form.Choice;
import shouwang.pages.form.Typed;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.places.site.OpenHours;
import shouwang.places.site.Room;
import shouwang.places.site.Rooms;
import shouwang.places.site.Site;
import shouwang.places.site.SiteCheck;
import shouwang.places.site.SitePictures;
import shouwang.places.site.SiteTerms;
import shouwang.places.site.Sites;

/** Shows one house, and takes a step at it: what was typed stays where it was refused. */
@Component
class SiteDesk {
    static final String WEEK = "一二三四五六日";
    private final Sites sites;
    private final Rooms rooms;
    private final SitePictures pictures;
    private final Places places;
    private final SiteTerms terms;
    private final TransactionTemplate once;
    private final Clock clock;

    SiteDesk(Sites sites, Rooms rooms, SitePictures pictures, Places places, SiteTerms terms,
            TransactionTemplate once, Clock clock) {
        this.pictures = pictures;
        this.sites = sites;
        this.rooms = rooms;
        this.places = places;
        this.terms = terms;
        this.once = once;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Site get(Actor actor, String id) {
        var site = sites.get(Given.id(id));
        actor.needPlace(site.placeCode());
        return site;
    }

    /** Does one step in one transaction and leads back to the house. */
    String attempt(Site site, MultiValueMap<String, String> form, String said,
            HttpServletResponse response, Model model, Runnable step) {
        try {
            once.executeWithoutResult(status -> step.run());
            return Said.then("/settings/sites/" + site.id(), said);
        } catch (Rejected refusal) {
            response.setStatus(refusal.reason().status());
            return show(site, Typed.of(form), refusal.say(), model);
        }
    }

    String show(Site site, Typed typed, @Nullable String say, Model model) {
        var up = site.placeCode().length() == 9 ? site.placeCode()
                : Place.villageOf(site.placeCode());
        var names = places.names(steps(site.placeCode()));
        var hours = sites.hours(site.id());
        var check = sites.lastChecks(List.of(site.id())).get(site.id());
        var all = rooms.of(site.id());
        var called = all.stream().collect(Collectors.toMap(Room::id, Room::name));
        model.addAttribute("view", new SiteView(site, new Choice(up, names.getOrDefault(up, up),
                false), steps(site.placeCode()).stream().map(code -> names.getOrDefault(code, ""))
                        .collect(Collectors.joining()),
                tags(site, check, hours), phone(site), lending(site), hours(hours),
                new SiteView.Safety(check, check == null ? "" : When.day(check.on(), today()),
                        check != null && sites.holds(check), terms.checkList(today())),
                all.stream().map(room -> new SiteView.RoomRow(room.id().toString(), room.name(),
                        room.uses().stream().map(Room.Use::chinese)
                                .collect(Collectors.joining("、")), room.holds())).toList(),
                rooms.equipment(site.id()).stream().map(thing -> new SiteView.ThingRow(
                        thing.id().toString(), thing.name(), thing.pieces(),
                        thing.roomId() == null ? "" : called.getOrDefault(thing.roomId(), ""),
                        Objects.requireNonNullElse(thing.donor(), ""), thing.condition()))
                        .toList(),
                rooms.ahead(site.id()).stream().map(booking -> booking(booking,
                        called.getOrDefault(booking.roomId(), ""))).toList(),
                pictures.of(site.id()), today().toString(), typed, say, Ids.fresh()));
        return "places/site";
    }

    /** The codes from the township (or the place itself) down to where it stands. */
    static List<String> steps(String code) {
        var steps = new ArrayList<String>();
        for (var digits = 9; digits <= code.length(); digits += 3) {
            steps.add(code.substring(0, digits));
        }
        return steps;
    }

    private SiteView.BookingRow booking(Room.Booking booking, String room) {
        return new SiteView.BookingRow(booking.id().toString(), room,
                day(When.day(booking.from())) + " " + When.hour(booking.from()) + "–"
                        + When.hour(booking.until()), booking.what(), booking.people(),
                booking.by());
    }

    private static SiteView.Hours hours(OpenHours hours) {
        return new SiteView.Hours(hours.lines(), Arrays.stream(DayOfWeek.values()).map(day -> {
            var span = hours.week().get(day);
            return new SiteView.Weekday(day.getValue(), "周" + WEEK.charAt(day.getValue() - 1),
                    span == null ? "" : span.from().toString(),
                    span == null ? "" : span.until().toString());
        }).toList(), hours.days().stream().map(one -> new SiteView.Special(one.day().toString(),
                day(one.day()) + "（" + Almanac.lunar(one.day()) + "）",
                one.open() == null ? "不开" : one.open().toString(), one.why())).toList());
    }

    /** {@code 12月5日 周六}. */
    static String day(LocalDate day) {
        return day.getMonthValue() + "月" + day.getDayOfMonth() + "日 周"
                + WEEK.charAt(day.getDayOfWeek().getValue() - 1);
    }

    /** Whom to call: the house's own public number, or the village's station. */
    String phone(Site site) {
        var own = site.form().phone();
        if (own != null) {
            return own;
        }
        return site.placeCode().length() < 12 ? "" : Objects.requireNonNullElse(
                places.numbers(Place.villageOf(site.placeCode())).stationPhone(), "");
    }

    private static String lending(Site site) {
        var lending = site.form().lending();
        var words = new ArrayList<String>();
        if (lending.source() != null) {
            words.add(lending.source().chinese());
        }
        if (lending.lender() != null) {
            words.add(lending.lender() + (lending.free() ? "无偿提供" : "出租"));
        }
        if (lending.from() != null || lending.until() != null) {
            words.add((lending.from() == null ? "" : "从 " + lending.from())
                    + (lending.until() == null ? "，没有说到哪天" : " 到 " + lending.until()));
        }
        return String.join("，", words);
    }

    /** What is to be seen at once: open now, no consent, no check, a lending that ends. */
    List<SiteList.Tag> tags(Site site, @Nullable SiteCheck check, OpenHours hours) {
        var tags = new ArrayList<SiteList.Tag>();
        if (site.closed() != null) {
            return List.of(new SiteList.Tag("不办了", ""));
        }
        var now = clock.instant().atZone(When.HERE).toLocalDateTime();
        if (!hours.week().isEmpty()) {
            tags.add(hours.isOpen(now) ? new SiteList.Tag("现在开着", "good")
                    : new SiteList.Tag("现在关着", ""));
        }
        var hearth = site.kind() == Site.Kind.HEARTH;
        if (hearth && site.consent() == null) {
            tags.add(new SiteList.Tag("屋主还没写同意", "bad"));
        }
        if (check != null && !check.passed()) {
            tags.add(new SiteList.Tag("有 " + check.lacking().size() + " 样不安全", "bad"));
        } else if (check != null && !sites.holds(check)) {
            tags.add(new SiteList.Tag("该再查安全", "note"));
        } else if (hearth && check == null) {
            tags.add(new SiteList.Tag("还没查安全", "bad"));
        }
        if (sites.endsSoon(site)) {
            tags.add(new SiteList.Tag("借到 " + site.form().lending().until(), "note"));
        }
        return tags;
    }

    UUID fresh(MultiValueMap<String, String> form) {
        return Given.id(form.getFirst("id"));
    }
}
