package shouwang.demo;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Ids;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.ledger.NewAccount;
import shouwang.ledger.Recorded;
import shouwang.ledger.seal.BulkSeal;
import shouwang.ledger.seal.Digest;
import shouwang.places.Place;

/**
 * The points of the visits, one transfer each from the village's issuing account to the aide's
 * household, with running balances, numbers and the sealed chain as if each had been posted: the
 * books replay to the same balances and {@code ledger-verify} passes. Runs beside the visits, on
 * a connection and a thread of its own, day after day through a short queue.
 */
final class PointsLoad {
    private static final UUID CLERK = new UUID(0, 0);
    private static final UUID RULE =
            Ids.derived(new UUID(0, 1), "time bank rules: an hour is a point");
    private static final String CLAUSE = "每 1 小时志愿服务时长计 1 积分，按实际分钟记。";
    private static final List<Earned> END = List.of();

    private final Bulk bulk;
    private final Cast cast;
    private final EarningLoad earnings;
    private final BulkSeal chain;
    private final BlockingQueue<List<Earned>> days = new ArrayBlockingQueue<>(16);
    private final Map<String, Standing> villages = new HashMap<>();
    private final Map<UUID, Standing> households = new HashMap<>();
    private final List<Recorded> toSeal = new ArrayList<>(BulkSeal.MOST_ROWS);
    private final List<BulkSeal.Sealed> blocks = new ArrayList<>();
    private final CompletableFuture<Long> done;

    /** An account while its entries are written. */
    private static final class Standing {
        private final NewAccount account;
        private long posted;
        private int entries;
        private @Nullable UUID last;

        Standing(NewAccount account) {
            this.account = account;
        }
    }

    PointsLoad(Bulk bulk, Cast cast, String countyCode, LocalDate today) {
        this.bulk = bulk;
        this.cast = cast;
        this.earnings = new EarningLoad(cast, today.minusDays(EarningLoad.DAYS));
        this.chain = new BulkSeal(Digest.SM3, countyCode);
        this.done = new CompletableFuture<>();
        Thread.ofPlatform().name("points").daemon().start(() -> {
            try {
                done.complete(load());
            } catch (SQLException | IOException | InterruptedException | RuntimeException e) {
                done.completeExceptionally(e);
                days.clear();
            }
        });
    }

    /** One day's confirmed visits. */
    void day(List<Earned> visits) {
        if (visits.isEmpty()) {
            return;
        }
        hand(visits.stream().sorted(Comparator.comparing(Earned::end)).toList());
    }

    private void hand(List<Earned> visits) {
        try {
            while (!days.offer(visits, 1, TimeUnit.SECONDS)) {
                if (done.isDone()) {
                    done.join();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until all is written; how many transfers. */
    long finish() {
        hand(END);
        return done.join();
    }

    private long load() throws SQLException, IOException, InterruptedException {
        bulk.begin("timebank_earner", "timebank_earning", "ledger_transfer", "ledger_account",
                "ledger_block", "ledger_unsealed", "ledger_open");
        bulk.setAsideIndexes("ledger_transfer");
        bulk.setAsideIndexes("ledger_account");
        long transfers;
        try (var copy = new BinaryCopy(bulk.connection(), "ledger_transfer", """
                id, place_code, book, phase, kind, debit, credit, amount, debit_after,
                credit_after, debit_no, credit_no, debit_prev, credit_prev, rule, clause, memo,
                event_at, booked_at, entered_at, entered_by, done_for, source""")) {
            for (var day = days.take(); day != END; day = days.take()) {
                for (var visit : day) {
                    post(copy, visit);
                }
            }
            transfers = copy.rows();
        }
        seal();
        writeAccounts();
        writeBlocks();
        earnings.write(bulk, RULE, CLAUSE);
        bulk.bringBackIndexes();
        bulk.commit();
        return transfers;
    }

    private void post(BinaryCopy copy, Earned visit) throws SQLException {
        var village = Place.villageOf(cast.places[visit.aide()]);
        var debit = issuing(village);
        var credit = household(village, cast.households[visit.aide()]);
        var memo = visit.service().chinese() + " " + visit.minutes() + " 分钟，"
                + cast.names[visit.aide()];
        debit.posted -= visit.minutes();
        credit.posted += visit.minutes();
        var entered = visit.end().plusSeconds(60);
        var row = new Recorded(Ids.derived(visit.visit(), "EARN"), village, Book.POINTS,
                Recorded.Phase.POSTED, "EARN", debit.account.id(), credit.account.id(),
                visit.minutes(), debit.posted, credit.posted, ++debit.entries, ++credit.entries,
                debit.last, credit.last, null, null, RULE, CLAUSE, memo, visit.end(),
                visit.end(), entered, null, CLERK, cast.ids[visit.elder()], visit.visit());
        debit.last = row.id();
        credit.last = row.id();
        write(copy, row);
        earnings.add(visit);
        toSeal.add(row);
        if (toSeal.size() == BulkSeal.MOST_ROWS) {
            seal();
        }
    }

    private Standing issuing(String village) {
        return villages.computeIfAbsent(village, code -> new Standing(
                NewAccount.of(code, Book.POINTS, AccountKind.ISSUING)));
    }

    private Standing household(String village, UUID household) {
        return households.computeIfAbsent(household, id -> new Standing(
                NewAccount.household(village, id)));
    }

    private static void write(BinaryCopy copy, Recorded row) throws SQLException {
        copy.row().id(row.id()).text(row.placeCode()).text(row.book().name())
                .text(row.phase().name()).text(row.kind()).id(row.debit()).id(row.credit())
                .bigint(row.amount()).bigint(row.debitAfter()).bigint(row.creditAfter())
                .integer(row.debitNo()).integer(row.creditNo()).id(row.debitPrev())
                .id(row.creditPrev()).id(row.rule()).text(row.clause()).text(row.memo())
                .at(row.eventAt()).at(row.bookedAt()).at(row.enteredAt()).id(row.enteredBy())
                .id(row.doneFor()).id(row.source());
    }

    private void seal() {
        if (!toSeal.isEmpty()) {
            Instant sealedAt = toSeal.getLast().enteredAt().plusSeconds(60);
            blocks.add(chain.next(toSeal, sealedAt));
            toSeal.clear();
        }
    }

    private void writeAccounts() throws SQLException, IOException {
        var accounts = new ArrayList<>(villages.values());
        accounts.addAll(households.values());
        try (var copy = new CopyTable(bulk.connection(), "ledger_account", """
                id, owner, place_code, book, kind, floor, cap, last_entry, posted, entries""")) {
            for (var standing : accounts) {
                var account = standing.account;
                copy.add(account.id()).add(account.owner()).add(account.placeCode())
                        .add(account.book()).add(account.kind()).add(account.floor())
                        .add(account.cap()).add(standing.last).add(standing.posted)
                        .add(standing.entries).end();
            }
        }
    }

    private void writeBlocks() throws SQLException, IOException {
        try (var copy = new CopyTable(bulk.connection(), "ledger_block", """
                number, place_code, digest, rows, sealed_at, previous, root, head, leaves""")) {
            for (var sealed : blocks) {
                var block = sealed.block();
                copy.add(block.number()).add(block.countyCode()).add(block.digest().called())
                        .add(block.rows()).add(block.sealedAt()).add(block.previous())
                        .add(block.root()).add(block.head()).add(sealed.leaves()).end();
            }
        }
    }
}
