package shouwang.county;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;

/**
 * Begins each transaction with one call of {@code shared.scope}: it sets the county's search path
 * and the lowest and highest place code. Nothing else ever sets them; without a bound
 * {@link Scope} the transaction sees no table at all.
 */
final class ScopedTransactions extends JdbcTransactionManager {
    private static final String SET = "select shared.scope(?, ?, ?)";
    private final DataSource source;

    ScopedTransactions(DataSource source) {
        super(source);
        this.source = source;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        var scope = Scope.bound();
        if (scope == null) {
            return;
        }
        var connection = DataSourceUtils.getConnection(source);
        try (var set = connection.prepareStatement(SET)) {
            set.setString(1, scope.county().schema());
            set.setString(2, scope.low());
            set.setString(3, scope.high());
            set.execute();
        } catch (SQLException e) {
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("scope not set", e);
        }
    }
}
