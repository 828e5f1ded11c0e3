package shouwang;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** A data folder for one test run, removed when the JVM ends. */
public final class TemporaryData
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            var folder = Files.createTempDirectory("shouwang-test");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                context.close();
                FileSystemUtils.deleteRecursively(folder.toFile());
            }));
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource(
                    "temporary data", Map.of("shouwang.data", folder.toString())));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
