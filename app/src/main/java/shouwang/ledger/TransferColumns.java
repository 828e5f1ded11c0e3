package shouwang.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a call's rows travel: a column that differs from row to row as an array, one that is the
 * same in all of them (village, kind, time of entry …) once, one that is empty not at all. On a
 * batch of a thousand earnings that leaves twelve arrays of twenty-six, and the server pays for
 * each array it takes apart. A single row has no array, and so no plan that depends on a length.
 */
final class TransferColumns {
    private record Column(String name, ArrayOf kind, boolean differs,
            Function<Recorded, @Nullable Object> cell) {}

    private static final List<Column> ALL = List.of(
            new Column("amount", ArrayOf.LONGS, true, Recorded::amount),
            new Column("debit_after", ArrayOf.LONGS, true, Recorded::debitAfter),
            new Column("credit_after", ArrayOf.LONGS, true, Recorded::creditAfter),
            new Column("debit_no", ArrayOf.NUMBERS, true, Recorded::debitNo),
            new Column("credit_no", ArrayOf.NUMBERS, true, Recorded::creditNo),
            new Column("event_at", ArrayOf.MOMENTS, true, Recorded::eventAt),
            new Column("booked_at", ArrayOf.MOMENTS, true, Recorded::bookedAt),
            new Column("id", ArrayOf.IDS, true, Recorded::id),
            new Column("debit", ArrayOf.IDS, true, Recorded::debit),
            new Column("credit", ArrayOf.IDS, true, Recorded::credit),
            new Column("debit_prev", ArrayOf.IDS, true, Recorded::debitPrev),
            new Column("credit_prev", ArrayOf.IDS, true, Recorded::creditPrev),
            new Column("entered_at", ArrayOf.MOMENTS, false, Recorded::enteredAt),
            new Column("expires_at", ArrayOf.MOMENTS, false, Recorded::expiresAt),
            new Column("about", ArrayOf.IDS, false, Recorded::about),
            new Column("link", ArrayOf.IDS, false, Recorded::link),
            new Column("rule", ArrayOf.IDS, false, Recorded::rule),
            new Column("entered_by", ArrayOf.IDS, false, Recorded::enteredBy),
            new Column("done_for", ArrayOf.IDS, false, Recorded::doneFor),
            new Column("source", ArrayOf.IDS, false, Recorded::source),
            new Column("place_code", ArrayOf.TEXTS, false, Recorded::placeCode),
            new Column("book", ArrayOf.TEXTS, false, row -> row.book().name()),
            new Column("phase", ArrayOf.TEXTS, false, row -> row.phase().name()),
            new Column("kind", ArrayOf.TEXTS, false, Recorded::kind),
            new Column("memo", ArrayOf.TEXTS, false, Recorded::memo),
            new Column("clause", ArrayOf.TEXTS, false, Recorded::clause));
    private static final Map<List<Column>, Map<List<Column>, String>> SAID =
            new ConcurrentHashMap<>();

    private final List<Recorded> rows;
    private final List<Column> same = new ArrayList<>();
    private final List<Column> each = new ArrayList<>();

    private TransferColumns(List<Recorded> rows) {
        this.rows = rows;
        for (var column : ALL) {
            var first = column.cell().apply(rows.getFirst());
            if (rows.size() > 1 && (column.differs() || differs(column, first))) {
                each.add(column);
            } else if (first != null) {
                same.add(column);
            }
        }
    }

    static TransferColumns of(List<Recorded> rows) {
        return new TransferColumns(rows);
    }

    private boolean differs(Column column, @Nullable Object first) {
        for (var row : rows) {
            if (!Objects.equals(column.cell().apply(row), first)) {
                return true;
            }
        }
        return false;
    }

    /** The statement; the same text for the same columns, so that the server keeps its plan. */
    String insert() {
        return SAID.computeIfAbsent(same, s -> new ConcurrentHashMap<>())
                .computeIfAbsent(each, e -> say());
    }

    private String say() {
        var names = new ArrayList<String>();
        var values = new ArrayList<String>();
        for (var column : same) {
            names.add(column.name());
            values.add("?::" + column.kind().type());
        }
        for (var column : each) {
            names.add(column.name());
            values.add("n." + column.name());
        }
        var into = "insert into ledger_transfer (" + String.join(", ", names) + ") ";
        if (each.isEmpty()) {
            return into + "values (" + String.join(", ", values) + ")";
        }
        return into + "select " + String.join(", ", values) + " from unnest("
                + String.join(", ", each.stream().map(c -> "?::" + c.kind().type() + "[]").toList())
                + ") as n (" + String.join(", ", each.stream().map(Column::name).toList()) + ")";
    }

    void fill(Parameters next) throws SQLException {
        for (var column : same) {
            next.one(column.cell().apply(rows.getFirst()));
        }
        for (var column : each) {
            next.column(column.kind(), rows, column.cell());
        }
    }
}
