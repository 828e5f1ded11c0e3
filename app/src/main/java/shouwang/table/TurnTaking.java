package shouwang.table;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 轮流做饭: whose turn it is at a neighbours' table.
 *
 * <p>Idea: a meal for k people costs its host k portions and each of the k, the host too, one. A
 * neighbour's balance is portions cooked less portions eaten, so that all balances of a table add
 * up to nothing. The next to cook is, of those who cook, the one with the least balance; of equals
 * the one who has not cooked for longest. Whoever comes always pays back always; whoever comes
 * seldom cooks seldom; a swap by hand needs no bookkeeping, since the balances follow what was
 * cooked. Cost: one pass a meal. With everyone there each time, no two differ by more than one
 * meal.
 */
final class TurnTaking {
    private static final Comparator<Seat> TURN = Comparator.comparingLong(Seat::balance)
            .thenComparing(Seat::last, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Seat::person);

    private TurnTaking() {}

    /**
     * A neighbour at the table.
     *
     * @param cooked portions cooked for the table, their own too
     * @param eaten portions eaten
     * @param last day of the last meal hosted, or null
     */
    record Seat(UUID person, boolean cooks, long cooked, long eaten, @Nullable LocalDate last) {
        long balance() {
            return cooked - eaten;
        }

        Seat after(boolean hosted, boolean ate, int portions, LocalDate day) {
            return new Seat(person, cooks, cooked + (hosted ? portions : 0),
                    eaten + (ate ? 1 : 0), hosted ? day : last);
        }
    }

    /** A day and who cooks. */
    record Turn(LocalDate day, UUID host) {}

    /** Whose turn it is; empty where nobody cooks. */
    static Optional<Seat> next(Collection<Seat> seats) {
        return seats.stream().filter(Seat::cooks).min(TURN);
    }

    /** The table after a meal. */
    static List<Seat> after(Collection<Seat> seats, UUID host, Collection<UUID> guests,
            LocalDate day) {
        return seats.stream().map(seat -> seat.after(seat.person().equals(host),
                guests.contains(seat.person()), guests.size(), day)).toList();
    }

    /** Whose turn it will be on these days, if all of the table come each time. */
    static List<Turn> ahead(Collection<Seat> seats, List<LocalDate> days) {
        var turns = new ArrayList<Turn>();
        var now = List.copyOf(seats);
        var all = seats.stream().map(Seat::person).toList();
        for (var day : days) {
            var host = next(now);
            if (host.isEmpty()) {
                break;
            }
            turns.add(new Turn(day, host.get().person()));
            now = after(now, host.get().person(), all, day);
        }
        return turns;
    }
}
