package shouwang.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's binary form of a one-dimensional array: nothing is printed here and parsed there,
 * which for a batch of a thousand would cost the server more than writing its rows does. Header
 * (dimensions, has nulls, element type, length, first index), then each cell's length and bytes,
 * length −1 for none; all numbers high byte first.
 */
enum ArrayOf {
    LONGS("bigint", 20, 1016), NUMBERS("integer", 23, 1007), IDS("uuid", 2950, 2951),
    TEXTS("text", 25, 1009), MOMENTS("timestamptz", 1184, 1185);

    private static final int HEADER = 20;
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");
    private final String type;
    private final int element;
    private final int array;

    ArrayOf(String type, int element, int array) {
        this.type = type;
        this.element = element;
        this.array = array;
    }

    /** The element's type, as written in SQL. */
    String type() {
        return type;
    }

    /** The array type's number in PostgreSQL's catalogue. */
    int number() {
        return array;
    }

    byte[] bytes(List<? extends @Nullable Object> cells) {
        var size = HEADER;
        var nulls = false;
        var parts = new byte[cells.size()][];
        for (var i = 0; i < parts.length; i++) {
            var cell = cells.get(i);
            if (cell == null) {
                nulls = true;
                size += 4;
            } else {
                parts[i] = cell(cell);
                size += 4 + parts[i].length;
            }
        }
        var out = ByteBuffer.allocate(size).putInt(1).putInt(nulls ? 1 : 0).putInt(element)
                .putInt(parts.length).putInt(1);
        for (var part : parts) {
            if (part == null) {
                out.putInt(-1);
            } else {
                out.putInt(part.length).put(part);
            }
        }
        return out.array();
    }

    private byte[] cell(Object cell) {
        return switch (this) {
            case LONGS -> ByteBuffer.allocate(8).putLong((Long) cell).array();
            case NUMBERS -> ByteBuffer.allocate(4).putInt((Integer) cell).array();
            case TEXTS -> ((String) cell).getBytes(StandardCharsets.UTF_8);
            case MOMENTS -> ByteBuffer.allocate(8)
                    .putLong(ChronoUnit.MICROS.between(EPOCH, (Instant) cell)).array();
            case IDS -> {
                var id = (UUID) cell;
                yield ByteBuffer.allocate(16).putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits()).array();
            }
        };
    }
}
