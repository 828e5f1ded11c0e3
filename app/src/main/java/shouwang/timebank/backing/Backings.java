package shouwang.timebank.backing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.care.CareCounts;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.ledger.Books;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.timebank.backing.Backing.Age;
import shouwang.timebank.backing.Backing.Soon;

/** Reads what stands behind a village's points. */
@Component
@Transactional(readOnly = true)
public class Backings {
    private static final int MINUTES = 60;
    private static final int EIGHTY = 80;
    private static final int SOON = 5;
    private final BackingRows rows;
    private final Books books;
    private final CareCounts care;
    private final Aides aides;
    private final Elders elders;
    private final Clock clock;

    Backings(BackingRows rows, Books books, CareCounts care, Aides aides, Elders elders,
            Clock clock) {
        this.rows = rows;
        this.books = books;
        this.care = care;
        this.aides = aides;
        this.elders = elders;
        this.clock = clock;
    }

    /** The backing of a village as of now. */
    public Backing of(Actor actor, String village) {
        actor.need(Right.SEE_POINTS);
        actor.needPlace(village);
        var today = LocalDate.now(clock);
        var since = start(today.minusMonths(Backing.MONTHS));
        var helpers = aides.all(village).stream().filter(aide -> aide.endedOn() == null).toList();
        var ages = ages(village, today);
        return new Backing(village, today, ages.stream().mapToLong(Age::minutes).sum(), ages,
                rows.stock(village), helpers.stream().mapToLong(Aide::mostHours).sum() * MINUTES,
                care.given(village, since, clock.instant(), List.of()).stream()
                        .mapToLong(CareCounts.Given::minutes).sum() / Backing.MONTHS,
                rows.goods(village, since) / Backing.MONTHS,
                rows.services(village, since) / Backing.MONTHS, soon(village, helpers, today));
    }

    private List<Age> ages(String village, LocalDate today) {
        var sums = books.ages(village, Book.POINTS, AccountKind.HOUSEHOLD, List.of(
                start(today.minusYears(2)), start(today.minusYears(1)),
                start(today.minusMonths(6))));
        return List.of(new Age("半年内记的", sums[3]), new Age("半年到一年", sums[2]),
                new Age("一年到两年", sums[1]), new Age("两年以上", sums[0]));
    }

    private List<Soon> soon(String village, List<Aide> helpers, LocalDate today) {
        var soon = new ArrayList<Soon>();
        helpers.stream().filter(aide -> isSoon(aide.born(), today)).forEach(aide ->
                soon.add(new Soon(aide.name(), aide.hamlet(), aide.born(), true)));
        var ids = helpers.stream().map(Aide::id).toList();
        var others = elders.all(village).stream().filter(elder -> isSoon(elder.born(), today)
                && !elder.isGone()
                && !ids.contains(elder.id())).toList();
        var balances = books.balances(others.stream().map(elder ->
                AccountId.household(elder.householdId())).distinct().toList());
        others.stream().filter(elder -> {
            var balance = balances.get(AccountId.household(elder.householdId()));
            return balance != null && balance.posted() > 0;
        }).forEach(elder -> soon.add(new Soon(elder.name(), elder.hamlet(), elder.born(), false)));
        soon.sort(Comparator.comparing(Soon::born));
        return List.copyOf(soon);
    }

    private static boolean isSoon(LocalDate born, LocalDate today) {
        return born.plusYears(EIGHTY).isAfter(today)
                && !born.plusYears(EIGHTY).isAfter(today.plusYears(SOON));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
