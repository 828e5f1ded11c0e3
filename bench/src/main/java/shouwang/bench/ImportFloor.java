package shouwang.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;
import shouwang.county.Counties;

/**
 * The least that writing a batch costs: its rows as they stand, taken out by COPY, go back by COPY
 * into the same tables, indexes, checks and foreign keys, by the owner, whom no row security stops.
 */
final class ImportFloor {
    private static final String PEOPLE = "(select id from people_person where batch_id = '%s')";
    /** Those that others point to first. */
    private static final List<Table> TABLES = List.of(
            new Table("people_household", "id in (select household_id from people_person "
                    + "where batch_id = '%s')"),
            new Table("people_person", "batch_id = '%s'"),
            new Table("people_elder", "person_id in " + PEOPLE),
            new Table("people_kin", "elder_id in " + PEOPLE));

    private final Counties counties;
    private final UUID batch;
    private final Map<String, byte[]> rows = new LinkedHashMap<>();

    /** @param ofBatch which of its rows are a batch's */
    private record Table(String name, String ofBatch) {}

    private ImportFloor(Counties counties, UUID batch) {
        this.counties = counties;
        this.batch = batch;
    }

    static ImportFloor of(Counties counties, UUID batch) throws SQLException, IOException {
        var floor = new ImportFloor(counties, batch);
        try (var connection = floor.owner()) {
            for (var table : TABLES) {
                var out = new ByteArrayOutputStream();
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (select "
                        + columns(connection, table.name) + " from " + table.name + " where "
                        + table.ofBatch.formatted(batch) + ") to stdout (format binary)", out);
                floor.rows.put(table.name, out.toByteArray());
            }
        }
        return floor;
    }

    /** Writes them all in one transaction; milliseconds until it is on disk. */
    long load() throws SQLException, IOException {
        try (var connection = owner()) {
            connection.setAutoCommit(false);
            var began = System.nanoTime();
            for (var table : rows.entrySet()) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy "
                        + table.getKey() + " (" + columns(connection, table.getKey())
                        + ") from stdin (format binary)",
                        new ByteArrayInputStream(table.getValue()));
            }
            connection.commit();
            return (System.nanoTime() - began) / 1_000_000;
        }
    }

    void remove() throws SQLException {
        try (var connection = owner(); var statement = connection.createStatement()) {
            statement.execute("create temp table gone as select household_id as id from "
                    + "people_person where batch_id = '" + batch + "'");
            for (var table : TABLES.subList(1, TABLES.size()).reversed()) {
                statement.execute("delete from " + table.name + " where "
                        + table.ofBatch.formatted(batch));
            }
            statement.execute("delete from people_household where id in (select id from gone)");
        }
    }

    private Connection owner() throws SQLException {
        var connection = counties.owner().getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("set search_path = " + counties.all().getFirst().schema()
                    + ", shared");
        }
        return connection;
    }

    /** All columns that are written; the database makes the others. */
    private static String columns(Connection connection, String table) throws SQLException {
        try (var statement = connection.prepareStatement("select string_agg(attname, ', ' "
                + "order by attnum) from pg_attribute where attrelid = ?::regclass "
                + "and attnum > 0 and not attisdropped and attgenerated = ''")) {
            statement.setString(1, table);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
