package shouwang.demo.village;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.kernel.Ids;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.places.Stages;
import shouwang.places.site.OpenHours;
import shouwang.places.site.Room;
import shouwang.places.site.Rooms;
import shouwang.places.site.Site;
import shouwang.places.site.SiteTerms;
import shouwang.places.site.Sites;

/** The station in the old school with its rooms and gifts, a liaison point, a hearth. */
@Component
@Order(90)
class DemoPlaces implements DemoPart {
    private static final String CLERK = "何珍玉";
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private final Sites sites;
    private final Rooms rooms;
    private final Places places;
    private final Stages stages;
    private final SiteTerms terms;
    private final Clock clock;

    DemoPlaces(Sites sites, Rooms rooms, Places places, Stages stages, SiteTerms terms,
            Clock clock) {
        this.stages = stages;
        this.sites = sites;
        this.rooms = rooms;
        this.places = places;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public void play(Scene scene) {
        var today = LocalDate.now(clock);
        stages.set(scene.village(), Place.Stage.PILOT, LocalDate.of(2022, 3, 1), "团结乡政府");
        station(scene.village(), today);
        var hamlets = places.below(scene.village(), Place.Kind.HAMLET);
        sites.open(Ids.fresh(), hamlets.getFirst().code(), Site.Kind.LIAISON, new Site.Form(
                "村民议事点", "黄葛树下", null, Site.Lending.OWN, ""), CLERK);
        var hearth = sites.open(Ids.fresh(), hamlets.getLast().code(), Site.Kind.HEARTH,
                new Site.Form("大院子", "院坝正屋", null, Site.Lending.OWN, "堂屋、板凳十条、开水"), CLERK);
        sites.consent(hearth.id(), new Site.Consent("冉国栋", "互助点同意书 1 号", today.minusDays(40)));
        sites.check(hearth.id(), Ids.fresh(), today.minusDays(38), "卿晓兰",
                terms.checkList(today), "");
        week(hearth.id(), 7, 9, 16);
    }

    private void station(String village, LocalDate today) {
        var station = sites.open(Ids.fresh(), village, Site.Kind.STATION, new Site.Form("老村小",
                "原村小学一楼", null, new Site.Lending(Site.Source.SCHOOL, "团结乡中心校", true,
                        today.minusYears(2), today.plusDays(45)), ""), CLERK).id();
        week(station, 6, 8, 17);
        var hall = room(station, "议事厅", 60, Room.Use.COUNCIL, Room.Use.CULTURE);
        room(station, "餐厅", 40, Room.Use.EATING);
        room(station, "厨房", 6, Room.Use.COOKING);
        room(station, "休息室", 12, Room.Use.RESTING, Room.Use.DAY_CARE);
        room(station, "卫生室", 8, Room.Use.CLINIC);
        thing(station, hall, "投影", 1, today);
        thing(station, hall, "舞台", 1, today);
        thing(station, null, "象棋", 4, today);
        var from = today.plusDays(2).atTime(14, 0).atZone(HERE).toInstant();
        rooms.book(new Room.Booking(Ids.fresh(), hall, from, from.plusSeconds(2 * 3600), "放电影", 40,
                CLERK), 4);
    }

    private void week(UUID site, int days, int opens, int closes) {
        var week = new EnumMap<DayOfWeek, OpenHours.Span>(DayOfWeek.class);
        for (var day = 1; day <= days; day++) {
            week.put(DayOfWeek.of(day), new OpenHours.Span(LocalTime.of(opens, 30),
                    LocalTime.of(closes, 0)));
        }
        sites.week(site, week);
    }

    private UUID room(UUID site, String name, int holds, Room.Use... uses) {
        var id = Ids.fresh();
        rooms.add(id, site, name, List.of(uses), holds);
        return id;
    }

    private void thing(UUID site, @Nullable UUID room, String name,
            int pieces, LocalDate today) {
        rooms.add(new Room.Thing(Ids.fresh(), site, room, name, pieces, "爱心人士",
                Room.Condition.GOOD, today));
    }
}
