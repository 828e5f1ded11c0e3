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
        properties = {"shouwang.durable=false", "shouwang.demo=none"})
@ContextConfiguration(initializers = TemporaryData.class)
@AutoConfigureMockMvc
@Import({Villages.class, SignedIn.class, TestClock.class})
public @interface House {
}
