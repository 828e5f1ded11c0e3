package shouwang.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Fills a statement's parameters in turn, each with one column of many rows. */
class Parameters {
    private final Connection connection;
    private final PreparedStatement statement;
    private int last;

    Parameters(Connection connection, PreparedStatement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    <T> void longs(List<? extends T> rows, Function<T, Long> column) throws SQLException {
        column("bigint", rows, column, Long[]::new);
    }

    <T> void numbers(List<? extends T> rows, Function<T, Integer> column)
            throws SQLException {
        column("integer", rows, column, Integer[]::new);
    }

    <T> void uuids(List<? extends T> rows, Function<T, @Nullable UUID> column)
            throws SQLException {
        column("uuid", rows, column, UUID[]::new);
    }

    <T> void texts(List<? extends T> rows, Function<T, @Nullable String> column)
            throws SQLException {
        column("text", rows, column, String[]::new);
    }

    <T> void moments(List<? extends T> rows, Function<T, @Nullable Instant> column)
            throws SQLException {
        column("timestamptz", rows, row -> {
            var moment = column.apply(row);
            return moment == null ? null : moment.toString();
        }, String[]::new);
    }

    <T> void column(String type, List<? extends T> rows, Function<T, ?> column,
            IntFunction<Object[]> cells) throws SQLException {
        array(type, rows.stream().map(column).toArray(cells));
    }

    void array(String type, Object[] cells) throws SQLException {
        statement.setArray(++last, connection.createArrayOf(type, cells));
    }

    void one(@Nullable Object cell) throws SQLException {
        if (cell == null) {
            statement.setNull(++last, Types.OTHER);
        } else {
            statement.setObject(++last, cell);
        }
    }

    /** The same columns of the only row, without arrays. */
    static final class Single extends Parameters {
        Single(Connection connection, PreparedStatement statement) {
            super(connection, statement);
        }

        @Override
        <T> void column(String type, List<? extends T> rows, Function<T, ?> column,
                IntFunction<Object[]> cells) throws SQLException {
            one(column.apply(rows.getFirst()));
        }
    }
}
