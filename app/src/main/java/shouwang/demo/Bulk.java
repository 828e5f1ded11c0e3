package shouwang.demo;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loading many rows at once: the secondary indexes of the tables are set aside first and made
 * again afterwards, and foreign keys are not asked row by row (the generator made both ends).
 */
final class Bulk {
    private static final Logger LOG = LoggerFactory.getLogger(Bulk.class);
    private final Connection connection;
    private final String schema;
    private final List<String> indexes = new ArrayList<>();

    Bulk(Connection connection, String schema) throws SQLException {
        this.connection = connection;
        this.schema = schema;
        execute("set search_path = " + schema + ", shared");
        execute("set session_replication_role = replica");
        execute("set maintenance_work_mem = '1GB'");
        execute("set synchronous_commit = off");
    }

    Connection connection() {
        return connection;
    }

    /** Begins a transaction in which empty tables are filled with rows frozen from the start. */
    void begin(String... tables) throws SQLException {
        connection.setAutoCommit(false);
        execute("truncate " + String.join(", ", tables) + " cascade");
    }

    void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** Sets aside what is not a constraint of the table. */
    void setAsideIndexes(String table) throws SQLException {
        try (var ask = connection.prepareStatement("""
                select i.indexname, i.indexdef from pg_indexes i
                where i.schemaname = ? and i.tablename = ? and not exists (
                    select from pg_constraint c
                    where c.conname = i.indexname and c.connamespace = ?::regnamespace)""")) {
            ask.setString(1, schema);
            ask.setString(2, table);
            ask.setString(3, schema);
            try (var row = ask.executeQuery()) {
                while (row.next()) {
                    indexes.add(row.getString(2));
                    execute("drop index " + schema + "." + row.getString(1));
                }
            }
        }
    }

    void bringBackIndexes() throws SQLException {
        for (var index : indexes) {
            execute(index);
        }
        indexes.clear();
    }

    void execute(String sql) throws SQLException {
        var began = System.nanoTime();
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        LOG.debug("{} ms {}", (System.nanoTime() - began) / 1_000_000, sql);
    }
}
