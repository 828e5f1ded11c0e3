package shouwang.county.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import shouwang.county.CannotStart;
import shouwang.county.Secrets;

/**
 * {@code backup-key [--data DIR]} prints the backup's key for the safe; {@code restore --from
 * FOLDER --to DIR [--at 2026-12-01T10:00:00] [--key "…"]} brings a backup back. The moment is the
 * county's own time.
 */
public final class BackupCommands {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final int KEY = 64;
    private final PrintStream out;

    public BackupCommands(PrintStream out) {
        this.out = out;
    }

    /** The key as it is written on paper: sixteen groups of four. */
    public int key(String[] args) {
        try {
            var data = Path.of(words(args).getOrDefault("data", "data")).toAbsolutePath();
            if (!Files.isDirectory(data.resolve("postgres"))) {
                throw new CannotStart("数据文件夹 " + data + " 里没有数据库，请用 --data 指明。");
            }
            var key = new Secrets(data).of(Backups.KEY);
            out.println("备份的密钥。请抄在纸上，和备份分开放好；没有它，备份谁也打不开：");
            out.println(key.replaceAll("(.{4})", "$1 ").strip());
            return 0;
        } catch (CannotStart | IOException e) {
            out.println("没有打出来：" + e.getMessage());
            return 2;
        }
    }

    /** Restores; exit code 0 done, 2 not done. The folder restored to, for who looks further. */
    public int restore(String[] args) {
        try {
            var words = words(args);
            var from = Path.of(need(words, "from", "备份的文件夹")).toAbsolutePath();
            var to = Path.of(need(words, "to", "恢复到哪个空文件夹")).toAbsolutePath();
            var begun = System.nanoTime();
            try (var server = new Restore(new BackupFolder(from, key(words)), to,
                    moment(words.get("at"))).up()) {
                out.println("恢复好了，" + (System.nanoTime() - begun) / 1_000_000_000 + " 秒。");
            }
            out.println("用 --shouwang.data=" + to + " 启动，就是那时的守望。");
            return 0;
        } catch (CannotStart | IOException | IllegalStateException e) {
            out.println("没有恢复：" + e.getMessage());
            return 2;
        }
    }

    private static byte[] key(Map<String, String> words) {
        var given = Objects.requireNonNullElse(words.get("key"),
                Objects.requireNonNullElse(System.getenv("SHOUWANG_BACKUP_KEY"), ""));
        var digits = given.replaceAll("\\s", "").toLowerCase(java.util.Locale.ROOT);
        if (digits.length() != KEY || !digits.matches("[0-9a-f]+")) {
            throw new CannotStart("备份的密钥要 64 个数字和字母（0–9、a–f），用 --key 写在引号里。");
        }
        return HexFormat.of().parseHex(digits);
    }

    private static @Nullable Instant moment(@Nullable String text) {
        try {
            return text == null ? null : LocalDateTime.parse(text).atZone(HERE).toInstant();
        } catch (DateTimeException e) {
            throw new CannotStart("时刻写成 2026-12-01T10:00:00 这样。", e);
        }
    }

    private static String need(Map<String, String> words, String name, String what) {
        var word = words.get(name);
        if (word == null || word.isBlank()) {
            throw new CannotStart("请用 --" + name + " 写明" + what + "。");
        }
        return word;
    }

    private static Map<String, String> words(String[] args) {
        var words = new HashMap<String, String>();
        for (var i = 0; i < args.length; i++) {
            var is = args[i].indexOf('=');
            if (args[i].startsWith("--") && is > 0) {
                words.put(args[i].substring(2, is), args[i].substring(is + 1));
            } else if (args[i].startsWith("--") && i + 1 < args.length) {
                words.put(args[i].substring(2), args[++i]);
            } else {
                throw new CannotStart("没有看懂“" + args[i] + "”。");
            }
        }
        return words;
    }
}
