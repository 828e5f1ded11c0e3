package shouwang.demo;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import shouwang.care.Service;
import shouwang.kernel.Ids;

/**
 * Years of visits, day by day, so that rows lie in the order of time as real ones do: each elder
 * with an aide is visited about once every three weeks, the frail and the alone more often; one
 * visit in twenty answers a need that was raised.
 */
final class VisitLoad {
    private static final ZoneOffset HERE = ZoneOffset.ofHours(8);
    private static final UUID CLERK = new UUID(0, 0);
    private static final String[] SERVICES = {"MEALS", "MEALS", "CLEANING", "CLEANING", "COUNSEL",
        "ERRANDS", "MEDICAL", "MOBILITY", "BATHING", "FARMING"};
    private static final String[] METHODS = {"CARD", "CARD", "CARD", "SIGNATURE", "THUMBPRINT",
        "WITNESS", "CALL_BACK"};
    private static final String[] TASKS = {"送饭", "扫屋、洗衣", "坐着说话", "买菜买药", "陪去卫生院", "量血压"};

    private final CountyPlan plan;
    private final RandomGenerator random;
    private final List<Earned> earned = new ArrayList<>();
    private boolean planned;

    VisitLoad(CountyPlan plan, RandomGenerator random) {
        this.plan = plan;
        this.random = random;
    }

    /** Loads the visits, hands what was confirmed to the points; answers how many visits. */
    long load(Bulk bulk, Cast cast, PointsLoad points) throws SQLException, IOException {
        bulk.begin("care_visit", "care_need", "care_last_contact", "care_signature");
        for (var table : new String[] {"care_visit", "care_need", "care_last_contact"}) {
            bulk.setAsideIndexes(table);
        }
        var days = plan.years() * 365;
        var visited = new Instant[cast.elders];
        var first = plan.today().minusDays(days);
        long visits;
        try (var copy = new BinaryCopy(bulk.connection(), "care_visit", """
                id, place_code, elder_id, aide_id, service, task, planned_at, started_at,
                finished_at, minutes, mood, status, method, confirmed_by, confirmed_at, recorded_by,
                rating, entered_at, entered_by""")) {
            var paired = Arrays.stream(cast.aideOf).filter(aide -> aide >= 0).count();
            var chance = (double) plan.visits() / days / paired;
            for (var day = 0; day < days; day++) {
                earned.clear();
                oneDay(copy, cast, first.plusDays(day), chance, visited);
                points.day(earned);
            }
            planned = true;
            oneDay(copy, cast, plan.today(), chance, visited);
            visits = copy.rows();
        }
        needs(bulk, cast);
        lastContacts(bulk, cast, visited);
        bulk.bringBackIndexes();
        bulk.commit();
        return visits;
    }

    private void oneDay(BinaryCopy copy, Cast cast, LocalDate day, double chance,
            Instant[] visited) throws SQLException {
        // one geometric jump from visited elder to the next instead of a draw for each
        var skip = Math.log(1 - Math.min(.9, chance));
        for (var i = jump(skip) - 1; i < cast.elders; i += jump(skip)) {
            if (i >= 0 && cast.aideOf[i] >= 0) {
                visit(copy, cast, i, day, visited);
            }
        }
    }

    private int jump(double skip) {
        return 1 + (int) Math.min(1 << 24, Math.log(1 - random.nextDouble()) / skip);
    }

    private void visit(BinaryCopy copy, Cast cast, int elder, LocalDate day, Instant[] visited)
            throws SQLException {
        var at = day.atTime(7 + random.nextInt(11), random.nextInt(60)).toInstant(HERE);
        if (planned) {
            planned(copy, cast, elder, at);
            return;
        }
        var minutes = 20 + random.nextInt(70);
        var end = at.plusSeconds(minutes * 60L);
        var service = SERVICES[random.nextInt(SERVICES.length)];
        var waits = day.isAfter(plan.today().minusDays(3)) && random.nextInt(3) == 0;
        var id = Ids.v7(at.toEpochMilli(), random.nextLong(), random.nextLong());
        copy.row().id(id).text(cast.places[elder]).id(cast.ids[elder])
                .id(cast.ids[cast.aideOf[elder]]).text(service)
                .text(TASKS[random.nextInt(TASKS.length)]).at(at).at(at).at(end).integer(minutes)
                .smallint(2 + random.nextInt(4)).text(waits ? "DONE" : "CONFIRMED");
        if (waits) {
            copy.none().none().none().none().none();
        } else {
            copy.text(METHODS[random.nextInt(METHODS.length)]).text(cast.names[elder]).at(end)
                    .id(CLERK).smallint(random.nextInt(8) == 0 ? 3 : 5);
            earned.add(new Earned(id, elder, cast.aideOf[elder], Service.valueOf(service),
                    minutes, end));
        }
        copy.at(end).id(CLERK);
        visited[elder] = end;
    }

    /** What is still to be done today. */
    private void planned(BinaryCopy copy, Cast cast, int elder, Instant at) throws SQLException {
        copy.row().id(Ids.v7(at.toEpochMilli(), random.nextLong(), random.nextLong()))
                .text(cast.places[elder]).id(cast.ids[elder]).id(cast.ids[cast.aideOf[elder]])
                .text(SERVICES[random.nextInt(SERVICES.length)])
                .text(TASKS[random.nextInt(TASKS.length)]).at(at).none().none().none().none()
                .text("PLANNED").none().none().none().none().none()
                .at(plan.today().atTime(6, 0).toInstant(HERE)).id(CLERK);
    }

    /** Half a million needs for ten million visits: nearly all answered, a few still open. */
    private void needs(Bulk bulk, Cast cast) throws SQLException, IOException {
        var count = plan.visits() / 20;
        var start = plan.today().minusYears(plan.years()).atStartOfDay().toInstant(HERE);
        var span = plan.today().atStartOfDay().toInstant(HERE).toEpochMilli()
                - start.toEpochMilli();
        var openFrom = count - Math.max(6, cast.elders / 60);
        try (var copy = new CopyTable(bulk.connection(), "care_need", """
                id, place_code, elder_id, service, wish, raised_as, raised_by, via, raised_at,
                answer_by, entered_at, entered_by, status, ended_at""")) {
            for (var n = 0L; n < count; n++) {
                var at = start.plusMillis((long) ((double) span * n / count));
                var elder = random.nextInt(cast.elders);
                var open = n >= openFrom;
                if (open) {
                    at = plan.today().atTime(6, 0).toInstant(HERE)
                            .minusSeconds(random.nextInt(24 * 3600));
                }
                copy.add(Ids.v7(at.toEpochMilli(), random.nextLong(), random.nextLong()))
                        .add(cast.places[elder]).add(cast.ids[elder])
                        .add(SERVICES[random.nextInt(SERVICES.length)]).add("请人来一趟")
                        .add(random.nextBoolean() ? "SELF" : "KIN").add(cast.names[elder])
                        .add("PHONE").add(at).add(at.plusSeconds(8 * 3600)).add(at).add(CLERK)
                        .add(open ? "OPEN" : "ANSWERED").add(open ? null : at.plusSeconds(7200))
                        .end();
            }
        }
    }

    private void lastContacts(Bulk bulk, Cast cast, Instant[] visited)
            throws SQLException, IOException {
        try (var copy = new CopyTable(bulk.connection(), "care_last_contact",
                "elder_id, place_code, at, how")) {
            for (var i = 0; i < cast.elders; i++) {
                if (visited[i] != null) {
                    copy.add(cast.ids[i]).add(cast.places[i]).add(visited[i]).add("上门").end();
                }
            }
        }
    }
}
