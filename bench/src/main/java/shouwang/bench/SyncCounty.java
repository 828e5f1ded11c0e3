package shouwang.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import shouwang.kernel.Ids;

/** Aides with open sessions, visits planned for them, and what the books say in the end. */
final class SyncCounty {
    private static final UUID BENCH = new UUID(0, 0);
    private final Connection owner;

    SyncCounty(Connection owner) {
        this.owner = owner;
    }

    /** An aide who carries a phone. */
    record Aide(UUID person, String token, String place, List<UUID> elders) {}

    /** How often this county was used before: later runs tell of earlier weeks. */
    int runs() throws SQLException {
        try (var statement = owner.createStatement(); var row = statement.executeQuery(
                "select count(distinct device) from field_phone where device like 'bench-%'")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Aides with an elder of their own, over all villages, signed in without a password. */
    List<Aide> aides(int most) throws SQLException {
        var found = new ArrayList<Aide>();
        try (var statement = owner.prepareStatement("""
                select a.person_id, p.place_code, p.name, array_agg(r.elder_id order by r.elder_id)
                from people_aide a join people_person p on p.id = a.person_id
                    join pairing_pair r on r.aide_id = a.person_id and r.until_on is null
                    join people_elder e on e.person_id = r.elder_id
                        and e.status in ('HERE', 'AWAY', 'HOSPITAL')
                where a.ended_on is null group by 1, 2, 3
                order by md5(a.person_id::text) limit ?""")) {
            statement.setInt(1, most);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var person = row.getObject(1, UUID.class);
                    found.add(new Aide(person, signIn(person, row.getString(2),
                            row.getString(3)), row.getString(2),
                            List.of((UUID[]) row.getArray(4).getArray())));
                }
            }
        }
        return found;
    }

    private String signIn(UUID person, String place, String name) throws SQLException {
        var token = "bench-" + Ids.fresh();
        var village = place.substring(0, 12);
        try (var account = owner.prepareStatement("""
                insert into access_account (id, place_code, login, name, role, person_id, made_at)
                values (?, ?, ?, ?, 'AIDE', ?, now()) on conflict do nothing""");
                var session = owner.prepareStatement("""
                insert into access_session (token_hash, account_id, place_code, device, made_at,
                    seen_at, ends_at)
                select ?, id, place_code, 'bench', now(), now(), now() + interval '1 day'
                from access_account where person_id = ? and closed_at is null""")) {
            account.setObject(1, Ids.fresh());
            account.setString(2, village);
            account.setString(3, "bench." + person.toString().substring(0, 30));
            account.setString(4, name);
            account.setObject(5, person);
            account.executeUpdate();
            session.setBytes(1, hash(token));
            session.setObject(2, person);
            session.executeUpdate();
        }
        return token;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A time in which someone is in a visit already. */
    record Taken(Instant from, Instant to) {}

    /** The visits of the aide and of the aide's elders in the quarter before. */
    synchronized List<Taken> taken(Aide aide, Instant before) throws SQLException {
        var found = new ArrayList<Taken>();
        try (var statement = owner.prepareStatement("""
                select started_at, finished_at from care_visit
                where (aide_id = ? or elder_id = any (?)) and planned_at > ?
                    and started_at is not null and finished_at is not null""")) {
            statement.setObject(1, aide.person());
            statement.setArray(2, owner.createArrayOf("uuid", aide.elders().toArray()));
            statement.setTimestamp(3, Timestamp.from(before.minus(Duration.ofDays(90))));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(new Taken(row.getTimestamp(1).toInstant(),
                            row.getTimestamp(2).toInstant()));
                }
            }
        }
        return found;
    }

    /** Plans visits as a clerk would have, many at once. */
    synchronized List<UUID> plan(Aide aide, int count) throws SQLException {
        var ids = new ArrayList<UUID>();
        try (var statement = owner.prepareStatement("""
                insert into care_visit (id, place_code, elder_id, aide_id, service, planned_at,
                    status, entered_at, entered_by)
                select ?, place_code, id, ?, 'CLEANING', ?, 'PLANNED', now(), ?
                from people_person where id = ?""")) {
            for (var n = 0; n < count; n++) {
                var id = Ids.fresh();
                ids.add(id);
                statement.setObject(1, id);
                statement.setObject(2, aide.person());
                statement.setTimestamp(3, Timestamp.from(Instant.now()));
                statement.setObject(4, BENCH);
                statement.setObject(5, aide.elders().get(n % aide.elders().size()));
                statement.addBatch();
            }
            statement.executeBatch();
        }
        return ids;
    }

    /** What is not as it must be, in words; nothing where all is well. */
    synchronized List<String> faults(Collection<SyncWeek> weeks) throws SQLException {
        var faults = new ArrayList<String>();
        var facts = weeks.stream().flatMap(week -> week.ids.stream()).toList();
        var visits = weeks.stream().flatMap(week -> week.visits.stream()).toList();
        expect(faults, "facts kept", facts.size(), facts,
                "select count(*) from field_fact where id = any (?)");
        expect(faults, "facts in the books", facts.size(), facts,
                "select count(*) from field_fact where id = any (?) and verdict = 'TAKEN'");
        expect(faults, "visits confirmed", visits.size(), visits,
                "select count(*) from care_visit where id = any (?) and status = 'CONFIRMED'");
        expect(faults, "earnings", visits.size(), visits,
                "select count(*) from ledger_transfer where source = any (?) and kind = 'EARN'");
        expect(faults, "minutes earned", weeks.stream().mapToLong(week -> week.minutes).sum(),
                visits, "select coalesce(sum(amount), 0) from ledger_transfer "
                        + "where source = any (?) and kind = 'EARN'");
        var steps = weeks.stream().flatMap(week -> week.steps.stream()).toList();
        expect(faults, "steps of errands", steps.size(), steps,
                "select count(*) from care_errand_step where id = any (?)");
        var needs = weeks.stream().flatMap(week -> week.needs.stream()).toList();
        expect(faults, "needs", needs.size(), needs,
                "select count(*) from care_need where id = any (?)");
        return faults;
    }

    private void expect(List<String> faults, String what, long expected, List<UUID> ids,
            String question) throws SQLException {
        Array all = owner.createArrayOf("uuid", ids.toArray());
        try (var statement = owner.prepareStatement(question)) {
            statement.setArray(1, all);
            try (var row = statement.executeQuery()) {
                row.next();
                if (row.getLong(1) != expected) {
                    faults.add(what + ": " + row.getLong(1) + " instead of " + expected);
                }
            }
        }
    }

    /** A clerk of some village, to work beside the phones. */
    String clerk(RunningHouse house) throws SQLException, IOException, InterruptedException {
        try (var statement = owner.createStatement(); var row = statement.executeQuery("""
                select login from access_account where role = 'CLERK' and login ~ '^v'
                order by md5(login) limit 1""")) {
            row.next();
            return house.signIn(row.getString(1));
        }
    }
}
