package shouwang.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.ledger.Recorded.Phase;

/**
 * The posting's two round trips. The driver sends statements joined by a semicolon together and
 * reads their answers together: first the accounts are locked and, by a statement that begins
 * after that and so sees all that was committed meanwhile, the rows already there are read; then
 * rows, balances and the note for the sealer are written. A single goes without arrays: PostgreSQL
 * takes an array it does not know for ten elements, finds a plan made for the two at hand cheaper,
 * and would plan each call anew.
 */
@Component
class TransferRows {
    private static final String LOCK = AccountRows.COLUMNS
            + "where id = any (?) order by id for no key update";
    private static final String LOCK_TWO = AccountRows.COLUMNS
            + "where id in (?, ?) order by id for no key update";
    private static final String KNOWN_ONE = StatementRows.COLUMNS
            + "from ledger_transfer t where t.id = ?";
    private static final String KNOWN = StatementRows.COLUMNS
            + "from ledger_transfer t where t.id = any (?)";
    private static final String ABOUT = StatementRows.COLUMNS
            + "from ledger_transfer t where t.about = any (?)";
    private static final String INTO = """
            insert into ledger_transfer (amount, debit_after, credit_after, debit_no, credit_no,
                event_at, booked_at, entered_at, expires_at, id, debit, credit, debit_prev,
                credit_prev, about, link, rule, entered_by, done_for, source, place_code, book,
                phase, kind, memo, clause)
            """;
    private static final String INSERT_ONE = INTO + """
            values (?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz,
                ?::timestamptz, ?, ?, ?, ?::uuid, ?::uuid, ?::uuid, ?::uuid, ?::uuid, ?::uuid,
                ?::uuid, ?::uuid, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";
    private static final String BALANCE_ONE = """
            update ledger_account set last_entry = ?, posted = ?, held = ?, entries = ?
            where id = ?""";
    private static final String INSERT = INTO + """
            select * from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::integer[], ?::integer[],
                ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::timestamptz[],
                ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[],
                ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[], ?::text[])
            on conflict do nothing""";
    private static final String BALANCES = """
            update ledger_account a
            set last_entry = n.last, posted = n.posted, held = n.held, entries = n.entries
            from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::integer[])
                as n (id, last, posted, held, entries)
            where a.id = n.id""";
    private static final String QUEUE =
            "insert into ledger_unsealed (place_code, ids) values (?, ?)";
    private static final String OPENED = """
            insert into ledger_open (id, debit, place_code, expires_at)
            select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[])""";
    private static final String RESOLVED = "delete from ledger_open where id = any (?)";

    private final JdbcTemplate jdbc;
    private final StatementRows statements;

    TransferRows(JdbcTemplate jdbc, StatementRows statements) {
        this.jdbc = jdbc;
        this.statements = statements;
    }

    /** What a call works on. */
    record Locked(List<Account> accounts, List<Recorded> known) {}

    /** The rows that these orders resolve or reverse: they never change, so no lock is needed. */
    List<Recorded> named(List<? extends Order> orders) {
        var ids = new ArrayList<UUID>();
        for (var order : orders) {
            switch (order) {
                case Transfer t -> { }
                case Order.Resolve r -> ids.add(r.pending());
                case Order.Reverse r -> ids.add(r.original());
            }
        }
        return ids.isEmpty() ? List.of() : statements.find(ids);
    }

    Locked lock(Collection<UUID> accounts, List<? extends Order> orders, List<Recorded> named) {
        var plain = named.isEmpty();
        var single = plain && orders.size() == 1 && accounts.size() == 2;
        return inOne(connection -> {
            try (var asked = connection.prepareStatement(single ? LOCK_TWO + ";" + KNOWN_ONE
                    : LOCK + ";" + KNOWN + (plain ? "" : ";" + ABOUT))) {
                var next = new Parameters(connection, asked);
                if (single) {
                    for (var account : accounts) {
                        next.one(account);
                    }
                    next.one(orders.getFirst().id());
                } else {
                    next.uuids(List.copyOf(accounts), id -> id);
                    next.uuids(orders, Order::id);
                }
                if (!plain) {
                    next.uuids(named, Recorded::id);
                }
                return read(asked, named);
            }
        });
    }

    private static Locked read(PreparedStatement asked, List<Recorded> named)
            throws SQLException {
        asked.execute();
        var locked = new ArrayList<Account>();
        try (var rows = asked.getResultSet()) {
            while (rows.next()) {
                locked.add(AccountRows.account(rows, locked.size()));
            }
        }
        var known = new ArrayList<>(named);
        while (asked.getMoreResults()) {
            try (var rows = asked.getResultSet()) {
                while (rows.next()) {
                    known.add(StatementRows.recorded(rows, known.size()));
                }
            }
        }
        return new Locked(locked, known);
    }

    /** Ids not yet resolved though their time is over. */
    List<UUID> expired(Instant now) {
        return jdbc.queryForList(
                "select id from ledger_open where expires_at <= ? order by id limit 10000",
                UUID.class, AccountRows.at(now));
    }

    void write(List<Recorded> rows, List<Standing> changed) {
        var inserted = rows.size() == 1 && rows.getFirst().about() == null
                && rows.getFirst().phase() == Phase.POSTED
                ? writeOne(rows, changed) : writeMany(rows, changed);
        if (inserted != rows.size()) {
            throw new Rejected(Reason.TAKEN, "同一个单号正在别处记账，这次没有记，请再试一次。");
        }
    }

    private int writeOne(List<Recorded> rows, List<Standing> changed) {
        return inOne(connection -> {
            try (var write = connection.prepareStatement(
                    INSERT_ONE + ";" + BALANCE_ONE + ";" + BALANCE_ONE + ";" + QUEUE)) {
                var next = new Parameters.Single(connection, write);
                transfers(next, rows);
                for (var account : changed) {
                    next.one(account.last);
                    next.one(account.posted);
                    next.one(account.held);
                    next.one(account.entries);
                    next.one(account.id);
                }
                next.one(commonPlace(rows));
                next.array("uuid", new UUID[] {rows.getFirst().id()});
                write.execute();
                return write.getUpdateCount();
            }
        });
    }

    private int writeMany(List<Recorded> rows, List<Standing> changed) {
        var opened = rows.stream().filter(r -> r.phase() == Phase.PENDING).toList();
        var resolved = rows.stream().filter(r -> r.about() != null
                && !r.kind().equals("REVERSAL")).toList();
        return inOne(connection -> {
            try (var write = connection.prepareStatement(INSERT + ";" + BALANCES + ";" + QUEUE
                    + (opened.isEmpty() ? "" : ";" + OPENED)
                    + (resolved.isEmpty() ? "" : ";" + RESOLVED))) {
                var next = new Parameters(connection, write);
                transfers(next, rows);
                balances(next, changed);
                next.one(commonPlace(rows));
                next.uuids(rows, Recorded::id);
                if (!opened.isEmpty()) {
                    next.uuids(opened, Recorded::id);
                    next.uuids(opened, Recorded::debit);
                    next.texts(opened, Recorded::placeCode);
                    next.moments(opened, Recorded::expiresAt);
                }
                if (!resolved.isEmpty()) {
                    next.uuids(resolved, Recorded::about);
                }
                write.execute();
                return write.getUpdateCount();
            }
        });
    }

    private static void transfers(Parameters next, List<Recorded> rows) throws SQLException {
        next.longs(rows, Recorded::amount);
        next.longs(rows, Recorded::debitAfter);
        next.longs(rows, Recorded::creditAfter);
        next.numbers(rows, Recorded::debitNo);
        next.numbers(rows, Recorded::creditNo);
        next.moments(rows, Recorded::eventAt);
        next.moments(rows, Recorded::bookedAt);
        next.moments(rows, Recorded::enteredAt);
        next.moments(rows, Recorded::expiresAt);
        next.uuids(rows, Recorded::id);
        next.uuids(rows, Recorded::debit);
        next.uuids(rows, Recorded::credit);
        next.uuids(rows, Recorded::debitPrev);
        next.uuids(rows, Recorded::creditPrev);
        next.uuids(rows, Recorded::about);
        next.uuids(rows, Recorded::link);
        next.uuids(rows, Recorded::rule);
        next.uuids(rows, Recorded::enteredBy);
        next.uuids(rows, Recorded::doneFor);
        next.uuids(rows, Recorded::source);
        next.texts(rows, Recorded::placeCode);
        next.texts(rows, row -> row.book().name());
        next.texts(rows, row -> row.phase().name());
        next.texts(rows, Recorded::kind);
        next.texts(rows, Recorded::memo);
        next.texts(rows, Recorded::clause);
    }

    private static void balances(Parameters next, List<Standing> changed) throws SQLException {
        next.uuids(changed, a -> a.id);
        next.uuids(changed, a -> a.last);
        next.longs(changed, a -> a.posted);
        next.longs(changed, a -> a.held);
        next.numbers(changed, a -> a.entries);
    }

    /** The place that all the rows lie in: a village, or what is above several. */
    private static String commonPlace(List<Recorded> rows) {
        var common = rows.getFirst().placeCode();
        for (var row : rows) {
            while (!row.placeCode().startsWith(common)) {
                common = common.substring(0, common.length() - 3);
            }
        }
        return common;
    }

    private <T> T inOne(Work<T> work) {
        var done = jdbc.execute((Connection connection) -> work.on(connection));
        if (done == null) {
            throw new IllegalStateException("the database gave no answer");
        }
        return done;
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
