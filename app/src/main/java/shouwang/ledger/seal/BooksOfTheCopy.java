package shouwang.ledger.seal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shouwang.county.Counties;
import shouwang.county.Scope;
import shouwang.county.backup.RestoredCopy;

/**
 * Looks at the books of a backup that was restored: they must hold by themselves, and lead to the
 * codes that hang on the notice boards.
 */
@Component
class BooksOfTheCopy {
    /** Today's code may be younger than the copy; those of the days before are printed. */
    private static final int PRINTED_DAYS = 3;
    private final Counties counties;
    private final Seals seals;
    private final Clock clock;

    BooksOfTheCopy(Counties counties, Seals seals, Clock clock) {
        this.counties = counties;
        this.seals = seals;
        this.clock = clock;
    }

    @EventListener
    void check(RestoredCopy copy) {
        var until = LocalDate.now(clock).minusDays(1);
        for (var county : counties.all()) {
            var printed = new ArrayList<String>();
            Scope.all(county).run(() -> seals.heads(until, PRINTED_DAYS)
                    .forEach(head -> printed.add(head.code())));
            var said = new ByteArrayOutputStream();
            var holds = LedgerVerify.check(copy.owner(), county.code(), printed,
                    new PrintStream(said, true, StandardCharsets.UTF_8));
            if (!holds) {
                copy.wrong("账本不对：" + said.toString(StandardCharsets.UTF_8).strip());
            }
        }
    }
}
