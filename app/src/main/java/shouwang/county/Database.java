package shouwang.county;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * Where the books are kept: the server of {@code SHOUWANG_DB_URL} (PostgreSQL 15 or newer), or the
 * embedded one in the data folder. Two doors: the owner's, for migrations, and the application's,
 * whose role owns nothing.
 */
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement(proxyTargetClass = true)
class Database {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

    /** How the two doors are opened. */
    record Keys(String url, String owner, String ownerPassword, String appPassword,
            AutoCloseable server) implements AutoCloseable {
        @Override
        public void close() throws Exception {
            server.close();
        }
    }

    @Bean
    Clock clock() {
        return Clock.system(HERE);
    }

    @Bean(destroyMethod = "close")
    Keys keys(Environment env) throws IOException {
        var url = env.getProperty("SHOUWANG_DB_URL", "");
        var data = Path.of(env.getProperty("shouwang.data", "data")).toAbsolutePath();
        if (!url.isBlank()) {
            return new Keys(url, env.getProperty("SHOUWANG_DB_USER", "postgres"),
                    env.getProperty("SHOUWANG_DB_PASSWORD", ""),
                    env.getProperty("SHOUWANG_DB_APP_PASSWORD", ""), () -> { });
        }
        try {
            var server = PostgresServer.start(data,
                    env.getProperty("shouwang.durable", Boolean.class, true),
                    env.getProperty("shouwang.backup", "").isBlank() ? Map.of() : logOut(data),
                    STARTS_WITHIN);
            return new Keys(server.url("postgres"), "postgres", server.password(),
                    new Secrets(data).of("shouwang_app"), server);
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new CannotStart("内置数据库没有起来（数据文件夹 " + data + "）：" + e.getMessage()
                    + "。请看磁盘是否已满、文件夹是否可写。", e);
        }
    }

    /** Knows whether the database answers; the embedded one is kept up from here on. */
    @Bean
    DatabaseWatch databaseWatch(Keys keys, Clock clock, ApplicationEventPublisher announce) {
        var watch = new DatabaseWatch(clock, announce);
        if (keys.server() instanceof PostgresServer server) {
            server.keepUp(watch::heard);
        }
        return watch;
    }

    /** The disk that the books lie on; of a server elsewhere only the data folder's is known. */
    @Bean
    DiskRoom diskRoom(Keys keys, Environment env) {
        var data = Path.of(env.getProperty("shouwang.data", "data")).toAbsolutePath();
        return new DiskRoom(keys.server() instanceof PostgresServer
                ? data.resolve("postgres") : data,
                env.getProperty("shouwang.disk.low-mb", Long.class, 3000L),
                env.getProperty("shouwang.disk.full-mb", Long.class, 500L));
    }

    /** Lets the server put out its log, a file a minute where something was written. */
    private static Map<String, String> logOut(Path data) throws IOException {
        Files.createDirectories(data.resolve("wal-out"));
        return Map.of("archive_mode", "on", "archive_library", "basic_archive",
                "basic_archive.archive_directory", "../wal-out", "archive_timeout", "60");
    }

    @Bean
    Counties counties(Keys keys) {
        var owner = new PGSimpleDataSource();
        owner.setUrl(keys.url());
        owner.setUser(keys.owner());
        owner.setPassword(keys.ownerPassword());
        owner.setReWriteBatchedInserts(true);
        if (keys.appPassword().isBlank()) {
            throw new CannotStart("用自己的数据库时，请用 SHOUWANG_DB_APP_PASSWORD 给应用的数据库用户定一个口令。");
        }
        try (var connection = owner.getConnection()) {
            if (connection.getMetaData().getDatabaseMajorVersion() < 15) {
                throw new CannotStart("数据库太旧，要 PostgreSQL 15 或更新。");
            }
        } catch (SQLException e) {
            throw new CannotStart("连不上数据库 " + keys.url() + "：" + e.getMessage(), e);
        }
        Counties.makeAppRole(owner, keys.appPassword());
        var counties = new Counties(owner);
        counties.migrateAll();
        return counties;
    }

    /** The application's door. Depends on the counties so that no page opens before they stand. */
    @Bean(destroyMethod = "close")
    @Primary
    HikariDataSource dataSource(Keys keys, Counties counties, Environment env) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(keys.url());
        pool.setUsername(Counties.APP_ROLE);
        pool.setPassword(keys.appPassword());
        pool.setAutoCommit(false);
        pool.setMaximumPoolSize(env.getProperty("shouwang.connections", Integer.class, 16));
        pool.setConnectionTimeout(10_000);
        pool.setPoolName("shouwang");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "shouwang");
        return pool;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new ScopedTransactions(dataSource);
    }
}
