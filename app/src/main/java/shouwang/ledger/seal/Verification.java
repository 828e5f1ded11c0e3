package shouwang.ledger.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import shouwang.ledger.Books;
import shouwang.ledger.Recorded;

/**
 * Checks the whole chain against the rows, block after block, then that no row is unknown to it,
 * then that the balances are what the rows make. Needs one steady view of the database
 * (repeatable read) and memory for a few blocks.
 */
final class Verification {
    private static final int AT_ONCE = 16;
    private static final int ENOUGH = 20;
    private final SealRows seals;
    private final Books books;
    private final String county;
    private final Set<String> printed;
    private final List<Finding> findings = new ArrayList<>();
    private final DayTree days = new DayTree();
    private long number;
    private byte[] head = new byte[Digest.LENGTH];
    private long present;

    /** @param printedHeads codes from notice boards that must be in the chain */
    Verification(JdbcClient sql, Books books, String county, Collection<String> printedHeads) {
        this.seals = new SealRows(sql);
        this.books = books;
        this.county = county;
        this.printed = new HashSet<>(printedHeads);
    }

    Report run() {
        for (var blocks = seals.after(0, AT_ONCE); !blocks.isEmpty();
                blocks = seals.after(number, AT_ONCE)) {
            blocks.forEach(this::check);
        }
        var unsealed = seals.unsealed();
        var vanished = seals.vanished();
        vanished.forEach(id -> found(new Finding.Removed(id, 0)));
        if (seals.rows() != present + unsealed - vanished.size()) {
            seals.strays().forEach(id -> found(new Finding.Inserted(id)));
        }
        printed.forEach(code -> found(new Finding.OtherHead(code)));
        seals.wrongEntries().forEach(id -> found(new Finding.WrongEntry(id)));
        seals.wrongBalances().forEach(id -> found(new Finding.WrongBalance(id)));
        return new Report(county, number, present, unsealed,
                number == 0 ? "" : Block.code(head), List.copyOf(findings));
    }

    private void check(SealRows.Kept kept) {
        var block = kept.block();
        var ids = kept.ids();
        var hashes = kept.hashes();
        var rows = books.find(ids).stream()
                .collect(Collectors.toMap(Recorded::id, Function.identity()));
        var merkle = new Merkle(block.digest());
        for (var i = 0; i < ids.size(); i++) {
            var row = rows.get(ids.get(i));
            if (row == null) {
                found(new Finding.Removed(ids.get(i), block.number()));
                continue;
            }
            present++;
            if (!Arrays.equals(merkle.leaf(Leaf.of(row)), hashes.get(i))) {
                found(new Finding.Changed(row.id(), block.number()));
            }
        }
        if (block.number() != number + 1 || !Arrays.equals(block.previous(), head)
                || !block.countyCode().equals(county)
                || kept.leaves().length != block.rows() * SealRows.WIDTH
                || !Arrays.equals(merkle.root(hashes), block.root())
                || !Arrays.equals(block.head(), kept.head())) {
            found(new Finding.BrokenBlock(block.number()));
        }
        number = block.number();
        head = kept.head();
        var ofDay = days.after(block);
        printed.removeIf(code -> Block.sameCode(code, head) || Block.sameCode(code, ofDay));
    }

    private void found(Finding finding) {
        if (findings.size() < ENOUGH) {
            findings.add(finding);
        }
    }
}
