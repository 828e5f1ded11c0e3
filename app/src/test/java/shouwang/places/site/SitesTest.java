package shouwang.places.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.House;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.places.Places;

@House
class SitesTest {
    @Autowired Sites sites;
    @Autowired Rooms rooms;
    @Autowired SiteTerms terms;
    @Autowired Places places;
    @Autowired Villages villages;
    @Autowired TestClock clock;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate once;
    String village;

    @BeforeEach
    void settle() {
        village = villages.fresh();
    }

    private static Site.Form form(String name) {
        return new Site.Form(name, "桥头", null, Site.Lending.OWN, "");
    }

    private Site station() {
        return sites.open(Ids.fresh(), village, Site.Kind.STATION, form("老村小"), "蒲秀兰");
    }

    private Site hearth() {
        var hamlet = places.hamlet(village, "三社").code();
        return sites.open(Ids.fresh(), hamlet, Site.Kind.HEARTH, form("竹林湾"), "蒲秀兰");
    }

    private UUID room(Site site) {
        var id = Ids.fresh();
        rooms.add(id, site.id(), "议事厅", List.of(Room.Use.COUNCIL, Room.Use.CULTURE), 40);
        return id;
    }

    private Room.Booking film(UUID room, int hour) {
        var from = clock.instant().atZone(TestClock.HERE).toLocalDate().plusDays(2).atTime(hour, 0)
                .atZone(TestClock.HERE).toInstant();
        return new Room.Booking(Ids.fresh(), room, from, from.plus(Duration.ofHours(2)), "放电影",
                30, "蒲秀兰");
    }

    @Test
    void a_hearth_is_lent_with_a_paper_checked_and_given_back_with_what_stands_in_it() {
        villages.in(village, () -> {
            var hearth = hearth();
            var today = LocalDate.now(clock);
            assertThat(hearth.placeCode()).hasSize(18);
            assertThat(sites.due(village).unchecked()).isEqualTo(1);
            sites.consent(hearth.id(), new Site.Consent("冉国栋", "同意书 3 号", today));
            var list = terms.checkList(today);
            assertThat(sites.check(hearth.id(), Ids.fresh(), today, "卿晓兰",
                    list.subList(1, list.size()), "屋顶要补").lacking()).containsExactly(list.getFirst());
            assertThat(sites.due(village).unchecked()).isEqualTo(1);
            sites.check(hearth.id(), Ids.fresh(), today, "卿晓兰", list, "");
            assertThat(sites.due(village).unchecked()).isZero();
            rooms.add(new Room.Thing(Ids.fresh(), hearth.id(), null, "板凳", 10, "爱心人士",
                    Room.Condition.GOOD, today));
            assertThatThrownBy(() -> sites.close(hearth.id(), new Site.Closed(today, "儿子要结婚", "")))
                    .isInstanceOf(Rejected.class).hasMessageContaining("还有 1 样东西");
            sites.close(hearth.id(), new Site.Closed(today, "儿子要结婚", "搬到老村小"));
            assertThat(sites.get(hearth.id()).isOpen()).isFalse();
            assertThat(rooms.equipment(hearth.id())).isEmpty();
            assertThatThrownBy(() -> sites.change(hearth.id(), form("新名字")))
                    .isInstanceOf(Rejected.class).hasMessageContaining("已经不办了");
            return true;
        });
    }

    @Test
    void a_check_holds_for_its_months_and_not_a_day_longer() {
        villages.in(village, () -> {
            var hearth = hearth();
            var today = LocalDate.now(clock);
            var list = terms.checkList(today);
            var since = today.minusMonths(terms.checkMonths(today));
            assertThat(sites.holds(sites.check(hearth.id(), Ids.fresh(), since.minusDays(1),
                    "卿晓兰", list, ""))).isFalse();
            assertThat(sites.holds(sites.check(hearth.id(), Ids.fresh(), since, "卿晓兰", list, "")))
                    .isTrue();
            assertThatThrownBy(() -> sites.check(hearth.id(), Ids.fresh(), today.plusDays(1),
                    "卿晓兰", list, "")).isInstanceOf(Rejected.class).hasMessageContaining("今天以后");
            assertThatThrownBy(() -> sites.check(hearth.id(), Ids.fresh(), LocalDate.of(1990, 1, 1),
                    "卿晓兰", list, "")).isInstanceOf(Rejected.class);
            return true;
        });
    }

    @Test
    void each_kind_of_house_stands_at_its_own_level_and_once() {
        villages.in(village, () -> {
            assertThatThrownBy(() -> sites.open(Ids.fresh(), village, Site.Kind.LIAISON, form("议事点"),
                    "x")).isInstanceOf(Rejected.class).hasMessageContaining("设在组里");
            assertThatThrownBy(() -> sites.open(Ids.fresh(), village, Site.Kind.CENTRE, form("中心"),
                    "x")).isInstanceOf(Rejected.class).hasMessageContaining("乡镇");
            var id = station().id();
            assertThatThrownBy(this::station).isInstanceOf(Rejected.class)
                    .hasMessageContaining("已经有“老村小”");
            assertThat(sites.open(id, village, Site.Kind.STATION, form("老村小"), "x").id())
                    .isEqualTo(id);
            hearth();
            assertThatThrownBy(this::hearth).isInstanceOf(Rejected.class);
            return true;
        });
    }

    @Test
    void a_film_and_a_meeting_do_not_meet_in_one_room_but_follow_each_other() {
        villages.in(village, () -> {
            var room = room(station());
            rooms.book(film(room, 14), 1);
            assertThatThrownBy(() -> rooms.book(film(room, 15), 1)).isInstanceOf(Rejected.class)
                    .hasMessageContaining("14:00到16:00，放电影");
            rooms.book(film(room, 16), 1);
            assertThatThrownBy(() -> rooms.drop(room)).isInstanceOf(Rejected.class)
                    .hasMessageContaining("还有 2 次预订");
            return true;
        });
    }

    @Test
    void of_many_who_book_at_the_same_moment_one_has_the_room() throws Exception {
        var site = villages.in(village, this::station);
        var room = villages.in(village, () -> room(site));
        var ready = new CountDownLatch(6);
        try (var desks = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 6).mapToObj(n -> desks.submit(() -> {
                ready.countDown();
                ready.await();
                try {
                    villages.in(village, () -> {
                        rooms.book(film(room, 9), 1);
                        return true;
                    });
                    return 1;
                } catch (Rejected taken) {
                    return 0;
                }
            })).toList();
            var won = 0;
            for (var one : all) {
                won += one.get();
            }
            assertThat(won).isEqualTo(1);
        }
        assertThat(villages.in(village, () -> rooms.ahead(site.id()))).hasSize(1);
    }

    @Test
    void the_database_itself_keeps_two_bookings_apart() {
        var site = villages.in(village, this::station);
        var room = villages.in(village, () -> room(site));
        villages.in(village, () -> {
            rooms.book(film(room, 10), 1);
            return true;
        });
        assertThatThrownBy(() -> villages.in(village, () -> once.execute(status -> sql.sql("""
                insert into places_booking (id, room_id, room_number, site_id, place_code, during,
                    what, people, booked_by)
                select gen_random_uuid(), room_id, room_number, site_id, place_code, during, what,
                    people, booked_by from places_booking where room_id = ?""").param(room)
                .update()))).hasMessageContaining("places_booking_apart");
    }

    @Test
    void a_weekly_booking_is_made_whole_or_not_at_all_and_a_feast_day_refuses_it() {
        villages.in(village, () -> {
            var site = station();
            var room = room(site);
            var first = film(room, 14);
            var third = LocalDate.ofInstant(first.from(), TestClock.HERE).plusWeeks(2);
            sites.special(site.id(), new OpenHours.Special(third, null, "修屋顶"));
            assertThatThrownBy(() -> rooms.book(first, 4)).isInstanceOf(Rejected.class)
                    .hasMessageContaining("修屋顶");
            return true;
        });
    }

    @Test
    void closing_a_house_calls_off_what_was_booked_and_refuses_more() {
        villages.in(village, () -> {
            var site = station();
            var room = room(site);
            var film = film(room, 14);
            rooms.book(film, 3);
            rooms.book(film, 3);
            assertThat(rooms.ahead(site.id())).hasSize(3);
            assertThatThrownBy(() -> rooms.book(new Room.Booking(Ids.fresh(), room, film.from(),
                    film.until(), "大会", 41, "x"), 1)).isInstanceOf(Rejected.class)
                    .hasMessageContaining("最多坐 40 人");
            assertThat(sites.close(site.id(), new Site.Closed(LocalDate.now(clock), "搬新村", "")))
                    .isEqualTo(3);
            assertThatThrownBy(() -> rooms.book(film(room, 9), 1)).isInstanceOf(Rejected.class);
            return true;
        });
    }

    @Test
    void a_lending_that_ends_soon_stands_among_the_things_at_hand() {
        villages.in(village, () -> {
            var today = LocalDate.now(clock);
            var notice = terms.lendingNotice(today);
            var id = station().id();
            sites.change(id, new Site.Form("老村小", "", null, new Site.Lending(Site.Source.SCHOOL,
                    "中心校", true, today.minusYears(1), today.plusDays(notice + 1)), ""));
            assertThat(sites.due(village).ending()).isZero();
            sites.change(id, new Site.Form("老村小", "", null, new Site.Lending(Site.Source.SCHOOL,
                    "中心校", true, today.minusYears(1), today.plusDays(notice)), ""));
            assertThat(sites.due(village).ending()).isEqualTo(1);
            return true;
        });
    }

    @Test
    void another_village_sees_none_of_it() {
        var site = villages.in(village, this::station);
        var far = villages.far(village);
        villages.in(far, () -> {
            assertThat(sites.find(site.id())).isEmpty();
            assertThatThrownBy(() -> sites.change(site.id(), form("抢来的")))
                    .isInstanceOf(Rejected.class).hasMessageContaining("不归您管");
            return true;
        });
    }
}
