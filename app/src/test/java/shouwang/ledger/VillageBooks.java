package shouwang.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import shouwang.TestClock;
import shouwang.kernel.Ids;

/** A village's opened points accounts, for a test that owns the village. */
record VillageBooks(String village, UUID issuing, UUID coop, List<UUID> households) {
    static final Instant THEN = TestClock.given().minus(30, ChronoUnit.DAYS)
            .truncatedTo(ChronoUnit.MICROS);

    static VillageBooks open(Ledger ledger, String village, int households) {
        var wanted = new ArrayList<NewAccount>();
        wanted.add(NewAccount.of(village, Book.POINTS, AccountKind.ISSUING));
        wanted.add(NewAccount.of(village, Book.POINTS, AccountKind.COOP));
        for (var i = 0; i < households; i++) {
            wanted.add(NewAccount.household(village, Ids.fresh()));
        }
        var ids = ledger.open(wanted).stream().map(Account::id).toList();
        return new VillageBooks(village, ids.get(0), ids.get(1), ids.subList(2, ids.size()));
    }

    UUID household(int i) {
        return households.get(i);
    }

    Transfer earn(int household, long minutes) {
        return Transfer.points(Ids.fresh(), issuing, household(household), minutes, "EARN", THEN);
    }

    Transfer redeem(int household, long minutes) {
        return Transfer.points(Ids.fresh(), household(household), coop, minutes, "REDEEM",
                THEN.plus(1, ChronoUnit.DAYS));
    }
}
