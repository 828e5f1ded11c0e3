package shouwang.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was typed into a form whose session had ended. Sealed at rest, one form an account, found
 * again only by the browser that sent it and only by the account that had used that browser, and
 * gone after half an hour.
 */
@Component
@Transactional
public class KeptForms {
    /** How long a form is kept. */
    public static final Duration LONG = Duration.ofMinutes(30);
    private final JdbcClient sql;
    private final Seal seal;
    private final Clock clock;

    KeptForms(JdbcClient sql, Seal seal, Clock clock) {
        this.sql = sql;
        this.seal = seal;
        this.clock = clock;
    }

    /** One form: where it was sent, and its fields as the page wrote them down. */
    public record Kept(String path, String typed, Instant at) {}

    /** Keeps a form for the account; the browser's token, empty where there is no such account. */
    public Optional<String> keep(UUID account, String path, String typed) {
        var browser = Tokens.fresh();
        sql.sql("delete from access_kept where account_id = ? or at < ?").param(account)
                .param(Timestamp.from(clock.instant().minus(LONG))).update();
        var kept = sql.sql("""
                insert into access_kept (browser, account_id, place_code, path, typed, at)
                select ?, id, place_code, ?, ?, ? from access_account
                where id = ? and closed_at is null
                on conflict (browser) do update set account_id = excluded.account_id,
                    place_code = excluded.place_code, path = excluded.path,
                    typed = excluded.typed, at = excluded.at""")
                .param(Tokens.hash(browser)).param(path)
                .param(Objects.requireNonNull(seal.seal(typed)))
                .param(Timestamp.from(clock.instant())).param(account).update();
        return kept > 0 ? Optional.of(browser) : Optional.empty();
    }

    /** What this browser kept for this account, while it is fresh. */
    @Transactional(readOnly = true)
    public Optional<Kept> find(Actor actor, String browser) {
        return sql.sql("""
                select path, typed, at from access_kept
                where browser = ? and account_id = ? and at >= ?""")
                .param(Tokens.hash(browser)).param(actor.id())
                .param(Timestamp.from(clock.instant().minus(LONG)))
                .query((row, n) -> new Kept(row.getString(1),
                        Objects.requireNonNull(seal.open(row.getBytes(2))),
                        row.getTimestamp(3).toInstant())).optional();
    }

    /** It is not wanted any more. */
    public void forget(Actor actor) {
        sql.sql("delete from access_kept where account_id = ?").param(actor.id()).update();
    }
}
