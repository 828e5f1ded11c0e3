package shouwang.pages;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import shouwang.county.DatabaseWatch;
import shouwang.county.DatabaseWatch.Trouble;
import shouwang.county.DiskRoom;

/**
 * While the database is gone or its disk is full every page, the wall card's too, says so in plain
 * words and whom to call, at once and without asking the database for anything. Stands outside of
 * all other filters: the session itself is a question to the database.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class Interruption extends OncePerRequestFilter {
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int INSUFFICIENT_STORAGE = 507;
    private final DatabaseWatch database;
    private final DiskRoom disk;

    Interruption(DatabaseWatch database, DiskRoom disk) {
        this.database = database;
        this.disk = disk;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/webjars/") || path.startsWith("/theme/")
                || path.startsWith("/actuator/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response,
            FilterChain chain) throws ServletException, IOException {
        if (database.isGone()) {
            say(Trouble.GONE, request, response);
            return;
        }
        if (bringsFile(request) && disk.isFull()) {
            say(Trouble.DISK_FULL, request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException bug) {
            var trouble = DatabaseWatch.trouble(bug);
            if (trouble == null || response.isCommitted()) {
                throw bug;
            }
            say(trouble, request, response);
        }
    }

    /** Files wait first: what people write down shall still find room. */
    private static boolean bringsFile(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && (type.startsWith("multipart/") || type.startsWith("image/"));
    }

    /** Answers in words; a page that was only looked at asks again by itself. */
    static void say(Trouble trouble, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.reset();
        response.setStatus(trouble == Trouble.GONE ? SERVICE_UNAVAILABLE : INSUFFICIENT_STORAGE);
        response.setHeader("Retry-After", "10");
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html;charset=UTF-8");
        var again = "GET".equals(request.getMethod()) && trouble == Trouble.GONE
                ? "<meta http-equiv=\"refresh\" content=\"10\">" : "";
        response.getOutputStream().write(PAGE.formatted(again, Assets.TABLER,
                Assets.theme("theme.css"), title(trouble), title(trouble), what(trouble, request))
                .getBytes(StandardCharsets.UTF_8));
    }

    private static String title(Trouble trouble) {
        return switch (trouble) {
            case GONE -> "系统正在恢复";
            case DISK_FULL -> "存放的地方满了";
        };
    }

    private static String what(Trouble trouble, HttpServletRequest request) {
        var done = "GET".equals(request.getMethod()) ? "" : "刚才这一步没有存下，请过一会儿再做一次。";
        return switch (trouble) {
            case GONE -> "数据库停了一下，正在自己恢复，多半不用一分钟。已经存下的都在。" + done;
            case DISK_FULL -> "电脑的磁盘快满了，这一样收不下，已经存下的都在。请告诉管电脑的人腾地方。" + done;
        };
    }

    private static final String PAGE = """
            <!doctype html><html lang="zh-CN"><head><meta charset="utf-8">\
            <meta name="viewport" content="width=device-width, initial-scale=1">%s\
            <link rel="stylesheet" href="%s"><link rel="stylesheet" href="%s">\
            <title>%s·守望</title></head><body><main class="sw-plain sw-hand" id="main">\
            <div class="sw-plainhead"><h1>%s</h1></div><section class="card">\
            <div class="sw-body sw-stack"><p role="alert">%s</p>\
            <p>急事不要等：请打 <a href="tel:120">120</a>，或打墙上明白卡印着的互助员、服务站和村医的电话。</p>\
            <p><a class="btn btn-primary" href="">再试一次</a></p></div></section></main></body></html>
            """;
}
