package shouwang.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import shouwang.kernel.Ids;
import shouwang.ledger.AccountId;
import shouwang.ledger.AccountKind;
import shouwang.ledger.Book;
import shouwang.ledger.Books;
import shouwang.ledger.Ledger;
import shouwang.ledger.NewAccount;
import shouwang.ledger.Recorded;
import shouwang.ledger.Transfer;
import shouwang.ledger.Verdict;
import shouwang.ledger.seal.Seals;

/**
 * The process that is killed. First it checks what earlier ones left: every acknowledged transfer
 * is there, none of a pair without the other, the books sum to zero, the chain verifies. Then it
 * says READY and writes with four hands and a sealer until it dies, keeping a list of what the
 * ledger acknowledged. Arguments: data folder, file of acknowledged ids, {@code check} to stop
 * after the check.
 */
public final class CrashWriter {
    static final int BROKEN = 3;
    private static final String PLACE = "511922101201";
    private static final int HOUSEHOLDS = 40;
    private static final int HANDS = 4;
    private static final int AT_ONCE = 10_000;
    private final LedgerHouse house;
    private final Ledger ledger;
    private final FileChannel acknowledged;

    private CrashWriter(LedgerHouse house, FileChannel acknowledged) {
        this.house = house;
        this.ledger = house.the(Ledger.class);
        this.acknowledged = acknowledged;
    }

    public static void main(String[] args) throws Exception {
        var list = Path.of(args[1]);
        try (var file = FileChannel.open(list, StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                var house = new LedgerHouse(Path.of(args[0]))) {
            var writer = new CrashWriter(house, file);
            var wrong = writer.check(Files.readAllLines(list));
            if (!wrong.isEmpty()) {
                System.out.println("BROKEN " + wrong);
                System.out.flush();
                Runtime.getRuntime().halt(BROKEN);
            }
            if (args.length < 3) {
                writer.write();
            }
        }
    }

    /** What is wrong; empty = nothing. A line cut short by the kill was never acknowledged. */
    private String check(List<String> lines) {
        return house.in(() -> {
            var wanted = lines.stream().filter(line -> line.length() == 36).distinct().toList();
            for (var from = 0; from < wanted.size(); from += AT_ONCE) {
                var some = new HashSet<UUID>();
                wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE))
                        .forEach(line -> some.add(UUID.fromString(line)));
                house.the(Books.class).find(some).stream().map(Recorded::id).toList()
                        .forEach(some::remove);
                if (!some.isEmpty()) {
                    return "acknowledged and gone: " + some;
                }
            }
            var report = house.the(Seals.class).verify();
            if (!report.holds()) {
                return report.text();
            }
            var sum = house.the(Books.class).totals(PLACE).stream()
                    .mapToLong(Books.Total::posted).sum();
            System.out.printf("CHECKED %d rows, %d acknowledged%n", report.rows()
                    + report.unsealed(), wanted.size());
            return sum != 0 ? "the book sums to " + sum : half();
        });
    }

    private String half() throws Exception {
        try (var connection = house.owner().getConnection();
                var rows = connection.createStatement().executeQuery("""
                        select link from %s.ledger_transfer where link is not null
                        group by link having count(*) <> 2 limit 1""".formatted(house.schema()))) {
            return rows.next() ? "half a pair: " + rows.getString(1) : "";
        }
    }

    private void write() throws InterruptedException {
        house.in(() -> {
            var accounts = new ArrayList<NewAccount>();
            accounts.add(NewAccount.of(PLACE, Book.POINTS, AccountKind.ISSUING));
            accounts.add(NewAccount.of(PLACE, Book.POINTS, AccountKind.COOP));
            for (var i = 0; i < HOUSEHOLDS; i++) {
                accounts.add(NewAccount.household(PLACE, new UUID(7, i)));
            }
            return ledger.open(accounts);
        });
        System.out.println("READY");
        System.out.flush();
        var hands = new ArrayList<Thread>();
        for (var i = 0; i < HANDS; i++) {
            hands.add(Thread.ofPlatform().start(this::post));
        }
        hands.add(Thread.ofPlatform().start(this::seal));
        for (var hand : hands) {
            hand.join();
        }
    }

    private void post() {
        try {
            while (true) {
                var batch = batch(ThreadLocalRandom.current().nextInt(1, 12));
                var verdicts = house.in(() -> ledger.post(batch));
                var text = new StringBuilder();
                verdicts.stream().filter(Verdict::stands)
                        .forEach(verdict -> text.append(verdict.id()).append('\n'));
                acknowledged.write(ByteBuffer.wrap(
                        text.toString().getBytes(StandardCharsets.US_ASCII)));
            }
        } catch (RuntimeException | IOException e) {
            // the database is gone: this process is about to be killed too
        }
    }

    private void seal() {
        try {
            while (true) {
                house.in(house.the(Seals.class)::seal);
            }
        } catch (RuntimeException e) {
            // as above
        }
    }

    /** Earnings, and pairs that earn and spend at once. */
    private static List<Transfer> batch(int size) {
        var random = ThreadLocalRandom.current();
        var issuing = AccountId.issuing(PLACE);
        var coop = AccountId.of(Book.POINTS, AccountKind.COOP, PLACE);
        var batch = new ArrayList<Transfer>();
        for (var i = 0; i < size; i++) {
            var home = AccountId.household(new UUID(7, random.nextInt(HOUSEHOLDS)));
            var minutes = random.nextInt(1, 300);
            var earn = Transfer.points(Ids.fresh(), issuing, home, minutes, "EARN", Instant.now());
            if (random.nextBoolean()) {
                batch.add(earn);
                continue;
            }
            var pair = Ids.fresh();
            batch.add(earn.linked(pair));
            batch.add(Transfer.points(Ids.fresh(), home, coop, minutes, "REDEEM", Instant.now())
                    .linked(pair));
        }
        return batch;
    }
}
