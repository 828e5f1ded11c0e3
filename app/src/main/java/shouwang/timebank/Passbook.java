package shouwang.timebank;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.ledger.Books;
import shouwang.ledger.Entry;
import shouwang.ledger.Recorded;
import shouwang.timebank.earning.Earning;
import shouwang.timebank.earning.Earnings;

/** The household's passbook (一户一卡): what it holds, and every line that made it so. */
@Component
@Transactional(readOnly = true)
public class Passbook {
    private final Books books;
    private final Earnings earnings;

    Passbook(Books books, Earnings earnings) {
        this.books = books;
        this.earnings = earnings;
    }

    /**
     * One line: {@code change} is what came in (or went out), {@code after} what it left.
     *
     * @param waiting of a line that moves nothing: what it would, or would have; else null
     * @param hours the hours it stands for, where there are any: what an objection is about
     * @param tag for a line that moves nothing: 公示中, 公示过, 先留着, 作废; else null
     */
    public record Line(UUID id, int number, Instant at, Instant enteredAt, String memo,
            @Nullable String clause, @Nullable UUID rule, Points change, Points after,
            @Nullable Points waiting, @Nullable UUID hours, @Nullable String tag) {
        /** What came in or went out, signed; in brackets where it only waits. */
        public String moved() {
            return waiting == null ? signed(change) : "（" + signed(waiting) + "）";
        }

        private static String signed(Points points) {
            return points.minutes() > 0 ? "+" + points.text() : points.text();
        }
    }

    /** What a household holds; nothing where it has never earned. */
    public Points balance(UUID householdId) {
        return balances(List.of(householdId)).getOrDefault(householdId, Points.ZERO);
    }

    public Map<UUID, Points> balances(Collection<UUID> householdIds) {
        var accounts = new HashMap<UUID, UUID>();
        householdIds.forEach(id -> accounts.put(AccountId.household(id), id));
        var found = new HashMap<UUID, Points>();
        books.balances(accounts.keySet()).forEach((account, balance) ->
                found.put(accounts.get(account), new Points(balance.posted())));
        return found;
    }

    /** The newest lines; {@code before} is the id of the last line of the page before. */
    public List<Line> lines(UUID householdId, @Nullable UUID before, int limit) {
        var page = books.statement(AccountId.household(householdId), before, limit);
        var hours = earnings.byIds(page.stream().map(Entry::transfer)
                .flatMap(row -> Stream.of(row.id(), row.about())).filter(Objects::nonNull)
                .distinct().toList());
        return page.stream().map(entry -> line(entry, hours)).toList();
    }

    private static Line line(Entry entry, Map<UUID, Earning> hours) {
        var row = entry.transfer();
        var its = hours.get(row.about() == null ? row.id() : row.about());
        var waits = row.phase() != Recorded.Phase.POSTED;
        return new Line(row.id(), entry.number(), row.eventAt(), row.enteredAt(), row.memo(),
                row.clause(), row.rule(), new Points(entry.change()), new Points(entry.after()),
                waits ? new Points(entry.account().equals(row.debit()) ? -row.amount()
                        : row.amount()) : null,
                its == null ? null : its.id(), tag(row, its));
    }

    private static @Nullable String tag(Recorded row, @Nullable Earning hours) {
        return switch (row.phase()) {
            case POSTED -> null;
            case VOIDED -> "作废";
            case PENDING -> hours == null ? row.kind().equals("FREEZE") ? "有异议，冻结" : "先留着"
                    : hours.state() == Earning.State.HELD ? "公示中，到 " + hours.hangsUntil()
                    : hours.open() ? hours.state().chinese() : "公示过";
        };
    }

    /**
     * The households of a village that hold something, have something waiting or held.
     *
     * @param held promised away: booked services, objections
     * @param hanging on its way: hours that hang out or are disputed
     */
    public record Home(UUID household, Points has, Points held, Points hanging) {}

    /** All of a village that hold points or wait for some; what they hold adds up to its sum. */
    public List<Home> homes(String village) {
        var hanging = earnings.hanging(village);
        var homes = new LinkedHashMap<UUID, Home>();
        books.accounts(village, Book.POINTS, AccountKind.HOUSEHOLD).forEach(account -> {
            var owner = account.owner();
            if (owner != null && (account.posted() != 0 || account.held() != 0)) {
                homes.put(owner, new Home(owner, new Points(account.posted()),
                        new Points(account.held()),
                        new Points(hanging.getOrDefault(owner, 0L))));
            }
        });
        hanging.forEach((owner, minutes) -> homes.putIfAbsent(owner,
                new Home(owner, Points.ZERO, Points.ZERO, new Points(minutes))));
        return List.copyOf(homes.values());
    }

    /** Place → what the households of it hold, for the places one level below another. */
    public Map<String, Points> holdings(String placeCode, int digits) {
        var sums = new HashMap<String, Long>();
        books.own(placeCode, Book.POINTS).stream().filter(own -> own.placeCode().length() >= digits)
                .forEach(own -> sums.merge(own.placeCode().substring(0, digits), -own.posted(),
                        Long::sum));
        var found = new HashMap<String, Points>();
        sums.forEach((place, minutes) -> found.put(place, new Points(minutes)));
        return found;
    }

    /** The hours that a visit brought, however far they are. */
    public Optional<Earning> hours(UUID visit) {
        return Optional.ofNullable(earnings.byIds(List.of(Ids.derived(visit, "EARN")))
                .get(Ids.derived(visit, "EARN")));
    }

    /** What of it is promised away: booked services, what an objection froze. */
    public Points held(UUID householdId) {
        return books.account(AccountId.household(householdId))
                .map(account -> new Points(account.held())).orElse(Points.ZERO);
    }

    /** Points of a village (or below any place) that households hold now. */
    public Points outstanding(String placeCode) {
        return new Points(-books.own(placeCode, Book.POINTS).stream()
                .mapToLong(Books.Own::posted).sum());
    }

    /** The points a village has given out so far. */
    public Points issued(String villageCode) {
        return books.account(AccountId.issuing(villageCode))
                .map(account -> new Points(-account.balance().posted())).orElse(Points.ZERO);
    }
}
