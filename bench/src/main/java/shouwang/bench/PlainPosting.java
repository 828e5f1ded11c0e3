package shouwang.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import shouwang.kernel.Ids;

/**
 * What one would write first: one transfer in one transaction on the same tables, statement by
 * statement. No note for the sealer and no question whether the id is known: it does less.
 */
final class PlainPosting {
    private static final String LOCK = """
            select id, posted, held, last_entry, entries from ledger_account
            where id in (?, ?) order by id for update""";
    private static final String INSERT = """
            insert into ledger_transfer (amount, debit_after, credit_after, debit_no, credit_no,
                event_at, booked_at, entered_at, id, debit, credit, debit_prev, credit_prev,
                place_code, book, phase, kind, memo)
            values (?, ?, ?, ?, ?, now(), now(), now(), ?, ?, ?, ?, ?, ?, 'POINTS', 'POSTED',
                'EARN', '')""";
    private static final String BALANCE = """
            update ledger_account set last_entry = ?, posted = ?, entries = entries + 1
            where id = ?""";
    private final DataSource source;
    private final String schema;
    private final String place;

    PlainPosting(DataSource source, String schema, String place) {
        this.source = source;
        this.schema = schema;
        this.place = place;
    }

    void post(UUID debit, UUID credit, long amount) throws SQLException {
        try (var connection = source.getConnection()) {
            scope(connection);
            var before = lock(connection, debit, credit);
            var id = Ids.fresh();
            try (var insert = connection.prepareStatement(INSERT)) {
                insert.setLong(1, amount);
                insert.setLong(2, before[0].posted() - amount);
                insert.setLong(3, before[1].posted() + amount);
                insert.setInt(4, before[0].entries() + 1);
                insert.setInt(5, before[1].entries() + 1);
                insert.setObject(6, id);
                insert.setObject(7, debit);
                insert.setObject(8, credit);
                insert.setObject(9, before[0].last());
                insert.setObject(10, before[1].last());
                insert.setString(11, place);
                insert.executeUpdate();
            }
            balance(connection, id, before[0].posted() - amount, debit);
            balance(connection, id, before[1].posted() + amount, credit);
            connection.commit();
        }
    }

    private record Before(long posted, int entries, Object last) {}

    private void scope(Connection connection) throws SQLException {
        try (var scope = connection.prepareStatement("select shared.scope(?, ?, ?)")) {
            scope.setString(1, schema);
            scope.setString(2, "511922");
            scope.setString(3, "511922~");
            scope.execute();
        }
    }

    private Before[] lock(Connection connection, UUID debit, UUID credit) throws SQLException {
        var before = new Before[2];
        try (var lock = connection.prepareStatement(LOCK)) {
            lock.setObject(1, debit);
            lock.setObject(2, credit);
            try (var rows = lock.executeQuery()) {
                while (rows.next()) {
                    var side = rows.getObject(1, UUID.class).equals(debit) ? 0 : 1;
                    before[side] = new Before(rows.getLong(2), rows.getInt(5), rows.getObject(4));
                }
            }
        }
        return before;
    }

    private static void balance(Connection connection, UUID last, long posted, UUID account)
            throws SQLException {
        try (var update = connection.prepareStatement(BALANCE)) {
            update.setObject(1, last);
            update.setLong(2, posted);
            update.setObject(3, account);
            update.executeUpdate();
        }
    }
}
