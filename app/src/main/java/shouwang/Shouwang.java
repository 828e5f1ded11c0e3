package shouwang;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;
import shouwang.county.CannotStart;
import shouwang.county.backup.BackupCommands;
import shouwang.ledger.seal.LedgerProof;
import shouwang.ledger.seal.LedgerVerify;
import shouwang.people.roster.RosterCheck;
import shouwang.places.CountyCommand;

/** 守望: neighbours care for each other. Starts the web house, or one of its commands. */
@Modulithic(systemName = "守望")
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Shouwang {
    public static void main(String[] args) {
        var command = args.length == 0 ? "" : args[0];
        var rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        if (!command.isEmpty() && !command.startsWith("-")) {
            quiet();
        }
        switch (command) {
            case "roster-check" -> System.exit(RosterCheck.run(rest,
                    new PrintStream(System.out, true, StandardCharsets.UTF_8), System.err));
            case "ledger-verify" -> System.exit(LedgerVerify.run(rest));
            case "ledger-proof" -> System.exit(LedgerProof.run(rest,
                    new PrintStream(System.out, true, StandardCharsets.UTF_8)));
            case "backup-key" -> System.exit(new BackupCommands(
                    new PrintStream(System.out, true, StandardCharsets.UTF_8)).key(rest));
            case "restore" -> System.exit(new BackupCommands(
                    new PrintStream(System.out, true, StandardCharsets.UTF_8)).restore(rest));
            case "add-county" -> System.exit(CountyCommand.run(rest));
            default -> serve(args);
        }
    }

    /** A command answers in its own words; what the libraries log would stand between them. */
    private static void quiet() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            logs.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.ERROR);
        }
    }

    private static void serve(String[] args) {
        try {
            SpringApplication.run(Shouwang.class, args);
        } catch (RuntimeException e) {
            System.err.println(oneLine(e));
            System.exit(1);
        }
    }

    /** The one clear line for what stopped the start; a bug shows its stack before it. */
    private static String oneLine(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart) {
                return "守望没有启动：" + cause.getMessage();
            }
            if (cause instanceof org.springframework.boot.web.server.PortInUseException port) {
                return "守望没有启动：端口 " + port.getPort() + " 已被占用，请用 --port 换一个。";
            }
        }
        thrown.printStackTrace();
        return "守望没有启动：" + thrown;
    }
}
