package shouwang.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** The peer: PostgreSQL's own TPC-B-like bench, on the same server, prepared statements. */
final class Pgbench {
    static final int SCALE = 64;
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) \\(without");
    private final String port;
    private final String password;

    private Pgbench(String port, String password) {
        this.port = port;
        this.password = password;
    }

    static boolean isHere() {
        try {
            return new ProcessBuilder("pgbench", "--version").redirectErrorStream(true)
                    .start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    /** Fills its tables at scale 64, so that 64 clients seldom meet at a branch. */
    static Pgbench filled(DataSource owner, String port, String password)
            throws IOException, SQLException {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database tpcb");
        }
        var bench = new Pgbench(port, password);
        bench.run("-i", "-q", "-s", String.valueOf(SCALE));
        return bench;
    }

    /** Transactions a second. */
    double rate(int clients, int seconds) throws IOException {
        var out = run("-n", "-M", "prepared", "-c", String.valueOf(clients), "-j",
                String.valueOf(Math.min(2, clients)), "-T", String.valueOf(seconds));
        var found = TPS.matcher(out);
        if (!found.find()) {
            throw new IOException(out);
        }
        return Double.parseDouble(found.group(1));
    }

    private String run(String... args) throws IOException {
        var command = new ArrayList<>(List.of("pgbench", "-h", "127.0.0.1", "-p", port, "-U",
                "postgres"));
        command.addAll(List.of(args));
        command.add("tpcb");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", password);
        var process = builder.start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(out);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return out;
    }
}
