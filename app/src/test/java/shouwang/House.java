package shouwang;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test that lives in the house: the whole application once per run, on a real PostgreSQL in a
 * temporary folder. Tests keep apart by taking a fresh village each ({@link Villages#fresh}).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"shouwang.durable=false", "shouwang.demo=none",
            // no round goes by itself, on a timer or by the machine's clock: a test that wants one
            // has it go, and none meets another's
            "shouwang.alarm.first=P365D", "shouwang.care.climb-first=P365D",
            "shouwang.care.missed-first=P365D", "shouwang.care.lapsed-at=-",
            "shouwang.ledger.seal-every=P365D", "shouwang.boards.first=P365D",
            "shouwang.boards.night=-", "shouwang.letters.at=-",
            "shouwang.timebank.final-first=P365D",
            // messages go out only where a test carries them, and reach no one but it
            "shouwang.messages.every=P365D", "shouwang.rate.burst=3000",
            "shouwang.rate.per-second=300", "SHOUWANG_PUSH_CONTACT=mailto:it@example.cn",
            "SHOUWANG_SMS_URL=http://127.0.0.1:9", "SHOUWANG_SMS_KEY_ID=none",
            "SHOUWANG_SMS_KEY_SECRET=none", "SHOUWANG_SMS_SIGN=守望",
            "SHOUWANG_WECOM_URL=http://127.0.0.1:9", "SHOUWANG_WECOM_CORP=none",
            "SHOUWANG_WECOM_SECRET=none", "SHOUWANG_WECOM_AGENT=1"})
@ContextConfiguration(initializers = TemporaryData.class)
@AutoConfigureMockMvc
@Import(Stories.class)
public @interface House {
}
