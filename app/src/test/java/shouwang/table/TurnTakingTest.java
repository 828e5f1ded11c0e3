package shouwang.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shouwang.table.TurnTaking.Seat;

/** Fairness at the neighbours' table, for tables, appetites and absences of all kinds. */
class TurnTakingTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final int TABLES = 300;
    private static final int MEALS = 200;
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private List<Seat> table(int size, int cooks) {
        var seats = new ArrayList<Seat>();
        for (var n = 0; n < size; n++) {
            seats.add(new Seat(new UUID(random.nextLong(), random.nextLong()), n < cooks, 0, 0,
                    null));
        }
        return seats;
    }

    private static long spread(List<Seat> seats) {
        var all = seats.stream().filter(Seat::cooks).mapToLong(Seat::balance).summaryStatistics();
        return all.getMax() - all.getMin();
    }

    @Test
    void where_all_come_always_no_two_differ_by_more_than_one_meal() {
        System.out.println("TurnTakingTest seed " + seed);
        for (var n = 0; n < TABLES; n++) {
            var size = 1 + random.nextInt(12);
            var seats = table(size, size);
            var days = new ArrayList<LocalDate>();
            for (var day = 0; day < 3 * size + random.nextInt(9); day++) {
                days.add(FIRST.plusDays(day));
                var turns = TurnTaking.ahead(seats, days);
                var hosted = seats.stream().mapToLong(seat -> turns.stream()
                        .filter(turn -> turn.host().equals(seat.person())).count())
                        .summaryStatistics();
                assertThat(hosted.getMax() - hosted.getMin()).as("seed " + seed)
                        .isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void whoever_comes_and_whoever_stays_away_all_balances_add_up_to_nothing_and_stay_near() {
        for (var n = 0; n < TABLES; n++) {
            var size = 2 + random.nextInt(11);
            var seats = table(size, size);
            var often = random.doubles(size).toArray();
            for (var meal = 0; meal < MEALS; meal++) {
                var host = TurnTaking.next(seats).orElseThrow().person();
                var guests = new HashSet<UUID>();
                guests.add(host);
                for (var at = 0; at < size; at++) {
                    if (random.nextDouble() < often[at]) {
                        guests.add(seats.get(at).person());
                    }
                }
                seats = new ArrayList<>(TurnTaking.after(seats, host, guests,
                        FIRST.plusDays(meal)));
                assertThat(seats.stream().mapToLong(Seat::balance).sum()).isZero();
                assertThat(spread(seats)).as("seed " + seed).isLessThanOrEqualTo(2L * size);
            }
        }
    }

    @Test
    void after_any_swap_by_hand_the_one_who_cooked_for_another_waits_and_the_other_makes_up() {
        for (var n = 0; n < TABLES; n++) {
            var size = 3 + random.nextInt(8);
            var seats = table(size, size);
            var all = seats.stream().map(Seat::person).toList();
            var due = TurnTaking.next(seats).orElseThrow().person();
            var kind = all.stream().filter(person -> !person.equals(due)).findAny().orElseThrow();
            seats = new ArrayList<>(TurnTaking.after(seats, kind, all, FIRST));
            var round = new ArrayList<UUID>();
            for (var day = 1; day < size; day++) {
                var host = TurnTaking.next(seats).orElseThrow().person();
                round.add(host);
                seats = new ArrayList<>(TurnTaking.after(seats, host, all, FIRST.plusDays(day)));
            }
            assertThat(round).as("seed " + seed).contains(due).doesNotContain(kind)
                    .doesNotHaveDuplicates();
            assertThat(seats).allMatch(seat -> seat.balance() == 0);
        }
    }

    @Test
    void the_order_in_which_neighbours_are_listed_decides_nothing() {
        for (var n = 0; n < TABLES; n++) {
            var seats = table(1 + random.nextInt(12), 12);
            for (var meal = 0; meal < 20; meal++) {
                var host = TurnTaking.next(seats).orElseThrow().person();
                Collections.shuffle(seats, random);
                assertThat(TurnTaking.next(seats).orElseThrow().person()).isEqualTo(host);
                seats = new ArrayList<>(TurnTaking.after(seats, host, List.of(host,
                        seats.get(random.nextInt(seats.size())).person()),
                        FIRST.plusDays(meal)));
            }
        }
    }

    @Test
    void who_does_not_cook_is_never_asked_and_the_others_share_her_portions() {
        for (var n = 0; n < TABLES; n++) {
            var size = 3 + random.nextInt(9);
            var cooks = 1 + random.nextInt(size - 1);
            var seats = table(size, cooks);
            var all = seats.stream().map(Seat::person).toList();
            for (var meal = 0; meal < MEALS; meal++) {
                var host = TurnTaking.next(seats).orElseThrow();
                assertThat(host.cooks()).isTrue();
                seats = new ArrayList<>(TurnTaking.after(seats, host.person(), all,
                        FIRST.plusDays(meal)));
                assertThat(spread(seats)).isLessThanOrEqualTo(size);
            }
        }
        assertThat(TurnTaking.next(table(4, 0))).isEmpty();
        assertThat(TurnTaking.ahead(table(4, 0), List.of(FIRST))).isEmpty();
    }
}
