package shouwang.timebank.leaving;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.timebank.rules.Article;
import shouwang.timebank.rules.TimeBankRules.Leaving;

/** Which households have left the time bank, and since when. */
@Component
public class Leavers {
    private static final String ALL = """
            select id, place_code, household_id, how, minutes, rule_id, reason, left_on, at,
                entered_by, entered_name, back_on, undone from timebank_leaving\s""";
    private final JdbcClient sql;

    Leavers(JdbcClient sql) {
        this.sql = sql;
    }

    private static Left left(ResultSet row, int n) throws SQLException {
        return new Left(row.getObject(1, UUID.class), row.getString(2),
                row.getObject(3, UUID.class), Leaving.valueOf(row.getString(4)), row.getLong(5),
                row.getObject(6, UUID.class), row.getString(7),
                row.getObject(8, LocalDate.class), row.getTimestamp(9).toInstant(),
                row.getObject(10, UUID.class), row.getString(11),
                row.getObject(12, LocalDate.class), row.getBoolean(13));
    }

    /** The leaving of a household that is away now. */
    public Optional<Left> away(UUID household) {
        return sql.sql(ALL + "where household_id = ? and back_on is null and not undone")
                .param(household).query(Leavers::left).optional();
    }

    /** Refuses a household that is away, with the article. */
    public void needHere(UUID household) {
        away(household).ifPresent(left -> {
            throw new Rejected(Reason.NOT_NOW, "card",
                    "%s：这一户 %s 退出了时间银行，回来以前不能用积分，也不能收。要用请先找服务站办“回来”。"
                            .formatted(Article.LEAVING.chinese(), left.on()));
        });
    }

    /** Household → all its leavings. */
    public Map<UUID, List<Left>> of(Collection<UUID> households) {
        return sql.sql(ALL + "where household_id = any (?)")
                .param(households.toArray(UUID[]::new)).query(Leavers::left).list().stream()
                .collect(Collectors.groupingBy(Left::household));
    }

    /** Household → all its leavings, of those whose points are kept at and below a place. */
    public Map<UUID, List<Left>> below(String placeCode) {
        return sql.sql(ALL + "where place_code >= ? and place_code <= ?")
                .params(placeCode, placeCode + "~").query(Leavers::left).list().stream()
                .collect(Collectors.groupingBy(Left::household));
    }

    public Optional<Left> find(UUID id) {
        return sql.sql(ALL + "where id = ?").param(id).query(Leavers::left).optional();
    }

    /** The same, held until the transaction ends. */
    public Optional<Left> hold(UUID id) {
        return sql.sql(ALL + "where id = ? for no key update").param(id).query(Leavers::left)
                .optional();
    }

    /** How many earnings of a household still hang out or are disputed. */
    public int open(UUID household) {
        return sql.sql("""
                select count(*) from timebank_earning
                where household_id = ? and state in ('HELD', 'DISPUTED')""")
                .param(household).query(Integer.class).single();
    }

    /** False where the id is there already, or the household is away already. */
    public boolean insert(Left l) {
        return sql.sql("""
                insert into timebank_leaving (id, place_code, household_id, how, minutes, rule_id,
                    reason, left_on, at, entered_by, entered_name)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(l.id(), l.placeCode(), l.household(), l.how().name(), l.minutes(),
                        l.rule(), l.reason(), l.on(), Timestamp.from(l.at()), l.enteredBy(),
                        l.enteredName()).update() == 1;
    }

    public void undone(UUID id) {
        sql.sql("update timebank_leaving set undone = true where id = ?").param(id).update();
    }

    public void back(UUID id, LocalDate day) {
        sql.sql("update timebank_leaving set back_on = ? where id = ?").params(day, id).update();
    }
}
