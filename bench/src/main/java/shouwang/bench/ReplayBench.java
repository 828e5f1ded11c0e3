package shouwang.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * "What would last year have been under these rules?" over a whole invented county, asked and
 * waited for as its desk does it: from the press of the button to the page with the result.
 *
 * <p>{@code bench/run replay [--county full|one] [--rounds 5] [--days 365] [--data bench/data]
 * [--port 8340]}.
 */
public final class ReplayBench {
    private static final List<String> PRESETS = List.of("PLAIN", "NANJING_2019",
            "CHANGNING_2019");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern FACTS = Pattern.compile("<b>(\\d+)</b> 次");
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningHouse house;
    private final String cookie;

    private ReplayBench(RunningHouse house) throws IOException, InterruptedException {
        this.house = house;
        cookie = house.signIn("county");
    }

    public static void main(String[] args) throws Exception {
        var options = Options.of(args);
        var county = options.text("county", "full");
        var data = Path.of(options.text("data", "bench/data")).resolve(county);
        try (var house = new RunningHouse(data, options.number("port", 8340), county)) {
            var table = new ReplayBench(house).run(county, options.number("rounds", 5),
                    options.number("days", 365));
            System.out.println(table);
            Files.createDirectories(Path.of("bench/results"));
            Files.writeString(Path.of(options.text("out", "bench/results/replay.md")), table);
        }
    }

    private String run(String county, int rounds, int days)
            throws IOException, InterruptedException, SQLException {
        var out = new StringBuilder("""
                # A year under other rules

                `bench/run replay`: the county's desk asks for a trial of the last %d days over the
                whole county (`%s`) and polls the page until the result stands there. Each fact is
                reckoned twice, under the rules of its day and under those tried. Presets take
                turns; the first round warms up and is left out.

                | rules | facts | median s | least s | most s | facts a second |
                |---|---|---|---|---|---|
                """.formatted(days, county));
        var times = new ArrayList<List<Double>>();
        PRESETS.forEach(preset -> times.add(new ArrayList<>()));
        var facts = 0L;
        for (var round = 0; round <= rounds; round++) {
            for (var p = 0; p < PRESETS.size(); p++) {
                var began = System.nanoTime();
                facts = trial(PRESETS.get(p), days);
                if (round > 0) {
                    times.get(p).add((System.nanoTime() - began) / 1e9);
                }
            }
        }
        for (var p = 0; p < PRESETS.size(); p++) {
            var sorted = times.get(p).stream().sorted().toList();
            var median = sorted.get(sorted.size() / 2);
            out.append(String.format(Locale.ROOT, "| %s | %d | %.2f | %.2f | %.2f | %.0f |%n",
                    PRESETS.get(p), facts, median, sorted.getFirst(), sorted.getLast(),
                    facts / median));
        }
        return out.toString();
    }

    /** How many facts were reckoned. */
    private long trial(String preset, int days) throws IOException, InterruptedException {
        var found = CSRF.matcher(house.get("/timebank/replay", cookie).body());
        if (!found.find()) {
            throw new IOException("no form at /timebank/replay");
        }
        var id = UUID.randomUUID();
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var form = "_csrf=" + URLEncoder.encode(found.group(1), StandardCharsets.UTF_8) + "&id="
                + id + "&place=511922&rules=" + preset + "&from=" + today.minusDays(days)
                + "&to=" + today;
        var begun = http.send(HttpRequest.newBuilder(URI.create(house.address()
                        + "/timebank/replay")).header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
        if (begun.statusCode() != 302) {
            throw new IOException("the trial did not begin: " + begun.statusCode());
        }
        var until = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < until) {
            var page = house.get("/timebank/replay/" + id, cookie).body();
            var counted = FACTS.matcher(page);
            if (counted.find()) {
                return Long.parseLong(counted.group(1));
            }
            if (page.contains("系统出错了")) {
                throw new IOException("the trial failed; see " + house.log());
            }
            Thread.sleep(50);
        }
        throw new IOException("the trial takes too long");
    }
}
