package shouwang.places;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import shouwang.county.CannotStart;
import shouwang.county.OwnersDoor;
import shouwang.kernel.Rejected;
import shouwang.kernel.Rejected.Reason;

/**
 * {@code add-county 511921 通江县 [divisions.csv] [--data DIR]}: a county of its own in the
 * database, with its divisions. Works beside a running house; what is there already is refused.
 */
public final class CountyCommand {
    private static final String USAGE = "用法：add-county 县代码 县名 [区划.csv] [--data 文件夹]";

    private CountyCommand() {}

    /** Runs the command; the exit code. */
    public static int run(String[] args) {
        return run(args, System.out, System.err);
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        try {
            var words = new ArrayList<>(List.of(args));
            var env = new StandardEnvironment();
            var data = words.indexOf("--data");
            if (data >= 0 && data + 1 < words.size()) {
                env.getPropertySources().addFirst(new MapPropertySource("command line",
                        Map.of("shouwang.data", words.remove(data + 1))));
                words.remove(data);
            }
            if (words.size() < 2 || words.size() > 3 || !words.getFirst().matches("[0-9]{6}")
                    || words.get(1).isBlank() || words.get(1).length() > 40) {
                throw new Rejected(Reason.WRONG_FORM, USAGE);
            }
            var places = places(words);
            try (var door = OwnersDoor.open(env)) {
                new Divisions(door.counties()).found(words.getFirst(), words.get(1), places);
            }
            out.println(words.get(1) + "（" + words.getFirst() + "）建好了：" + places.size() + " 个地方。"
                    + "用 SHOUWANG_COUNTY=" + words.getFirst() + " 启动，就是这个县的守望。");
            return 0;
        } catch (Rejected refusal) {
            err.println("没有建：" + refusal.say());
        } catch (CannotStart line) {
            err.println("没有建：" + line.getMessage());
        } catch (IOException e) {
            err.println("没有建：读不了文件 " + e.getMessage());
        } catch (Exception e) {
            err.println("没有建：" + e);
        }
        return 1;
    }

    private static List<Place> places(List<String> words) throws IOException {
        var file = words.size() == 3 ? Files.readAllBytes(Path.of(words.get(2)))
                : "code,name".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return DivisionsFile.read(words.getFirst(), words.get(1), file);
    }
}
