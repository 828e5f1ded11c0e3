package shouwang.places.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of one module that carry a place: led by writing the other place there. */
public abstract class PlacedAt implements PlaceTies {
    private final JdbcClient sql;
    private final List<Table> tables;

    /**
     * A table whose {@code place_code} follows.
     *
     * @param key SQL that tells the row, as text; a row that hangs on another is told by that one
     * @param called the villagers' word, or empty for rows that only hang on others
     * @param also SQL, true of a row {@code x} that follows
     */
    public record Table(String name, String key, String called, String also) {
        /** A table of which every row follows. */
        public Table(String name, String key, String called) {
            this(name, key, called, "true");
        }
    }

    protected PlacedAt(JdbcClient sql, List<Table> tables) {
        this.sql = sql;
        this.tables = tables;
    }

    @Override
    public Map<String, Integer> at(String code) {
        var counted = new LinkedHashMap<String, Integer>();
        for (var table : tables) {
            if (!table.called.isEmpty()) {
                counted.merge(table.called, sql.sql(
                        "select count(*) from %s x where place_code = ? and %s".formatted(
                                table.name, table.also)).param(code).query(Integer.class)
                        .single(), Integer::sum);
            }
        }
        return counted;
    }

    @Override
    public List<Led> lead(String from, String into) {
        var led = new ArrayList<Led>();
        for (var table : tables) {
            led.addAll(sql.sql("""
                    update %s x set place_code = ? where place_code = ? and %s returning %s"""
                    .formatted(table.name, table.also, table.key)).params(into, from)
                    .query((row, n) -> new Led(kind(), table.name, row.getString(1))).list());
        }
        return led;
    }

    @Override
    public void leadBack(String from, String into, List<Led> led) {
        var things = led.stream().collect(Collectors.groupingBy(Led::what,
                Collectors.mapping(Led::thing, Collectors.toList())));
        for (var table : tables) {
            var mine = things.getOrDefault(table.name, List.of());
            if (!mine.isEmpty()) {
                sql.sql("update %s x set place_code = ? where place_code = ? and %s = any (?)"
                        .formatted(table.name, table.key)).param(from).param(into)
                        .param(mine.toArray(String[]::new)).update();
            }
        }
    }
}
