package shouwang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;

/**
 * Makes a full county on an empty folder as {@code ./run --county full} does, says how long each
 * part took and how much there is, and has the books checked.
 *
 * <p>{@code bench/run county [--data bench/data/county] [--port 8335]}: the folder is removed
 * first, and kept afterwards only where it was named.
 */
public final class CountyBench {
    private static final List<String> TABLES = List.of("people_person", "people_elder",
            "people_aide", "people_household", "pairing_pair", "care_need", "care_visit",
            "ledger_account", "ledger_transfer", "ledger_block");
    private static final Pattern PART = Pattern.compile("FullCounty +: (\\d+ s: .*)");

    private CountyBench() {}

    public static void main(String[] args) throws Exception {
        var options = Options.of(args);
        var data = Path.of(options.text("data", "bench/data/county")).toAbsolutePath();
        FileSystemUtils.deleteRecursively(data);
        var text = new StringBuilder("# bench/run county\n\n");
        var began = System.nanoTime();
        try (var house = new RunningHouse(data, options.number("port", 8335), "full")) {
            text.append("`./run --county full` on an empty folder, ready after ")
                    .append(seconds(began)).append(" s:\n\n");
            parts(house).forEach(part -> text.append("- ").append(part).append('\n'));
            counts(house, text);
        }
        var verifying = System.nanoTime();
        text.append("\n`ledger-verify`: ").append(verify(data)).append(", ")
                .append(seconds(verifying)).append(" s.\n");
        if (!options.values().containsKey("data")) {
            FileSystemUtils.deleteRecursively(data);
        }
        System.out.println(text);
        Files.createDirectories(Path.of("bench/results"));
        Files.writeString(Path.of("bench/results/county.md"), text);
    }

    private static List<String> parts(RunningHouse house) throws IOException {
        var parts = new ArrayList<String>();
        for (var line : Files.readAllLines(house.log())) {
            var part = PART.matcher(line);
            if (part.find()) {
                parts.add(part.group(1));
            }
        }
        return parts;
    }

    private static void counts(RunningHouse house, StringBuilder text) throws SQLException {
        text.append("\n| table | rows | MB with indexes |\n|---|--:|--:|\n");
        try (var connection = house.owner(); var statement = connection.createStatement()) {
            for (var table : TABLES) {
                try (var row = statement.executeQuery("select count(*), "
                        + "pg_total_relation_size('" + table + "') >> 20 from " + table)) {
                    row.next();
                    text.append("| ").append(table).append(" | ").append(row.getLong(1))
                            .append(" | ").append(row.getLong(2)).append(" |\n");
                }
            }
        }
    }

    private static String verify(Path data) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx2g",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-jar", "app/target/house/app.jar", "ledger-verify", "--data", data.toString())
                .redirectErrorStream(true).redirectOutput(data.resolve("verify.log").toFile())
                .start();
        return process.waitFor() == 0 ? "all holds" : "**something is wrong**, see verify.log";
    }

    private static long seconds(long began) {
        return (System.nanoTime() - began) / 1_000_000_000;
    }
}
