package shouwang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import shouwang.county.Counties;
import shouwang.county.County;
import shouwang.county.Scope;
import shouwang.county.Secrets;

/**
 * The county's database and the ledger, without pages: as durable as the real house, and with as
 * many connections (16), which more callers share.
 */
final class LedgerHouse implements AutoCloseable {
    private static final String CODE = "511922";
    private final AnnotationConfigApplicationContext context;
    private final Path folder;
    private final County county;

    /** Without a stereotype, so that a bench that starts the whole house does not find it. */
    @ComponentScan({"shouwang.county", "shouwang.ledger"})
    static class Ground {
        @Bean
        JdbcTemplate jdbcTemplate(DataSource source) {
            return new JdbcTemplate(source);
        }

        @Bean
        JdbcClient jdbcClient(JdbcTemplate template) {
            return JdbcClient.create(template);
        }
    }

    LedgerHouse(Path folder) {
        this.folder = folder;
        context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("bench",
                Map.of("shouwang.data", folder.toString())));
        context.register(Ground.class);
        context.refresh();
        var counties = context.getBean(Counties.class);
        county = counties.isEmpty() ? counties.add(CODE, "南江县") : counties.all().getFirst();
    }

    <T> T the(Class<T> type) {
        return context.getBean(type);
    }

    <T> T in(Callable<T> work) {
        return Scope.all(county).call(work);
    }

    String schema() {
        return county.schema();
    }

    DataSource owner() {
        return context.getBean(Counties.class).owner();
    }

    /** The application's door. */
    DataSource app() {
        return context.getBean(DataSource.class);
    }

    String port() throws IOException {
        return Files.readString(folder.resolve("postgres.port")).strip();
    }

    String password() throws IOException {
        return new Secrets(folder).of("postgres");
    }

    @Override
    public void close() {
        context.close();
    }
}
