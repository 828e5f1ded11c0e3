package shouwang.ledger.seal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.ledger.Recorded;

/**
 * The bytes of a row that its hash covers: every column, in the order of {@link Recorded}, numbers
 * in 8 bytes (high byte first), ids in 16, texts as length and UTF-8, moments as microseconds since
 * 1970, what is missing as one zero byte and what is there after a one. No two rows share them.
 */
final class Leaf {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(400);
    private final DataOutputStream out = new DataOutputStream(bytes);

    private Leaf() {}

    static byte[] of(Recorded row) {
        try {
            var leaf = new Leaf();
            leaf.write(row);
            return leaf.bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(Recorded row) throws IOException {
        id(row.id());
        text(row.placeCode());
        text(row.book().name());
        text(row.phase().name());
        text(row.kind());
        id(row.debit());
        id(row.credit());
        out.writeLong(row.amount());
        out.writeLong(row.debitAfter());
        out.writeLong(row.creditAfter());
        out.writeLong(row.debitNo());
        out.writeLong(row.creditNo());
        id(row.debitPrev());
        id(row.creditPrev());
        id(row.about());
        id(row.link());
        id(row.rule());
        text(row.clause());
        text(row.memo());
        moment(row.eventAt());
        moment(row.bookedAt());
        moment(row.enteredAt());
        moment(row.expiresAt());
        id(row.enteredBy());
        id(row.doneFor());
        id(row.source());
    }

    private void id(@Nullable UUID id) throws IOException {
        out.writeBoolean(id != null);
        if (id != null) {
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
        }
    }

    private void text(@Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            var utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(utf8.length);
            out.write(utf8);
        }
    }

    private void moment(@Nullable Instant moment) throws IOException {
        out.writeBoolean(moment != null);
        if (moment != null) {
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, moment));
        }
    }
}
