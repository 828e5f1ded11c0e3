package shouwang.people.roster;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** {@code java -jar app.jar roster-check FILE}: one JSON line a row, without a server. */
public final class RosterCheck {
    private RosterCheck() {}

    /** @return 0 checked, whatever was found; 2 wrong words; 3 the file can't be taken */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length != 1 || args[0].startsWith("-")) {
            err.println("用法：java -jar app.jar roster-check 花名册.xlsx（或 .xls、.csv）");
            return 2;
        }
        var file = Path.of(args[0]);
        try (var in = Files.newInputStream(file)) {
            var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
            var result = Roster.check(RosterReader.drain(in), file.getFileName().toString(),
                    today, Map.of());
            var json = JsonMapper.builder().build();
            result.rows().forEach(row -> out.println(json.writeValueAsString(line(row))));
            out.flush();
            return 0;
        } catch (RosterRefused refused) {
            err.println(refused.say());
            return 3;
        } catch (IOException e) {
            err.println("文件打不开：" + file + "。请检查名字和权限。");
            return 3;
        }
    }

    private static Map<String, Object> line(RosterRow row) {
        var line = new LinkedHashMap<String, Object>();
        line.put("n", row.n());
        line.put("name", row.rawName());
        line.put("verdict", row.verdict());
        line.put("findings", row.findings().stream().map(RosterCheck::finding).toList());
        return line;
    }

    private static Map<String, Object> finding(Finding finding) {
        var map = new LinkedHashMap<String, Object>();
        map.put("line", finding.line());
        map.put("column", finding.column().chinese());
        map.put("code", finding.code());
        map.put("message", finding.say());
        return map;
    }

    /** Bytes of an upload, at most one more than allowed. */
    public static byte[] read(java.io.InputStream in) throws IOException {
        return RosterReader.drain(in);
    }

}
