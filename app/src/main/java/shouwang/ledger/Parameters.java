package shouwang.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.jdbc.PgArray;

/** Fills a statement's parameters in turn, with single cells or with columns of many rows. */
final class Parameters {
    private final BaseConnection connection;
    private final PreparedStatement statement;
    private int last;

    Parameters(Connection connection, PreparedStatement statement) throws SQLException {
        this.connection = connection.unwrap(BaseConnection.class);
        this.statement = statement;
    }

    <T> void longs(List<? extends T> rows, Function<T, @Nullable Object> column)
            throws SQLException {
        column(ArrayOf.LONGS, rows, column);
    }

    <T> void numbers(List<? extends T> rows, Function<T, @Nullable Object> column)
            throws SQLException {
        column(ArrayOf.NUMBERS, rows, column);
    }

    <T> void ids(List<? extends T> rows, Function<T, @Nullable Object> column)
            throws SQLException {
        column(ArrayOf.IDS, rows, column);
    }

    <T> void texts(List<? extends T> rows, Function<T, @Nullable Object> column)
            throws SQLException {
        column(ArrayOf.TEXTS, rows, column);
    }

    <T> void moments(List<? extends T> rows, Function<T, @Nullable Object> column)
            throws SQLException {
        column(ArrayOf.MOMENTS, rows, column);
    }

    <T> void column(ArrayOf kind, List<? extends T> rows, Function<T, @Nullable Object> column)
            throws SQLException {
        var cells = new ArrayList<@Nullable Object>(rows.size());
        for (var row : rows) {
            cells.add(column.apply(row));
        }
        statement.setArray(++last, new PgArray(connection, kind.number(), kind.bytes(cells)));
    }

    void these(List<UUID> ids) throws SQLException {
        column(ArrayOf.IDS, ids, id -> id);
    }

    void one(@Nullable Object cell) throws SQLException {
        switch (cell) {
            case null -> statement.setNull(++last, Types.OTHER);
            case Instant moment -> statement.setObject(++last, AccountRows.at(moment));
            default -> statement.setObject(++last, cell);
        }
    }
}
