package shouwang.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows into one table by COPY, the binary format: half the server's work of the text format where
 * rows are mostly ids and moments. The rows are written frozen, so the table must have been
 * truncated in the same transaction. Values must be of the column's own type.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, binary format</a>
 */
final class BinaryCopy implements AutoCloseable {
    private static final int BUFFER = 1 << 18;
    private static final int LARGEST_ROW = 1 << 12;
    private static final long EPOCH_2000 = 946_684_800_000_000L;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF,
        '\r', '\n', 0};
    private final CopyIn copy;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final short columns;
    private long rows;

    BinaryCopy(Connection connection, String table, String columns) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(
                "copy " + table + " (" + columns + ") from stdin (format binary, freeze)");
        this.columns = (short) columns.split(",").length;
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    /** Begins a row; its values follow in the order of the columns. */
    BinaryCopy row() throws SQLException {
        if (buffer.remaining() < LARGEST_ROW) {
            flush();
        }
        buffer.putShort(columns);
        rows++;
        return this;
    }

    BinaryCopy id(@Nullable UUID id) {
        if (id == null) {
            return none();
        }
        buffer.putInt(16).putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return this;
    }

    BinaryCopy text(@Nullable String text) {
        if (text == null) {
            return none();
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        buffer.putInt(bytes.length).put(bytes);
        return this;
    }

    /** A timestamptz. */
    BinaryCopy at(@Nullable Instant moment) {
        if (moment == null) {
            return none();
        }
        buffer.putInt(8).putLong(moment.getEpochSecond() * 1_000_000 + moment.getNano() / 1000
                - EPOCH_2000);
        return this;
    }

    BinaryCopy bigint(long number) {
        buffer.putInt(8).putLong(number);
        return this;
    }

    BinaryCopy integer(int number) {
        buffer.putInt(4).putInt(number);
        return this;
    }

    BinaryCopy smallint(int number) {
        buffer.putInt(2).putShort((short) number);
        return this;
    }

    BinaryCopy none() {
        buffer.putInt(-1);
        return this;
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    long rows() {
        return rows;
    }

    /** Ends the rows; not called after a failure, which ends the connection. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            buffer.putShort((short) -1);
            flush();
            copy.endCopy();
        }
    }
}
