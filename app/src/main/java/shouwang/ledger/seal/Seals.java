package shouwang.ledger.seal;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import shouwang.county.Scope;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.ledger.Books;

/**
 * Seals what was posted, behind the posting, and proves it. One chain a county. Works under the
 * scope of the whole county, except that anyone may read a head and prove a row in sight.
 */
@Component
@Transactional
public class Seals {
    private static final int CALLS_AT_ONCE = 500;
    private final SealRows rows;
    private final Books books;
    private final JdbcClient sql;
    private final Clock clock;
    private final Digest digest;

    Seals(SealRows rows, Books books, JdbcClient sql, Clock clock,
            @Value("${shouwang.ledger.digest:SM3}") String digest) {
        this.rows = rows;
        this.books = books;
        this.sql = sql;
        this.clock = clock;
        this.digest = Digest.called(digest);
    }

    /** Seals rows that wait, up to some thousands; how many. 0 = none wait. */
    public int seal() {
        var ids = rows.take(CALLS_AT_ONCE);
        if (ids.isEmpty()) {
            return 0;
        }
        var last = rows.last();
        var sealing = new Sealing(digest, county(),
                last.map(kept -> kept.block().number()).orElse(0L),
                last.map(SealRows.Kept::head).orElse(new byte[Digest.LENGTH]), clock.instant());
        sealing.blocks(books.find(ids)).forEach(made -> rows.insert(made.block(), made.leaves()));
        return ids.size();
    }

    /** How many posted rows in sight wait for their seal. */
    @Transactional(readOnly = true)
    public long unsealed() {
        return rows.unsealed();
    }

    /** The newest block; all of the chain hangs on its head. */
    @Transactional(readOnly = true)
    public Optional<Block> newest() {
        return rows.last().map(SealRows.Kept::block);
    }

    /** The code of a day for the notice board; of today as far as it is sealed. */
    @Transactional(readOnly = true)
    public Optional<DayHead> of(LocalDate day) {
        var blocks = blocks(day);
        return blocks.isEmpty() ? Optional.empty() : Optional.of(DayHead.of(day, blocks));
    }

    /** The days' codes, newest first; days without a block have none. */
    @Transactional(readOnly = true)
    public List<DayHead> heads(LocalDate until, int days) {
        var byDay = new TreeMap<LocalDate, List<Block>>(Comparator.reverseOrder());
        rows.sealed(start(until.minusDays(days - 1L)), start(until.plusDays(1)))
                .forEach(block -> byDay.computeIfAbsent(
                        block.sealedAt().atZone(DayHead.HERE).toLocalDate(),
                        day -> new ArrayList<>()).add(block));
        return byDay.entrySet().stream().map(e -> DayHead.of(e.getKey(), e.getValue())).toList();
    }

    /** What proves a row against the code of the day it was sealed; empty while it is not. */
    @Transactional(readOnly = true)
    public Optional<Proof> proof(UUID transfer) {
        var row = books.find(transfer).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一笔，或者不归您管。"));
        // some slack for clocks of two machines
        var kept = rows.holding(transfer, row.enteredAt().minusSeconds(600)).orElse(null);
        if (kept == null) {
            return Optional.empty();
        }
        var block = kept.block();
        var index = kept.ids().indexOf(transfer);
        var day = blocks(block.sealedAt().atZone(DayHead.HERE).toLocalDate());
        var digest = day.getLast().digest();
        var position = day.stream().map(Block::number).toList().indexOf(block.number());
        return Optional.of(new Proof(row, index,
                new Merkle(block.digest()).path(kept.hashes(), index), block, position,
                day.size(), digest,
                new Merkle(digest).path(DayHead.leaves(digest, day), position)));
    }

    private List<Block> blocks(LocalDate day) {
        return rows.sealed(start(day), start(day.plusDays(1)));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(DayHead.HERE).toInstant();
    }

    /** Checks the whole chain, rows and balances. Reads everything: minutes on a large county. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Report verify(Collection<String> printedHeads) {
        return new Verification(sql, books, county(), printedHeads).run();
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Report verify() {
        return verify(List.of());
    }

    private static String county() {
        var scope = Scope.bound();
        if (scope == null) {
            throw new IllegalStateException("no county bound");
        }
        return scope.county().code();
    }
}
