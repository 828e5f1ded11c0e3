package shouwang.county.backup;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * PostgreSQL's own look at every index of a restored copy ({@code amcheck}): whether each row
 * stands where it must, and no row of the table is missing.
 */
final class IndexCheck {
    private IndexCheck() {}

    /** What is wrong, a line an index; empty where all holds. */
    static List<String> of(DataSource owner) {
        var wrong = new ArrayList<String>();
        try (var door = owner.getConnection(); var sql = door.createStatement()) {
            sql.execute("create extension if not exists amcheck schema public");
            var names = new ArrayList<String>();
            try (var rows = sql.executeQuery("""
                    select i.indexrelid::regclass::text from pg_index i
                    join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
                    join pg_namespace n on n.oid = c.relnamespace
                    where a.amname = 'btree' and i.indisvalid and c.relkind = 'i'
                      and (n.nspname like 'county\\_%' or n.nspname = 'shared')""")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            for (var name : names) {
                try {
                    sql.execute("select public.bt_index_check('" + name.replace("'", "''")
                            + "'::regclass, true)");
                } catch (SQLException e) {
                    wrong.add("索引 " + name + " 坏了：" + e.getMessage());
                }
            }
        } catch (SQLException e) {
            wrong.add("索引没有核对成：" + e.getMessage());
        }
        return wrong;
    }
}
