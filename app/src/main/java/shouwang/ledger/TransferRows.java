package shouwang.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
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
 * and would plan each call anew. No {@code on conflict}: it would cost a second look-up and a
 * second log record a row, and an id that slipped past the look-up is an error all the same.
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
    private static final String BALANCE_TWO = """
            update ledger_account a
            set last_entry = n.last, posted = n.posted, held = n.held, entries = n.entries
            from (values (?::uuid, ?::uuid, ?::bigint, ?::bigint, ?::integer), (?, ?, ?, ?, ?))
                as n (id, last, posted, held, entries)
            where a.id = n.id""";
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
                    next.these(List.copyOf(accounts));
                    next.ids(orders, Order::id);
                }
                if (!plain) {
                    next.ids(named, Recorded::id);
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
        var opened = rows.stream().filter(r -> r.phase() == Phase.PENDING).toList();
        var resolved = rows.stream().filter(r -> r.about() != null
                && !r.kind().equals("REVERSAL")).toList();
        var columns = TransferColumns.of(rows);
        var text = "with r as (" + columns.insert() + "), b as ("
                + (changed.size() == 2 ? BALANCE_TWO : BALANCES) + ") " + QUEUE
                + (opened.isEmpty() ? "" : ";" + OPENED)
                + (resolved.isEmpty() ? "" : ";" + RESOLVED);
        try {
            inOne(connection -> {
                try (var write = connection.prepareStatement(text)) {
                    var next = new Parameters(connection, write);
                    columns.fill(next);
                    balances(next, changed);
                    next.one(commonPlace(rows));
                    next.ids(rows, Recorded::id);
                    if (!opened.isEmpty()) {
                        next.ids(opened, Recorded::id);
                        next.ids(opened, Recorded::debit);
                        next.texts(opened, Recorded::placeCode);
                        next.moments(opened, Recorded::expiresAt);
                    }
                    if (!resolved.isEmpty()) {
                        next.ids(resolved, Recorded::about);
                    }
                    return write.execute();
                }
            });
        } catch (DuplicateKeyException e) {
            throw new Rejected(Reason.TAKEN, "同一个单号正在别处记账，这次没有记，请再试一次。");
        }
    }

    private static void balances(Parameters next, List<Standing> changed) throws SQLException {
        if (changed.size() == 2) {
            for (var account : changed) {
                next.one(account.id);
                next.one(account.last);
                next.one(account.posted);
                next.one(account.held);
                next.one(account.entries);
            }
            return;
        }
        next.ids(changed, a -> a.id);
        next.ids(changed, a -> a.last);
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
