package shouwang.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Rows into one table by COPY, the text format. One value after another with {@link #add}, a row
 * closed with {@link #end}.
 */
final class CopyTable implements AutoCloseable {
    private static final int BUFFER = 1 << 20;
    private final PGCopyOutputStream out;
    private final StringBuilder row = new StringBuilder(1 << 16);
    private boolean first = true;
    private long rows;

    CopyTable(Connection connection, String table, String columns) throws SQLException {
        out = new PGCopyOutputStream(connection.unwrap(PGConnection.class),
                "copy " + table + " (" + columns + ") from stdin", BUFFER);
    }

    CopyTable add(@Nullable Object value) {
        separate();
        if (value == null) {
            row.append("\\N");
        } else if (value instanceof byte[] bytes) {
            row.append("\\\\x");
            for (var b : bytes) {
                row.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15,
                        16));
            }
        } else {
            escape(value.toString());
        }
        return this;
    }

    private void separate() {
        if (!first) {
            row.append('\t');
        }
        first = false;
    }

    private void escape(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '\\' -> row.append("\\\\");
                case '\t' -> row.append("\\t");
                case '\n' -> row.append("\\n");
                case '\r' -> row.append("\\r");
                default -> row.append(c);
            }
        }
    }

    void end() throws IOException {
        row.append('\n');
        first = true;
        rows++;
        if (row.length() > 60_000) {
            flush();
        }
    }

    private void flush() throws IOException {
        out.write(row.toString().getBytes(StandardCharsets.UTF_8));
        row.setLength(0);
    }

    long rows() {
        return rows;
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
