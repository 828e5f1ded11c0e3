package shouwang.timebank;

import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;
import shouwang.ledger.AccountId;
import shouwang.ledger.Books;
import shouwang.people.intake.Batch;

/**
 * A roster is not taken back from under the books: the rows of the time bank know people and
 * households without a foreign key, so nothing else would hold who gave hours or holds points.
 */
@Component
class KeepWhoHasPoints {
    private final JdbcClient sql;
    private final Books books;

    KeepWhoHasPoints(JdbcClient sql, Books books) {
        this.sql = sql;
        this.books = books;
    }

    @EventListener
    void keep(Batch.Leaving leaving) {
        var people = leaving.people().toArray(UUID[]::new);
        var homes = leaving.homes().toArray(UUID[]::new);
        var named = sql.sql("""
                select exists (select from timebank_earning where person_id = any (?))
                    or exists (select from timebank_earning where household_id = any (?))
                    or exists (select from timebank_giving where place_code = ?
                        and (from_id = any (?) or to_id = any (?)))""")
                .param(people).param(homes).param(leaving.placeCode()).param(homes).param(homes)
                .query(Boolean.class).single();
        if (named || books.touched(leaving.homes().stream().map(AccountId::household).toList())) {
            throw new Rejected(Reason.NOT_NOW,
                    "这一批里已有人存了时长，或户里记过积分，不能整批撤销。请逐个修改。");
        }
    }
}
