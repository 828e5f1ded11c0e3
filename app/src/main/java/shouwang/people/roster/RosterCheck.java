package shouwang.people.roster;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shouwang.people.roster.sheet.RosterRefused;
import shouwang.people.roster.sheet.SheetFile;
import shouwang.people.roster.sheet.SheetLimits;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * {@code java -jar app.jar roster-check FILE [--today 2026-11-23] [--village 井田村] [--sheet 二组]
 * [--column 3=姓名] [--hidden] [--columns]}: the same check without a server. One JSON line a
 * person, in UTF-8: n, name, verdict, findings. What was read as what, and what was not read, is
 * said on the other channel with {@code --columns}.
 */
public final class RosterCheck {
    /** A file that was checked, whatever was found in it. */
    public static final int CHECKED = 0;
    /** Not called the right way. */
    public static final int MISUSED = 2;
    /** The file as a whole can't be read. */
    public static final int REFUSED = 3;

    private static final JsonFactory LINES = JsonFactory.builder().rootValueSeparator("\n")
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private RosterCheck() {}

    /**
     * Runs the command.
     *
     * @param args the file, and what else is said
     * @return the exit code
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        var utf8 = new PrintStream(err, true, StandardCharsets.UTF_8);
        try {
            var said = CheckArguments.of(args, LocalDate.now(ZoneId.of("Asia/Shanghai")));
            if (!said.file().isEmpty()) {
                return check(said, out, utf8);
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            // falls through to how it is to be called
        }
        utf8.println("用法：java -jar app.jar roster-check 花名册文件 [--today 2026-11-23] "
                + "[--village 井田村] [--sheet 工作表] [--column 3=姓名] [--hidden] [--columns]");
        return MISUSED;
    }

    private static int check(CheckArguments said, PrintStream out, PrintStream err) {
        var path = Path.of(said.file());
        try {
            if (Files.size(path) > SheetLimits.FILE_BYTES) {
                err.println("文件超过 " + (SheetLimits.FILE_BYTES >> 20) + " MB。请分村、分组来查。");
                return REFUSED;
            }
            var bytes = Files.readAllBytes(path);
            if (SheetFile.kind(bytes) == SheetFile.Kind.XLS) {
                silenceLogs();
            }
            var result = Roster.check(bytes, String.valueOf(path.getFileName()), said.ask());
            if (said.columns()) {
                CheckArguments.tell(result, err);
            }
            var rows = result.rows();
            try (var json = LINES.createGenerator(ObjectWriteContext.empty(), out,
                    JsonEncoding.UTF8)) {
                rows.forEach(row -> write(json, row));
                json.writeRaw('\n');
            }
            out.flush();
            return CHECKED;
        } catch (RosterRefused e) {
            err.println(e.say());
        } catch (IOException | UncheckedIOException e) {
            err.println("文件打不开：" + path + "。请看看路径对不对、能不能读。");
        }
        return REFUSED;
    }

    /** POI warns about .xls files through a log that, without the house, writes among the lines. */
    private static void silenceLogs() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            logs.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
        }
    }

    private static void write(JsonGenerator json, JudgedRow row) {
        json.writeStartObject();
        json.writeNumberProperty("n", row.row().n());
        json.writeStringProperty("name", row.row().written());
        json.writeStringProperty("verdict", row.verdict().word());
        json.writeArrayPropertyStart("findings");
        for (var finding : row.findings()) {
            json.writeStartObject();
            json.writeNumberProperty("row", finding.row());
            json.writeStringProperty("column", finding.header());
            json.writeStringProperty("code", finding.code().word());
            json.writeStringProperty("message", finding.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
