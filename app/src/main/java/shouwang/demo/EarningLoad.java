package shouwang.demo;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import shouwang.kernel.Ids;
import shouwang.places.Place;

/**
 * What the time bank keeps beside the ledger: what each person has stored, and the earnings of the
 * last two months, which its checks and lists look through. Older hours are in the ledger only.
 */
final class EarningLoad {
    static final int DAYS = 62;
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final UUID CLERK = new UUID(0, 0);
    private final Cast cast;
    private final LocalDate since;
    private final List<Earned> recent = new ArrayList<>();
    private final Map<Integer, Long> totals = new HashMap<>();

    EarningLoad(Cast cast, LocalDate since) {
        this.cast = cast;
        this.since = since;
    }

    void add(Earned visit) {
        totals.merge(visit.aide(), (long) visit.minutes(), Long::sum);
        if (!day(visit).isBefore(since)) {
            recent.add(visit);
        }
    }

    private static LocalDate day(Earned visit) {
        return visit.end().minusSeconds(60L * visit.minutes()).atZone(HERE).toLocalDate();
    }

    void write(Bulk bulk, UUID rule, String clause) throws SQLException, IOException {
        try (var copy = new CopyTable(bulk.connection(), "timebank_earner",
                "person_id, place_code, total")) {
            for (var total : totals.entrySet()) {
                copy.add(cast.ids[total.getKey()])
                        .add(Place.villageOf(cast.places[total.getKey()]))
                        .add(total.getValue()).end();
            }
        }
        bulk.setAsideIndexes("timebank_earning");
        try (var copy = new CopyTable(bulk.connection(), "timebank_earning", """
                id, place_code, hamlet, kind, source, person_id, name, home, household_id,
                done_for, service, what, began_at, ended_at, day, actual, minutes, over, rule_id,
                clause, confirmer, entered_by, entered_name, entered_at, hangs_until, reviewers,
                state, transfer_id""")) {
            for (var visit : recent) {
                row(copy, visit, rule, clause);
            }
        }
    }

    private void row(CopyTable copy, Earned visit, UUID rule, String clause) throws IOException {
        var aide = visit.aide();
        var id = Ids.derived(visit.visit(), "EARN");
        var entered = visit.end().plusSeconds(60);
        copy.add(id).add(Place.villageOf(cast.places[aide])).add(cast.places[visit.elder()])
                .add("VISIT").add(visit.visit()).add(cast.ids[aide]).add(cast.names[aide])
                .add(cast.places[aide]).add(cast.households[aide]).add(cast.ids[visit.elder()])
                .add(visit.service().name()).add(visit.service().chinese())
                .add(visit.end().minusSeconds(60L * visit.minutes())).add(visit.end())
                .add(day(visit)).add(visit.minutes()).add(visit.minutes()).add(0).add(rule)
                .add(clause).add(cast.names[visit.elder()]).add(CLERK).add("服务站干事")
                .add(entered).add(entered.atZone(HERE).toLocalDate().minusDays(1)).add(0)
                .add("FINAL").add(id).end();
    }
}
