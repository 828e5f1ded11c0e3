package shouwang.ledger.seal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /** The newest block; its code is what the board shows. */
    @Transactional(readOnly = true)
    public Optional<Block> newest() {
        return rows.last().map(SealRows.Kept::block);
    }

    /** The last block sealed on or before that day: the day's head. */
    @Transactional(readOnly = true)
    public Optional<Block> of(LocalDate day) {
        return rows.lastBefore(day.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
    }

    /**
     * What proves a row against the head of a day, or the newest one; empty while it is not
     * sealed by then.
     */
    @Transactional(readOnly = true)
    public Optional<Proof> proof(UUID transfer, @Nullable LocalDate day) {
        var row = books.find(transfer).orElseThrow(() ->
                new Rejected(Reason.NOT_FOUND, "没有找到这一笔，或者不归您管。"));
        // some slack for clocks of two machines
        var kept = rows.holding(transfer, row.enteredAt().minusSeconds(600));
        var until = day == null ? newest() : of(day);
        if (kept.isEmpty() || until.isEmpty()
                || until.get().number() < kept.get().block().number()) {
            return Optional.empty();
        }
        var block = kept.get();
        var index = block.ids().indexOf(transfer);
        var path = new Merkle(block.block().digest()).path(block.hashes(), index);
        return Optional.of(new Proof(row, index, path,
                rows.between(block.block().number(), until.get().number())));
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
