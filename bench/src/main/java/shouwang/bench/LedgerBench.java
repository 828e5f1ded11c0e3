package shouwang.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.springframework.util.FileSystemUtils;
import shouwang.kernel.Ids;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.ledger.Ledger;
import shouwang.ledger.NewAccount;
import shouwang.ledger.Transfer;
import shouwang.ledger.Verdict;
import shouwang.ledger.seal.Seals;

/**
 * Acknowledged durable transfers a second through the façade, beside pgbench and beside plain
 * one-at-a-time posting, in turn on the same server (fsync on).
 *
 * <p>{@code bench/run ledger [--seconds 4] [--rounds 2] [--load 0]}; {@code --load N} adds N rows
 * at the end and measures again.
 */
public final class LedgerBench {
    private static final int ACCOUNTS = 112_600;
    private static final int[] CALLERS = {1, 8, 64};
    private static final int[] BATCHES = {1, 40, 1000};
    private static final int EVENLY_SECONDS = 30;
    private static final String PLACE = "511922101201";
    private static final UUID ISSUING = AccountId.issuing(PLACE);
    private final Ledger ledger;
    private final LedgerHouse house;
    private final int seconds;
    private final UUID[] households = new UUID[ACCOUNTS];
    private final Map<String, List<Double>> rates = new TreeMap<>();
    private final StringBuilder report = new StringBuilder();

    private LedgerBench(LedgerHouse house, int seconds) {
        this.house = house;
        this.ledger = house.the(Ledger.class);
        this.seconds = seconds;
    }

    public static void main(String[] args) throws Exception {
        var options = Options.of(args);
        var folder = Files.createTempDirectory("ledger-bench");
        try (var house = new LedgerHouse(folder)) {
            var bench = new LedgerBench(house, options.number("seconds", 4));
            bench.run(options.number("rounds", 2), options.number("load", 0));
            Files.createDirectories(Path.of("bench/results"));
            Files.writeString(Path.of("bench/results/ledger.md"), bench.report);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void run(int rounds, long load) throws Exception {
        say("# bench/run ledger\n");
        fill();
        var peer = Pgbench.isHere()
                ? Pgbench.filled(house.owner(), house.port(), house.password()) : null;
        if (peer == null) {
            say("pgbench is not on the PATH: its column is left out.\n");
        }
        plain(8, false);
        facade(8, 1, false);
        checkpoint();
        for (var round = 0; round < rounds; round++) {
            for (var callers : CALLERS) {
                if (peer != null) {
                    keep("pgbench", callers, peer.rate(callers, seconds));
                }
                for (var hot : new boolean[] {false, true}) {
                    keep("plain " + name(hot), callers, plain(callers, hot));
                    for (var batch : BATCHES) {
                        keep(batch + " " + name(hot), callers, facade(callers, batch, hot));
                    }
                }
            }
            seal(round == 0);
        }
        table(peer != null);
        latency();
        walPerTransfer();
        verify();
        if (load > 0) {
            grow(load);
        }
    }

    private static String name(boolean hot) {
        return hot ? "hot" : "uniform";
    }

    private void say(String line) {
        System.out.println(line);
        report.append(line).append('\n');
    }

    /** Opens the accounts and gives each household points to spend, in batches of a thousand. */
    private void fill() {
        var wanted = new ArrayList<NewAccount>();
        for (var i = 0; i < ACCOUNTS; i++) {
            var account = NewAccount.household(PLACE, Ids.fresh());
            households[i] = account.id();
            wanted.add(account);
        }
        house.in(() -> ledger.open(NewAccount.of(PLACE, Book.POINTS, AccountKind.ISSUING)));
        house.in(() -> ledger.open(wanted));
        var start = System.nanoTime();
        for (var from = 0; from < ACCOUNTS; from += 1000) {
            var batch = new ArrayList<Transfer>();
            for (var i = from; i < Math.min(ACCOUNTS, from + 1000); i++) {
                batch.add(Transfer.points(Ids.fresh(), ISSUING, households[i], 1_000_000, "EARN",
                        Instant.now()));
            }
            mustStand(house.in(() -> ledger.post(batch)));
        }
        say("Filled %,d accounts, one transfer each, in %.1f s.%n".formatted(ACCOUNTS,
                (System.nanoTime() - start) / 1e9));
    }

    private static void mustStand(List<Verdict> verdicts) {
        for (var verdict : verdicts) {
            if (!verdict.stands()) {
                throw new IllegalStateException(verdict.toString());
            }
        }
    }

    private UUID any() {
        return households[ThreadLocalRandom.current().nextInt(ACCOUNTS)];
    }

    /** Two accounts: the hot issuing one and a household, or two households. */
    private UUID[] pair(boolean hot) {
        var to = any();
        var from = hot ? ISSUING : any();
        while (from.equals(to)) {
            from = any();
        }
        return new UUID[] {from, to};
    }

    private double plain(int callers, boolean hot) throws Exception {
        var posting = new PlainPosting(house.app(), house.schema(), PLACE);
        return rate(callers, () -> {
            var pair = pair(hot);
            posting.post(pair[0], pair[1], 1);
            return 1;
        });
    }

    private double facade(int callers, int size, boolean hot) throws Exception {
        return rate(callers, () -> {
            post(size, hot);
            return size;
        });
    }

    private void post(int size, boolean hot) {
        var batch = new ArrayList<Transfer>(size);
        for (var i = 0; i < size; i++) {
            var pair = pair(hot);
            batch.add(Transfer.points(Ids.fresh(), pair[0], pair[1], 1, "EARN", Instant.now()));
        }
        mustStand(house.in(() -> ledger.post(batch)));
    }

    /** Transfers acknowledged a second by so many callers. */
    private double rate(int callers, Callable<Integer> once) throws Exception {
        var start = System.nanoTime();
        var end = start + seconds * 1_000_000_000L;
        try (var threads = Executors.newFixedThreadPool(callers)) {
            var all = new ArrayList<Future<Long>>();
            for (var i = 0; i < callers; i++) {
                all.add(threads.submit(() -> {
                    var done = 0L;
                    while (System.nanoTime() < end) {
                        done += once.call();
                    }
                    return done;
                }));
            }
            var done = 0L;
            for (var one : all) {
                done += one.get();
            }
            return done / ((System.nanoTime() - start) / 1e9);
        }
    }

    private void keep(String what, int callers, double rate) {
        System.out.printf("%-16s callers %2d: %,9.0f/s%n", what, callers, rate);
        rates.computeIfAbsent(what + " " + callers, k -> new ArrayList<>()).add(rate);
    }

    private double rate(String what, int callers) {
        var all = rates.getOrDefault(what + " " + callers, List.of()).stream().sorted().toList();
        return all.isEmpty() ? Double.NaN : (all.get((all.size() - 1) / 2)
                + all.get(all.size() / 2)) / 2;
    }

    private void table(boolean withPeer) {
        say("""
                Transfers acknowledged a second (fsync and synchronous_commit on; median of the
                rounds, %d s a cell, in turn). Plain = one transfer a transaction on the same
                tables, without the sealer's note and the look-up of known ids; both share the
                house's 16 connections. TPC-B = pgbench -M prepared, scale %d, a connection a caller.
                """.formatted(seconds, Pgbench.SCALE));
        say("| accounts | callers | TPC-B | plain | batch 1 | batch 40 | batch 1000 "
                + "| 1 ÷ plain | 40 ÷ plain | 1000 ÷ plain | 1000 ÷ TPC-B |");
        say("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        for (var hot : new boolean[] {false, true}) {
            for (var callers : CALLERS) {
                var plain = rate("plain " + name(hot), callers);
                var one = rate("1 " + name(hot), callers);
                var forty = rate("40 " + name(hot), callers);
                var thousand = rate("1000 " + name(hot), callers);
                var peer = rate("pgbench", callers);
                say(("| %s | %d | %s | %,.0f | %,.0f | %,.0f | %,.0f "
                        + "| %.2f | %.1f | %.1f | %s |").formatted(name(hot), callers,
                        withPeer ? "%,.0f".formatted(peer) : "–", plain, one, forty, thousand,
                        one / plain, forty / plain, thousand / plain,
                        withPeer ? "%.1f".formatted(thousand / peer) : "–"));
            }
        }
    }

    /**
     * Singles arriving evenly at half of what eight callers managed; time from when each is due.
     * For half a minute, so that one stall is not the whole of the last hundredth.
     */
    private void latency() throws Exception {
        checkpoint();
        var perSecond = rate("1 uniform", 8) / 2;
        var calls = (int) (perSecond * EVENLY_SECONDS);
        var times = new long[calls];
        var next = new AtomicInteger();
        var start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(32)) {
            var all = new ArrayList<Future<Boolean>>();
            for (var i = 0; i < 32; i++) {
                all.add(threads.submit(() -> {
                    for (var n = next.getAndIncrement(); n < calls; n = next.getAndIncrement()) {
                        var due = start + (long) (n * 1e9 / perSecond);
                        while (System.nanoTime() < due) {
                            LockSupport.parkNanos(due - System.nanoTime());
                        }
                        post(1, false);
                        times[n] = System.nanoTime() - due;
                    }
                    return true;
                }));
            }
            for (var one : all) {
                one.get();
            }
        }
        Arrays.sort(times);
        say("%nA single at half load (%,.0f/s, arriving evenly, %d s): median %.1f ms, p99 %.1f ms."
                .formatted(perSecond, EVENLY_SECONDS, times[calls / 2] / 1e6,
                        times[calls * 99 / 100] / 1e6));
    }

    private void seal(boolean tell) {
        var seals = house.the(Seals.class);
        var start = System.nanoTime();
        var sealed = 0L;
        for (var n = house.in(seals::seal); n > 0; n = house.in(seals::seal)) {
            sealed += n;
        }
        if (tell) {
            say("Sealed %,d waiting rows behind the posting, alone: %,.0f/s.%n".formatted(sealed,
                    sealed / ((System.nanoTime() - start) / 1e9)));
        }
    }

    private void walPerTransfer() throws SQLException {
        say("\nBytes of WAL a transfer, no checkpoint near (uniform):");
        checkpoint();
        for (var warm = 0; warm < 60; warm++) {
            post(1000, false);
        }
        for (var size : BATCHES) {
            var calls = Math.max(5, 2000 / size);
            var before = number("select pg_current_wal_lsn() - '0/0'::pg_lsn");
            for (var i = 0; i < calls; i++) {
                post(size, false);
            }
            var after = number("select pg_current_wal_lsn() - '0/0'::pg_lsn");
            say("- batch %d: %,.0f".formatted(size, (after - before) / (double) (calls * size)));
        }
    }

    private void verify() {
        seal(false);
        var start = System.nanoTime();
        var verdict = house.in(() -> house.the(Seals.class).verify());
        if (!verdict.findings().stream().allMatch(PlainRows::isOne)) {
            throw new IllegalStateException(verdict.text());
        }
        say("%nChecked the chain of %,d rows in %.1f s.".formatted(verdict.rows(),
                (System.nanoTime() - start) / 1e9));
    }

    /** The plain posting leaves rows without a note for the sealer: the check must see them. */
    private static final class PlainRows {
        static boolean isOne(shouwang.ledger.seal.Finding finding) {
            return finding instanceof shouwang.ledger.seal.Finding.Inserted;
        }
    }

    /** More rows by SQL, ids in order as a house's own, then the same cells again. */
    private void grow(long rows) throws Exception {
        say("\n| rows in the book | batch 1000, 8 callers | batch 1, 8 callers |");
        say("|--:|--:|--:|");
        cells();
        for (var step = 0; step < 4; step++) {
            try (var connection = house.owner().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(filler(rows / 4));
            }
            checkpoint();
            cells();
        }
    }

    private void cells() throws Exception {
        var book = number("select count(*) from " + house.schema() + ".ledger_transfer");
        facade(8, 1000, false);
        say("| %,.0f | %,.0f/s | %,.0f/s |".formatted(book, facade(8, 1000, false),
                facade(8, 1, false)));
    }

    private String filler(long rows) {
        return """
                insert into %1$s.ledger_transfer (amount, debit_after, credit_after, debit_no,
                    credit_no, event_at, booked_at, entered_at, id, debit, credit, place_code,
                    book, phase, kind, memo)
                select 1, 0, 0, 1, 1, now(), now(), now(),
                    (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0')
                        || '7000' || '8' || substr(md5(i::text || random()::text), 1, 15))::uuid,
                    '%2$s', '%3$s', '%4$s', 'POINTS', 'POSTED', 'EARN', ''
                from generate_series(1, %5$d) i""".formatted(house.schema(), households[0],
                households[1], PLACE, rows);
    }

    private void checkpoint() throws SQLException {
        try (var connection = house.owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze " + house.schema() + ".ledger_account");
            statement.execute("analyze " + house.schema() + ".ledger_transfer");
            statement.execute("checkpoint");
        }
    }

    private double number(String question) throws SQLException {
        try (var connection = house.owner().getConnection();
                var rows = connection.createStatement().executeQuery(question)) {
            rows.next();
            return rows.getDouble(1);
        }
    }
}
