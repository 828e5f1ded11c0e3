package shouwang.ledger.seal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.ledger.Book;
import shouwang.ledger.Recorded;

/**
 * 凭证: a proof as letters for paper, QR and e-mail. {@code SW1} and Base64 of the row's bytes as
 * {@link Leaf} writes them, the block and the two paths; about 1,600 letters. Spaces and line
 * breaks do not count.
 */
public final class ProofText {
    private static final String MARK = "SW1.";
    private static final int LONGEST = 8_000;
    private static final int HIGHEST = 40;
    private final DataInputStream in;

    private ProofText(byte[] bytes) {
        in = new DataInputStream(new ByteArrayInputStream(bytes));
    }

    public static String of(Proof proof) {
        var bytes = new ByteArrayOutputStream(1200);
        try (var out = new DataOutputStream(bytes)) {
            var row = Leaf.of(proof.row());
            out.writeShort(row.length);
            out.write(row);
            out.writeInt(proof.index());
            path(out, proof.path());
            var block = proof.block();
            out.writeLong(block.number());
            out.writeInt(Integer.parseInt(block.countyCode()));
            out.writeByte(block.digest().ordinal());
            out.writeInt(block.rows());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, block.sealedAt()));
            out.write(block.previous());
            out.write(block.root());
            out.writeInt(proof.position());
            out.writeInt(proof.blocks());
            out.writeByte(proof.digest().ordinal());
            path(out, proof.dayPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return MARK + Base64.getEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static void path(DataOutputStream out, List<byte[]> path) throws IOException {
        out.writeByte(path.size());
        for (var hash : path) {
            out.write(hash);
        }
    }

    /** Reads what {@link #of} wrote; refused where it is anything else. */
    public static Proof read(String text) {
        var letters = text.replaceAll("\\s", "");
        if (letters.length() > LONGEST || !letters.startsWith(MARK)) {
            throw broken();
        }
        try {
            var proof = new ProofText(Base64.getDecoder().decode(
                    letters.substring(MARK.length()))).proof();
            // one way to write each proof, so that no letter is left without a meaning
            if (!of(proof).equals(letters)) {
                throw broken();
            }
            return proof;
        } catch (IOException | RuntimeException e) {
            throw broken();
        }
    }

    private static Rejected broken() {
        return new Rejected(Reason.WRONG_FORM, "凭证",
                "凭证不完整或者抄错了：它以 SW1. 开头，请整段复制过来。");
    }

    private Proof proof() throws IOException {
        in.readUnsignedShort();
        var row = row();
        var index = in.readInt();
        var path = path();
        var number = in.readLong();
        var county = "%06d".formatted(in.readInt());
        var digest = digest();
        var rows = in.readInt();
        var sealedAt = Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
        var block = new Block(number, county, digest, rows, sealedAt, hash(), hash());
        return new Proof(row, index, path, block, in.readInt(), in.readInt(), digest(), path());
    }

    private Recorded row() throws IOException {
        return new Recorded(id(), text(), Book.valueOf(text()),
                Recorded.Phase.valueOf(text()), text(), id(), id(), in.readLong(),
                in.readLong(), in.readLong(), Math.toIntExact(in.readLong()),
                Math.toIntExact(in.readLong()), idOrNull(), idOrNull(), idOrNull(), idOrNull(),
                idOrNull(), textOrNull(), text(), moment(), moment(), moment(), momentOrNull(),
                idOrNull(), idOrNull(), idOrNull());
    }

    private Digest digest() throws IOException {
        return Digest.values()[in.readUnsignedByte()];
    }

    private byte[] hash() throws IOException {
        var hash = new byte[Digest.LENGTH];
        in.readFully(hash);
        return hash;
    }

    private List<byte[]> path() throws IOException {
        var length = in.readUnsignedByte();
        if (length > HIGHEST) {
            throw new IOException("path too long");
        }
        var path = new ArrayList<byte[]>();
        for (var i = 0; i < length; i++) {
            path.add(hash());
        }
        return path;
    }

    private static <T> T there(@Nullable T value) throws IOException {
        if (value == null) {
            throw new IOException("missing");
        }
        return value;
    }

    private UUID id() throws IOException {
        return there(idOrNull());
    }

    private @Nullable UUID idOrNull() throws IOException {
        return in.readBoolean() ? new UUID(in.readLong(), in.readLong()) : null;
    }

    private String text() throws IOException {
        return there(textOrNull());
    }

    private @Nullable String textOrNull() throws IOException {
        if (!in.readBoolean()) {
            return null;
        }
        var utf8 = new byte[Math.min(in.readInt(), LONGEST)];
        in.readFully(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private Instant moment() throws IOException {
        return there(momentOrNull());
    }

    private @Nullable Instant momentOrNull() throws IOException {
        return in.readBoolean() ? Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS) : null;
    }
}
