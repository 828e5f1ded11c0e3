package shouwang.county;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins each transaction with one call of {@code shared.scope}: it sets the county's search path
 * and the lowest and highest place code. Nothing else ever sets them for a transaction; without a
 * bound {@link Scope} it finds no table at all.
 *
 * <p>PostgreSQL 18 tells the driver of each change of the search path, and the driver then forgets
 * its prepared statements: with a path that comes and goes with every transaction none would ever
 * be used twice, and each statement be parsed and planned anew. So a connection also keeps its
 * last county's path for itself; a transaction of the same county then changes nothing.
 */
final class ScopedTransactions extends JdbcTransactionManager {
    private static final String SET = "select shared.scope(?, ?, ?)";
    private static final String NOWHERE = "set local search_path = shared";
    private final DataSource source;

    ScopedTransactions(DataSource source) {
        super(source);
        this.source = source;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        var scope = Scope.bound();
        var connection = DataSourceUtils.getConnection(source);
        try {
            if (scope == null) {
                leave(connection);
            } else {
                enter(connection, scope);
            }
        } catch (SQLException e) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("scope not set", e);
        }
    }

    private static void enter(Connection connection, Scope scope) throws SQLException {
        var path = scope.county().schema() + ", shared";
        var told = connection.unwrap(PGConnection.class).getParameterStatus("search_path");
        if (told != null && !told.equals(path)) {
            try (var keep = connection.createStatement()) {
                keep.execute("set session search_path = " + path);
            }
        }
        try (var set = connection.prepareStatement(SET)) {
            set.setString(1, scope.county().schema());
            set.setString(2, scope.low());
            set.setString(3, scope.high());
            set.execute();
        }
    }

    private static void leave(Connection connection) throws SQLException {
        try (var nowhere = connection.createStatement()) {
            nowhere.execute(NOWHERE);
        }
    }
}
