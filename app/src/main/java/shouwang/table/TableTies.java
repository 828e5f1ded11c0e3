package shouwang.table;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.people.ties.NamedBy;

/** Meals, day care and courtyards. */
@Component
@Order(74)
class TableTies extends NamedBy {
    TableTies(JdbcClient sql) {
        super(sql, List.of(
                // her single days go with it, by the foreign key
                new Column("table_eater", "elder_id", "elder_id",
                        "在食堂吃饭", "null",
                        "exists (select from table_eater o where o.elder_id = :into)"),
                new Column("table_cook", "person_id", "person_id",
                        "厨房做饭", "null",
                        "exists (select from table_cook o"
                                + " where o.person_id = :into"
                                + " and o.village_code = x.village_code)"),
                new Column("table_meal", "id", "elder_id",
                        "用餐", "x.day",
                        "exists (select from table_meal o"
                                + " where o.elder_id = :into and o.day = x.day)"),
                new Column("table_payment", "id", "elder_id",
                        "饭钱", "null"),
                new Column("table_attendance", "id", "elder_id",
                        "日间照料", "x.day",
                        "exists (select from table_attendance o"
                                + " where o.elder_id = :into and o.day = x.day)"),
                new Column("table_shift", "id", "aide_id",
                        "照看（当互助员）", "x.from_at",
                        "x.until_at is null and exists (select from table_shift o"
                                + " where o.aide_id = :into and o.until_at is null)"),
                new Column("table_courtyard_meal", "id", "host_id",
                        "小院做饭", "x.day"),
                new Column("table_neighbour", "courtyard_id", "person_id",
                        "幸福小院", "null",
                        "exists (select from table_neighbour o"
                                + " where o.person_id = :into"
                                + " and o.courtyard_id = x.courtyard_id)"),
                new Column("table_guest", "meal_id", "person_id",
                        "小院吃饭", "null",
                        "exists (select from table_guest o"
                                + " where o.person_id = :into and o.meal_id = x.meal_id)")));
    }

    @Override
    public String kind() {
        return "table.records";
    }

    @Override
    public String chinese() {
        return "食堂和小院";
    }
}
