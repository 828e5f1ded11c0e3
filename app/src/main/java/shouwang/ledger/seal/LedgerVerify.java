package shouwang.ledger.seal;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import shouwang.county.CannotStart;
import shouwang.county.OwnersDoor;
import shouwang.ledger.Books;

/**
 * {@code java -jar app.jar ledger-verify [--data FOLDER] [--head "7F3A 91C4 0B6E D258"]…}: checks
 * the books of every county, beside the running application or without it.
 */
public final class LedgerVerify {
    private final PrintStream out;

    private LedgerVerify(PrintStream out) {
        this.out = out;
    }

    /** Exit code: 0 all holds, 1 something is wrong with the books, 2 could not check. */
    public static int run(String[] args) {
        return run(args, System.out);
    }

    public static int run(String[] args, PrintStream out) {
        return new LedgerVerify(out).check(args);
    }

    private int check(String[] args) {
        var heads = new ArrayList<String>();
        for (var i = 0; i < args.length; i++) {
            if (args[i].startsWith("--head=")) {
                heads.add(args[i].substring("--head=".length()));
            } else if (args[i].equals("--head") && i + 1 < args.length) {
                heads.add(args[++i]);
            }
        }
        try (var door = OwnersDoor.open(args)) {
            var holds = true;
            for (var county : JdbcClient.create(door.source())
                    .sql("select code from shared.county order by code")
                    .query(String.class).list()) {
                holds &= check(door.source(), county, heads);
            }
            return holds ? 0 : 1;
        } catch (CannotStart | SQLException | DataAccessException e) {
            out.println("账本没有核对：" + e.getMessage());
            return 2;
        }
    }

    /** Checks one county's books in any database; what came of it is said to {@code out}. */
    static boolean check(DataSource owner, String county, List<String> heads, PrintStream out) {
        try {
            return new LedgerVerify(out).check(owner, county, heads);
        } catch (SQLException | DataAccessException e) {
            out.println("账本没有核对：" + e.getMessage());
            return false;
        }
    }

    private boolean check(DataSource owner, String county, List<String> heads)
            throws SQLException {
        try (var connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            var holds = check(JdbcClient.create(new SingleConnectionDataSource(connection, true)),
                    county, heads);
            connection.rollback();
            return holds;
        }
    }

    private boolean check(JdbcClient sql, String county, List<String> heads) {
        sql.sql("set local search_path = county_" + county + ", shared").update();
        var report = new Verification(sql, Books.through(sql), county, heads).run();
        out.println(report.text());
        return report.holds();
    }
}
