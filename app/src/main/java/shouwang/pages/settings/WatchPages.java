package shouwang.pages.settings;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.TaskExecutionOutcome;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import shouwang.access.Actor;
import shouwang.access.Needs;
import shouwang.access.Right;
import shouwang.county.DiskRoom;
import shouwang.kernel.JobName;
import shouwang.ledger.seal.AfterRecovery;
import shouwang.messages.Budgets;
import shouwang.messages.Channel;
import shouwang.messages.Reaches;
import shouwang.messages.SentOut;
import shouwang.pages.When;

/** How the house runs: jobs, database, data folder, last backup. */
@Controller
@Needs(Right.WATCH)
public class WatchPages {
    private static final String OURS = "shouwang.";
    private final JdbcClient sql;
    private final HikariDataSource pool;
    private final ScheduledTaskHolder tasks;
    private final SentOut sent;
    private final Reaches reaches;
    private final Budgets budgets;
    private final DiskRoom disk;
    private final AfterRecovery recovery;
    private final BackupLook kept;
    private final Clock clock;
    private final boolean ownServer;
    private final Path data;

    WatchPages(JdbcClient sql, HikariDataSource pool, ScheduledTaskHolder tasks,
            SentOut sent, Reaches reaches, Budgets budgets, DiskRoom disk,
            AfterRecovery recovery, BackupLook kept, Clock clock, Environment env) {
        this.kept = kept;
        this.disk = disk;
        this.recovery = recovery;
        this.sql = sql;
        this.pool = pool;
        this.tasks = tasks;
        this.sent = sent;
        this.reaches = reaches;
        this.budgets = budgets;
        this.clock = clock;
        this.ownServer = env.getProperty("SHOUWANG_DB_URL", "").isBlank();
        this.data = Path.of(env.getProperty("shouwang.data", "data")).toAbsolutePath();
    }

    @GetMapping("/settings/watch")
    @Transactional(readOnly = true)
    public String watch(Actor actor, Model model) {
        var up = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        model.addAttribute("watch", new Watch(
                "数据库答话正常，已运行 " + words(up), jobs(), kept.line().orElse(null),
                backup(), facts(actor)));
        return "settings/watch";
    }

    private static String words(Duration up) {
        return up.toDays() > 0 ? up.toDays() + " 天 " + up.toHoursPart() + " 小时"
                : up.toHours() > 0 ? up.toHours() + " 小时 " + up.toMinutesPart() + " 分钟"
                : up.toMinutes() + " 分钟";
    }

    private List<Watch.Job> jobs() {
        return tasks.getScheduledTasks().stream()
                .filter(task -> task.toString().startsWith(OURS)).map(this::job)
                .sorted(java.util.Comparator.comparing(Watch.Job::name)).toList();
    }

    private Watch.Job job(ScheduledTask task) {
        var outcome = task.getTask().getLastExecutionOutcome();
        var failed = outcome.status() == TaskExecutionOutcome.Status.ERROR;
        var next = task.nextExecution();
        return new Watch.Job(name(task.toString()), outcome.executionTime() == null ? "还没有"
                : moment(outcome.executionTime()), switch (outcome.status()) {
                    case NONE -> "";
                    case STARTED -> "正在做";
                    case SUCCESS -> "好";
                    case ERROR -> "没做成，看日志";
                }, failed, next == null ? "" : moment(next));
    }

    /** The word that stands at the job's method, which the task calls by class and name. */
    private static String name(String task) {
        var dot = task.lastIndexOf('.');
        try {
            return Arrays.stream(Class.forName(task.substring(0, dot)).getDeclaredMethods())
                    .filter(method -> method.getName().equals(task.substring(dot + 1)))
                    .map(method -> method.getAnnotation(JobName.class)).filter(Objects::nonNull)
                    .map(JobName::value).findFirst().orElse(task);
        } catch (ClassNotFoundException noMethodOfOurs) {
            return task;
        }
    }

    private String moment(Instant at) {
        return When.moment(at, LocalDate.now(clock));
    }

    private @Nullable String backup() {
        var folder = data.resolve("backups");
        if (!Files.isDirectory(folder)) {
            return null;
        }
        try (var files = Files.list(folder)) {
            Optional<Path> newest = files.filter(Files::isRegularFile)
                    .max(java.util.Comparator.comparingLong(file -> file.toFile().lastModified()));
            return newest.isEmpty() ? null : moment(Instant.ofEpochMilli(
                    newest.get().toFile().lastModified())) + "，" + newest.get().getFileName() + "，"
                    + size(newest.get().toFile().length());
        } catch (IOException e) {
            return null;
        }
    }

    private String messages(Actor actor) {
        var counts = sent.counts(actor);
        var offered = reaches.offered().stream().map(Channel::chinese)
                .collect(Collectors.joining("、"));
        return (offered.isEmpty() ? "只在站内，短信和推送没有接上" : "接上了" + offered) + "；等着发 "
                + counts.waiting() + "，没送到 " + counts.gaveUp() + "，这个月短信 "
                + budgets.of(actor).month();
    }

    private List<Watch.Fact> facts(Actor actor) {
        var facts = new ArrayList<Watch.Fact>();
        facts.add(new Watch.Fact("数据库", "PostgreSQL " + sql.sql("show server_version")
                .query(String.class).single() + (ownServer ? "，自带" : "，另外的服务器")));
        facts.add(new Watch.Fact("数据库大小", size(sql.sql(
                "select pg_database_size(current_database())").query(Long.class).single())));
        var pools = pool.getHikariPoolMXBean();
        if (pools != null) {
            facts.add(new Watch.Fact("数据库连接", "在用 " + pools.getActiveConnections() + "，空着 "
                    + pools.getIdleConnections() + "，最多 " + pool.getMaximumPoolSize()));
        }
        if (ownServer) {
            folder(facts);
        }
        facts.add(new Watch.Fact("磁盘还剩", size(disk.left()) + (disk.isFull() ? "，满了：先不收文件"
                : disk.isLow() ? "，快满了，请腾地方" : "")));
        recovery.last().ifPresent(told -> facts.add(new Watch.Fact("数据库上次自己恢复",
                moment(told.back()) + "，账本" + (told.holds() == null ? "正在核对"
                        : told.holds() ? "核对过，都对" : "核对出不对，请看日志"))));
        var memory = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        facts.add(new Watch.Fact("内存", size(memory.getUsed()) + "，最多 " + size(memory.getMax())));
        facts.add(new Watch.Fact("Java", System.getProperty("java.version", "")));
        facts.add(new Watch.Fact("外发消息", messages(actor)));
        return facts;
    }

    private void folder(List<Watch.Fact> facts) {
        try (var files = Files.walk(data)) {
            var bytes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length()).sum();
            facts.add(new Watch.Fact("数据文件夹", size(bytes)));
        } catch (IOException | java.io.UncheckedIOException e) {
            facts.add(new Watch.Fact("数据文件夹", "正在变动，没有量成"));
        }
    }

    private static String size(long bytes) {
        return bytes < 1 << 20 ? bytes / 1024 + " KB"
                : bytes < 1 << 30 ? String.format(Locale.ROOT, "%.1f MB", bytes / 1048576.0)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1073741824.0);
    }
}
