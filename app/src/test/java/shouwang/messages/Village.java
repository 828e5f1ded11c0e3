package shouwang.messages;

import java.time.Clock;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Accounts;
import shouwang.access.Audit;
import shouwang.access.Houses;
import shouwang.access.Seal;
import shouwang.kernel.Ids;

/** A house whose carriers are servers on this machine, for tests of messages. */
@TestComponent
public class Village {
    static final LocalTime NOON = LocalTime.NOON;
    @Autowired SignedIn signedIn;
    @Autowired Villages villages;
    @Autowired Outbox outbox;
    @Autowired DeliveryRows rows;
    @Autowired ReachRows reaches;
    @Autowired BudgetRows budgetRows;
    @Autowired Limits limits;
    @Autowired Accounts accounts;
    @Autowired Audit audit;
    @Autowired Seal seal;
    @Autowired Houses houses;
    @Autowired TransactionTemplate once;
    @Autowired JdbcClient sql;
    @Autowired TestClock clock;

    /** Carriers that are all set up, at the ports given; 9 is where nobody listens. */
    static MockEnvironment env(int sms, int wecom, int smtp) {
        var env = new MockEnvironment();
        Map.ofEntries(Map.entry("shouwang.messages.patience", "PT1S"),
                Map.entry("SHOUWANG_SMS_URL", "http://localhost:" + sms),
                Map.entry("SHOUWANG_SMS_KEY_ID", "testid"),
                Map.entry("SHOUWANG_SMS_KEY_SECRET", PretendAliyun.SECRET),
                Map.entry("SHOUWANG_SMS_SIGN", "守望"), Map.entry("SHOUWANG_SMS_FEN", "5"),
                Map.entry("SHOUWANG_SMS_TEMPLATES", "NEED_CLIMBED=SMS_1,TASK=SMS_2"),
                Map.entry("SHOUWANG_WECOM_URL", "http://localhost:" + wecom),
                Map.entry("SHOUWANG_WECOM_CORP", "corp"),
                Map.entry("SHOUWANG_WECOM_SECRET", "s3cret"),
                Map.entry("SHOUWANG_WECOM_AGENT", "1000002"),
                Map.entry("SHOUWANG_PUSH_CONTACT", "mailto:it@example.cn"),
                Map.entry("SHOUWANG_PUSH_KEY", "5e".repeat(32)),
                Map.entry("SHOUWANG_PUSH_HOSTS", "localhost"),
                Map.entry("SHOUWANG_MAIL_HOST", "localhost"),
                Map.entry("SHOUWANG_MAIL_PORT", Integer.toString(smtp)),
                Map.entry("SHOUWANG_MAIL_TLS", "none"),
                Map.entry("SHOUWANG_MAIL_FROM", "shouwang@example.cn"))
                .forEach(env::setProperty);
        return env;
    }

    Deliverer deliverer(MockEnvironment env) {
        var carriers = new Carriers(env, (Clock) clock);
        return new Deliverer(new Planner(rows, reaches, accounts, carriers, clock), rows, reaches,
                limits, new Budgets(budgetRows, rows, audit, clock, env), carriers, seal, houses,
                once, clock);
    }

    /** Somebody's wish, never quiet unless said so. */
    void reach(UUID who, String place, Channel channel, String address, QuietHours quiet) {
        written(() -> {
            reaches.put(new ReachRows.Sealed(who, channel,
                    channel == Channel.SMS ? seal.seal(address) : null,
                    channel == Channel.WECOM ? seal.seal(address) : null,
                    channel == Channel.MAIL ? seal.seal(address) : null, quiet, null), place,
                    clock.instant());
            return true;
        });
    }

    void reach(SignedIn.Guest guest, Channel channel, String address) {
        reach(Reaches.who(guest.actor()), guest.actor().placeCode(), channel, address,
                new QuietHours(NOON, NOON));
    }

    void browser(SignedIn.Guest guest, String address) {
        written(() -> {
            reaches.subscribe(Ids.fresh(), guest.actor().placeCode(),
                    Reaches.who(guest.actor()), guest.actor().id(),
                    Accounts.key(guest.cookie().getValue()), "试验", seal.mark(address),
                    seal.seal(address), clock.instant());
            return true;
        });
    }

    /** Puts a message in a transaction of a fact at that place. */
    UUID put(Recipient to, String place, Template template) {
        return put(Ids.fresh(), to, place, template);
    }

    UUID put(UUID id, Recipient to, String place, Template template) {
        var words = template == Template.NEED_CLIMBED
                ? Map.of("elder", "冉翠芳", "wish", "送午饭", "level", "村")
                : Map.of("what", "看一看冉翠芳 " + id.toString().substring(30));
        villages.in(place, () -> once.execute(transaction -> {
            outbox.put(new Message(id, to, place, template, words, "/today"));
            return true;
        }));
        return id;
    }

    <T> T written(Callable<T> work) {
        return villages.everywhere(() -> once.execute(transaction -> {
            try {
                return work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }));
    }

    /** A delivery as it lies: state, attempts, reason. */
    record Lying(UUID id, String state, int attempts, @Nullable String reason, int fen) {}

    List<Lying> lying(UUID message, Channel channel) {
        return written(() -> sql.sql("""
                select id, state, attempts, reason, fen from messages_delivery
                where message_id = ? and channel = ?""").param(message).param(channel.name())
                .query((row, n) -> new Lying(row.getObject(1, UUID.class), row.getString(2),
                        row.getInt(3), row.getString(4), row.getInt(5))).list());
    }
}
