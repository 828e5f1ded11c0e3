package shouwang.messages;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shouwang.access.Actor;
import shouwang.access.Audit;
import shouwang.access.Right;
import shouwang.kernel.Money;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * What short messages may cost: a bound a day and a month for the county and for each township,
 * in fen. A message is put to the books when it is first sent, and taken out where the carrier
 * surely did not take it. Over the bound messages wait; urgent ones go and are counted.
 */
@Component
@Transactional
public class Budgets {
    private static final int ONE_PIECE = 70;
    private static final int PIECE_OF_SEVERAL = 67;
    private final BudgetRows rows;
    private final DeliveryRows deliveries;
    private final Audit audit;
    private final Clock clock;
    private final int fenAPiece;
    private final int signature;

    Budgets(BudgetRows rows, DeliveryRows deliveries, Audit audit, Clock clock, Environment env) {
        this.rows = rows;
        this.deliveries = deliveries;
        this.audit = audit;
        this.clock = clock;
        fenAPiece = env.getProperty("SHOUWANG_SMS_FEN", Integer.class, 5);
        signature = env.getProperty("SHOUWANG_SMS_SIGN", "").length() + 2;
    }

    /** A place's bounds (null: none) and what has gone today and this month. */
    public record Spent(String placeCode, @Nullable Money mostADay, @Nullable Money mostAMonth,
            Money today, Money month) {}

    /** What a text costs: 70 signs one piece, longer ones 67 a piece. */
    int fen(String text) {
        var signs = text.length() + signature;
        return fenAPiece * (signs <= ONE_PIECE ? 1
                : (signs + PIECE_OF_SEVERAL - 1) / PIECE_OF_SEVERAL);
    }

    private LocalDate today() {
        return clock.instant().atZone(Planner.HERE).toLocalDate();
    }

    /** The county, the township, the village of a place. */
    private static List<String> levels(String placeCode) {
        var all = new ArrayList<String>();
        for (var length : new int[] {6, 9, 12}) {
            if (placeCode.length() >= length) {
                all.add(placeCode.substring(0, length));
            }
        }
        return all;
    }

    /** What may not go now, and until when; everything else is charged. Short messages only. */
    Map<UUID, Instant> charge(String county, List<DeliveryRows.Due> messages) {
        var fresh = messages.stream().filter(due -> due.chargedOn() == null).toList();
        if (fresh.isEmpty()) {
            return Map.of();
        }
        var today = today();
        rows.hold(county, today);
        var places = new LinkedHashSet<String>();
        fresh.forEach(due -> places.addAll(levels(due.placeCode())));
        var books = new HashMap<String, Spent>();
        rows.spent(places, today).forEach(spent -> books.put(spent.placeCode(), spent));
        var added = new TreeMap<String, Long>();
        var waiting = new HashMap<UUID, Instant>();
        for (var due : fresh) {
            var fen = fen(due.text());
            var until = due.urgent() ? null : until(due, fen, books, added, today);
            if (until != null) {
                waiting.put(due.id(), until);
                continue;
            }
            levels(due.placeCode()).forEach(level -> added.merge(level, (long) fen, Long::sum));
            deliveries.charged(due.id(), fen, today);
        }
        added.forEach((place, fen) -> rows.add(place, today, fen));
        return waiting;
    }

    private static @Nullable Instant until(DeliveryRows.Due due, int fen,
            Map<String, Spent> books, Map<String, Long> added, LocalDate today) {
        Instant until = null;
        for (var level : levels(due.placeCode())) {
            var spent = Objects.requireNonNull(books.get(level));
            var more = added.getOrDefault(level, 0L) + fen;
            if (over(spent.month(), more, spent.mostAMonth())) {
                return today.withDayOfMonth(1).plusMonths(1).atStartOfDay(Planner.HERE)
                        .toInstant();
            }
            if (over(spent.today(), more, spent.mostADay())) {
                until = today.plusDays(1).atStartOfDay(Planner.HERE).toInstant();
            }
        }
        return until;
    }

    private static boolean over(Money spent, long more, @Nullable Money most) {
        return most != null && spent.fen() + more > most.fen();
    }

    /** The carrier did not take it: it cost nothing. */
    void refund(String county, DeliveryRows.Due due) {
        deliveries.charge(due.id()).ifPresent(charge -> {
            rows.hold(county, charge.day());
            levels(due.placeCode()).forEach(level ->
                    rows.add(level, charge.day(), -charge.fen()));
            deliveries.notCharged(due.id());
        });
    }

    /** What one's own place has spent. */
    @Transactional(readOnly = true)
    public Spent of(Actor actor) {
        actor.need(Right.SENT_OUT);
        return rows.spent(List.of(actor.placeCode()), today()).getFirst();
    }

    /** The place itself and the townships below it that spent this month or have a bound. */
    @Transactional(readOnly = true)
    public List<Spent> below(Actor actor) {
        actor.need(Right.SENT_OUT);
        var places = new LinkedHashSet<>(List.of(actor.placeCode()));
        places.addAll(rows.townships(actor.placeCode(), today()));
        return rows.spent(places, today());
    }

    /**
     * Bounds what a place may spend; null is no bound. The county bounds itself and its townships,
     * a township itself. What waited for money is tried again at once.
     */
    public void bound(Actor actor, String placeCode, @Nullable Money aDay,
            @Nullable Money aMonth) {
        actor.need(Right.SENT_OUT);
        actor.needPlace(placeCode);
        if (!placeCode.matches("\\d{6}|\\d{9}") || actor.placeCode().length() > 9) {
            throw new Rejected(Reason.NOT_YOURS, "place", "短信费用的上限由乡镇和县来定。");
        }
        rows.bound(placeCode, aDay, aMonth, actor.id(), clock.instant());
        deliveries.afford(placeCode, clock.instant());
        audit.log(actor, placeCode, "定短信费用上限", placeCode, null, "每天 " + words(aDay)
                + "，每月 " + words(aMonth));
    }

    private static String words(@Nullable Money most) {
        return most == null ? "不限" : most.toString();
    }
}
