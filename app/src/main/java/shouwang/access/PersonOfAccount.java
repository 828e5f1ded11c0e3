package shouwang.access;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whose an account is, where two records of one person become one. */
@Component
@Transactional
public class PersonOfAccount {
    private final JdbcClient sql;

    PersonOfAccount(JdbcClient sql) {
        this.sql = sql;
    }

    /** Both have an open account: then one must be closed before, since a person has one. */
    @Transactional(readOnly = true)
    public boolean bothHaveOne(UUID one, UUID other) {
        return sql.sql("""
                select count(*) from access_account
                where person_id in (?, ?) and closed_at is null""").params(one, other)
                .query(Integer.class).single() > 1;
    }

    /** Gives the accounts of one record to the other; which they are. */
    public List<UUID> give(UUID from, UUID into) {
        return sql.sql("update access_account set person_id = ? where person_id = ? returning id")
                .params(into, from).query(UUID.class).list();
    }

    /** Gives these back. */
    public void giveBack(List<UUID> accounts, UUID from) {
        sql.sql("update access_account set person_id = ? where id = any (?)")
                .param(from).param(accounts.toArray(UUID[]::new)).update();
    }
}
