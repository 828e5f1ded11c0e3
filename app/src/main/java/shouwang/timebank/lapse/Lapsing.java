package shouwang.timebank.lapse;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.kernel.Ids;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.ledger.Books;
import shouwang.ledger.Ledger;
import shouwang.ledger.NewAccount;
import shouwang.ledger.Transfer;
import shouwang.timebank.rules.Article;
import shouwang.timebank.rules.Rulebook;

/**
 * Hours that lapse. Each credit lapses by the rules under which it was posted, so many months
 * after the day it came in; rules voted later change nothing about it. Points that are held for a
 * booking are left until it has ended.
 */
@Component
@Transactional
public class Lapsing {
    private static final int AHEAD = 30;
    private final Books books;
    private final Ledger ledger;
    private final Rulebook rulebook;
    private final Clock clock;

    Lapsing(Books books, Ledger ledger, Rulebook rulebook, Clock clock) {
        this.books = books;
        this.ledger = ledger;
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** What a household loses; {@code on} is the first day on which some of it is gone. */
    public record Lapse(UUID householdId, long minutes, LocalDate on, UUID rule) {}

    /** What lapses within thirty days, the soonest first. */
    @Transactional(readOnly = true)
    public List<Lapse> ahead(Actor actor, String village) {
        actor.need(Right.SEE_POINTS);
        actor.needPlace(village);
        return due(village, LocalDate.now(clock).plusDays(AHEAD));
    }

    /** Moves what has lapsed out of the passbooks of a village; how many households. Once a day. */
    int lapse(String village) {
        var today = LocalDate.now(clock);
        var homes = due(village, today).stream().map(Lapse::householdId)
                .collect(Collectors.toSet());
        if (homes.isEmpty()) {
            return 0;
        }
        var expired = AccountId.of(Book.POINTS, AccountKind.EXPIRED, village);
        ledger.open(List.of(NewAccount.of(village, Book.POINTS, AccountKind.EXPIRED)));
        ledger.hold(Stream.concat(homes.stream().map(AccountId::household), Stream.of(expired))
                .toList());
        // What was spent before the accounts were held can't lapse too: worked out anew.
        var due = due(village, today).stream()
                .filter(lapse -> homes.contains(lapse.householdId())).toList();
        var lines = due.stream().map(lapse -> Transfer.points(
                        Ids.derived(lapse.householdId(), "LAPSE " + today),
                        AccountId.household(lapse.householdId()), expired, lapse.minutes(),
                        "LAPSE", today.atStartOfDay(clock.getZone()).toInstant())
                .memo("积分到期 " + lapse.minutes() + " 分钟")
                .under(lapse.rule(), "%s：过了有效期还没用的，先存的先到期，转出 %d 分钟。".formatted(
                        Article.EXPIRY.chinese(), lapse.minutes()))).toList();
        return (int) ledger.post(lines).stream().filter(verdict -> verdict.stands()).count();
    }

    private List<Lapse> due(String village, LocalDate day) {
        var months = new HashMap<UUID, Integer>();
        rulebook.timeline(village).of(village).stream()
                .filter(version -> version.rules().expiryMonths() > 0)
                .forEach(version -> months.put(version.id(), version.rules().expiryMonths()));
        if (months.isEmpty()) {
            return List.of();
        }
        var lots = new HashMap<UUID, Lots>();
        var free = new HashMap<UUID, Long>();
        for (var line : books.movements(village, Book.POINTS, AccountKind.HOUSEHOLD)) {
            free.put(line.owner(), line.available());
            take(lots.computeIfAbsent(line.owner(), o -> new Lots()), line, months);
        }
        var found = new ArrayList<Lapse>();
        lots.forEach((home, its) -> {
            var gone = its.by(day);
            var minutes = gone == null ? 0
                    : Math.min(gone.minutes(), free.getOrDefault(home, 0L));
            if (gone != null && minutes > 0) {
                found.add(new Lapse(home, minutes, gone.first(), gone.rule()));
            }
        });
        found.sort(Comparator.comparing(Lapse::on).thenComparing(Lapse::householdId));
        return found;
    }

    private void take(Lots lots, Books.Movement line, Map<UUID, Integer> months) {
        var rule = line.rule();
        var about = line.about();
        if (line.change() > 0) {
            var lasts = rule == null ? null : months.get(rule);
            lots.in(line.id(), line.eventAt(), lasts == null ? null : line.eventAt()
                    .atZone(clock.getZone()).toLocalDate().plusMonths(lasts), rule, line.change());
        } else if (line.kind().equals("LAPSE")) {
            lots.lapsed(-line.change());
        } else if (line.kind().equals("REVERSAL") && about != null) {
            lots.takenBack(about, -line.change());
        } else {
            lots.spent(-line.change());
        }
    }
}
