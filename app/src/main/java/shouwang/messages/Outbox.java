package shouwang.messages;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whatever the house has to say waits here, written in the transaction of the fact it speaks of:
 * if the fact is undone so is the message, and if it stays the message is delivered at least once.
 */
@Component
@Transactional
public class Outbox {
    private final JdbcClient sql;
    private final Clock clock;

    Outbox(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Puts a message; the same id again changes nothing. Only inside a transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(Message message) {
        var to = message.to();
        var about = message.about();
        sql.sql("""
                insert into messages_message (id, place_code, to_person, to_desk, template, text,
                    words, path, urgent, put_at, about_kin, about_what)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?) on conflict (id) do nothing""")
                .param(message.id()).param(message.placeCode())
                .param(to instanceof Recipient.Person person ? person.personId() : null)
                .param(to instanceof Recipient.Desk desk ? desk.placeCode() : null)
                .param(message.template().name()).param(message.text())
                .param(Words.json(message.words())).param(message.path())
                .param(message.template().urgent()).param(Timestamp.from(clock.instant()))
                .param(about == null ? null : about.kin())
                .param(about == null ? null : about.what()).update();
    }
}
