package shouwang.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.House;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.kernel.Ids;

/** The boards' figures against a plain count of the same random villages. */
@House
class BoardsTest {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final List<String> STATUSES =
            List.of("HERE", "HERE", "HERE", "HERE", "AWAY", "HOSPITAL", "MOVED", "DEAD");
    @Autowired Boards boards;
    @Autowired Villages villages;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired TestClock clock;

    private record Old(UUID id, String village, LocalDate born, String status, boolean alone,
            boolean merged, @Nullable UUID aide, @Nullable Instant contact) {
        boolean counted() {
            return !merged && !status.equals("DEAD") && !status.equals("MOVED");
        }

        boolean atHome() {
            return counted() && status.equals("HERE");
        }
    }

    private record Helper(UUID id, String village, boolean active) {}

    private record Ask(String village, String status, Instant answerBy) {}

    private record Call(String village, String status, Instant plannedAt, int minutes) {}

    private record World(List<Old> olds, List<Helper> helpers, List<Ask> asks, List<Call> calls) {
        int olds(String place, Predicate<Old> which) {
            return (int) olds.stream().filter(o -> o.village().startsWith(place) && o.counted())
                    .filter(which).count();
        }
    }

    @Test
    void every_figure_equals_a_plain_count() {
        var seed = System.nanoTime();
        System.out.println("BoardsTest seed " + seed);
        var random = new SplittableRandom(seed);
        for (var round = 0; round < 4; round++) {
            var mine = List.of(villages.fresh(), villages.fresh(), villages.fresh());
            var world = make(mine, random);
            store(world);
            villages.everywhere(() -> {
                boards.recount(villages.county().code());
                boards.recountMonths(villages.county().code());
                return true;
            });
            for (var village : mine) {
                agrees(village, world, "seed " + seed);
                months(village, world, "seed " + seed);
            }
        }
    }

    private World make(List<String> mine, SplittableRandom random) {
        var world = new World(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        var now = clock.instant();
        for (var village : mine) {
            for (var i = random.nextInt(4); i > 0; i--) {
                world.helpers().add(new Helper(Ids.fresh(), village, random.nextInt(4) > 0));
            }
            var aides = world.helpers().stream().filter(h -> h.village().equals(village)).toList();
            for (var i = random.nextInt(40); i > 0; i--) {
                var aide = aides.isEmpty() || random.nextBoolean() ? null
                        : aides.get(random.nextInt(aides.size())).id();
                var contact = random.nextInt(3) == 0 ? null
                        : now.minus(Duration.ofHours(random.nextInt(24 * 60)));
                world.olds().add(new Old(Ids.fresh(), village,
                        LocalDate.now(clock).minusDays(60 * 366 + random.nextInt(14_000)),
                        STATUSES.get(random.nextInt(STATUSES.size())), random.nextBoolean(),
                        random.nextInt(10) == 0, aide, contact));
            }
            var statuses = List.of("OPEN", "GIVEN", "ANSWERED", "WITHDRAWN");
            for (var i = world.olds().isEmpty() ? 0 : random.nextInt(12); i > 0; i--) {
                world.asks().add(new Ask(village, statuses.get(random.nextInt(4)),
                        now.plus(Duration.ofMinutes(random.nextInt(6_000) - 3_000))));
            }
            var ends = List.of("PLANNED", "DONE", "CONFIRMED", "CONFIRMED", "MISSED");
            for (var i = world.olds().isEmpty() || aides.isEmpty() ? 0 : random.nextInt(30);
                    i > 0; i--) {
                world.calls().add(new Call(village, ends.get(random.nextInt(5)),
                        now.minus(Duration.ofHours(random.nextInt(24 * 300))),
                        1 + random.nextInt(200)));
            }
        }
        return world;
    }

    private void store(World world) {
        villages.everywhere(() -> {
            transaction.executeWithoutResult(t -> {
                world.helpers().forEach(h -> {
                    person(h.id(), h.village(), LocalDate.of(1970, 1, 1), false, null);
                    sql.sql("""
                            insert into people_aide (person_id, place_code, origin, ended_on)
                            values (?, ?, 'NEIGHBOUR', ?::date)""").param(h.id()).param(h.village())
                            .param(h.active() ? null : "2020-01-01").update();
                });
                world.olds().forEach(this::elder);
                world.asks().forEach(ask -> ask(ask, world));
                world.calls().forEach(call -> call(call, world));
            });
            return true;
        });
    }

    private void person(UUID id, String village, LocalDate born, boolean elder, @Nullable UUID into) {
        var home = Ids.fresh();
        sql.sql("insert into people_household (id, place_code, head, made_at) values (?, ?, 'x', '2020-01-01')")
                .params(home, village).update();
        sql.sql("""
                insert into people_person (id, place_code, household_id, name, pinyin, initials, sex,
                    born, is_elder, is_aide, made_at, merged_into)
                values (?, ?, ?, '试', 'shi', 's', 'F', ?, ?, ?, '2020-01-01', ?)""")
                .param(id).param(village).param(home).param(born).param(elder).param(!elder)
                .param(into).update();
    }

    private void elder(Old old) {
        var twin = Ids.fresh();
        if (old.merged()) {
            person(twin, old.village(), old.born(), false, null);
        }
        person(old.id(), old.village(), old.born(), true, old.merged() ? twin : null);
        sql.sql("""
                insert into people_elder (person_id, place_code, categories, status)
                values (?, ?, ?::text[], ?)""").params(old.id(), old.village(),
                old.alone() ? "{LIVING_ALONE}" : "{EMPTY_NEST,HARDSHIP}", old.status()).update();
        if (old.aide() != null) {
            sql.sql("""
                    insert into pairing_pair (id, place_code, elder_id, aide_id, manner, from_on,
                        made_by, made_at)
                    values (?, ?, ?, ?, 'VOLUNTARY', '2020-01-01', ?, '2020-01-01')""")
                    .params(Ids.fresh(), old.village(), old.id(), old.aide(), old.id()).update();
        }
        if (old.contact() != null) {
            sql.sql("""
                    insert into care_last_contact (elder_id, place_code, at, how)
                    values (?, ?, ?, 'x')""")
                    .params(old.id(), old.village(), Timestamp.from(old.contact())).update();
        }
    }

    private void ask(Ask ask, World world) {
        sql.sql("""
                insert into care_need (id, place_code, elder_id, service, wish, raised_as, raised_by,
                    via, raised_at, answer_by, entered_at, entered_by, status)
                values (?, ?, ?, 'MEALS', '', 'SELF', 'x', 'PHONE', '2020-01-01', ?, '2020-01-01', ?, ?)""")
                .params(Ids.fresh(), ask.village(), world.olds().getFirst().id(),
                        Timestamp.from(ask.answerBy()), Ids.fresh(), ask.status()).update();
    }

    private void call(Call call, World world) {
        var confirmed = call.status().equals("CONFIRMED");
        sql.sql("""
                insert into care_visit (id, place_code, elder_id, aide_id, service, planned_at, minutes,
                    status, method, entered_at, entered_by)
                values (?, ?, ?, ?, 'MEALS', ?, ?, ?, ?, '2020-01-01', ?)""")
                .param(Ids.fresh()).param(call.village()).param(world.olds().getFirst().id())
                .param(world.helpers().getFirst().id()).param(Timestamp.from(call.plannedAt()))
                .param(confirmed ? call.minutes() : null).param(call.status())
                .param(confirmed ? "CARD" : null).param(Ids.fresh()).update();
    }

    private void agrees(String village, World world, String label) {
        var today = LocalDate.now(clock);
        var now = clock.instant();
        var board = villages.in(village, () -> boards.at(village));
        var total = java.util.Objects.requireNonNull(board.total());
        assertThat(total.of(Measure.ELDERS)).as(label).isEqualTo(world.olds(village, o -> true));
        assertThat(total.of(Measure.AT_HOME)).isEqualTo(world.olds(village, Old::atHome));
        assertThat(total.of(Measure.VERY_OLD)).as(label).isEqualTo(
                world.olds(village, o -> !o.born().plusYears(80).isAfter(today)));
        assertThat(total.of(Measure.YOUNG_OLD)).as(label).isEqualTo(
                world.olds(village, o -> o.born().plusYears(70).isAfter(today)));
        assertThat(total.of(Measure.LIVING_ALONE)).isEqualTo(world.olds(village, Old::alone));
        assertThat(total.of(Measure.HARDSHIP)).isEqualTo(world.olds(village, o -> !o.alone()));
        assertThat(total.of(Measure.WITHOUT_AIDE)).as(label)
                .isEqualTo(world.olds(village, o -> o.aide() == null));
        assertThat(total.of(Measure.PAIRED)).isEqualTo(world.olds(village, o -> o.aide() != null));
        assertThat(total.of(Measure.LAPSED)).as(label).isEqualTo(world.olds(village, o -> o.atHome()
                && (o.contact() == null || o.contact().isBefore(now.minus(Boards.LAPSE)))));
        assertThat(total.of(Measure.AIDES)).isEqualTo((int) world.helpers().stream()
                .filter(h -> h.village().equals(village) && h.active()).count());
        var open = world.asks().stream().filter(a -> a.village().equals(village)
                && (a.status().equals("OPEN") || a.status().equals("GIVEN"))).toList();
        var late = open.stream().filter(a -> a.answerBy().isBefore(now)).toList();
        assertThat(total.of(Measure.OPEN_NEEDS)).as(label).isEqualTo(open.size());
        assertThat(total.of(Measure.LATE_NEEDS)).as(label).isEqualTo(late.size());
        assertThat(total.latest() == null).isEqualTo(late.isEmpty());
        assertThat(total.of(Measure.WAITING)).as(label).isEqualTo((int) world.calls().stream()
                .filter(c -> c.village().equals(village) && c.status().equals("DONE")).count());
        assertThat(board.days()).hasSize(1).first().satisfies(day ->
                assertThat(day.withoutAide()).isEqualTo(total.of(Measure.WITHOUT_AIDE)));
    }

    private void months(String village, World world, String label) {
        var months = villages.in(village, () -> boards.at(village)).months();
        var done = world.calls().stream().filter(c -> c.village().equals(village)
                && c.status().equals("CONFIRMED")).toList();
        assertThat(months.stream().mapToInt(Board.Month::visits).sum()).as(label)
                .isEqualTo(done.size());
        for (var month : months) {
            var inMonth = done.stream().filter(c -> c.plannedAt().atZone(HERE).toLocalDate()
                    .withDayOfMonth(1).equals(month.month())).toList();
            assertThat(month.visits()).as(label + " " + month).isEqualTo(inMonth.size());
            assertThat(month.minutes()).isEqualTo(inMonth.stream().mapToInt(Call::minutes).sum());
        }
    }

    @Test
    void a_township_sums_its_villages_and_a_village_sees_only_itself() {
        var village = villages.fresh();
        var world = make(List.of(village), new SplittableRandom(7));
        store(world);
        var township = village.substring(0, 9);
        villages.everywhere(() -> {
            boards.recount(villages.county().code());
            return true;
        });
        var above = villages.in(township, () -> boards.at(township));
        assertThat(above.below()).extracting(Tally::placeCode).contains(village)
                .allMatch(code -> code.startsWith(township));
        assertThat(java.util.Objects.requireNonNull(above.total()).of(Measure.ELDERS))
                .isEqualTo(above.below().stream().mapToInt(t -> t.of(Measure.ELDERS)).sum());
        var county = villages.county().code();
        var seen = villages.in(village, () -> boards.at(county));
        assertThat(java.util.Objects.requireNonNull(seen.total()).of(Measure.ELDERS))
                .isEqualTo(world.olds(village, o -> true));
        assertThat(villages.in(village, () -> boards.villages(county))).hasSize(1);
    }

    @Test
    void asked_again_within_moments_nothing_is_counted_twice_and_later_it_is() {
        var village = villages.fresh();
        villages.in(village, () -> {
            boards.refresh(village);
            var first = boards.countedAt(village);
            boards.refresh(village);
            assertThat(boards.countedAt(village)).isEqualTo(first);
            return clock.after(Duration.ofMinutes(1), () -> {
                boards.refresh(village);
                assertThat(boards.countedAt(village).orElseThrow()).isAfter(first.orElseThrow());
                return true;
            });
        });
    }

    @Test
    void of_two_counts_on_one_day_the_later_stands_and_each_day_has_its_own() {
        var village = villages.fresh();
        villages.in(village, () -> {
            boards.recount(village);
            boards.recount(village);
            clock.after(Duration.ofDays(1), () -> {
                boards.recount(village);
                assertThat(boards.at(village).days()).hasSize(2);
                return true;
            });
            return true;
        });
    }
}
