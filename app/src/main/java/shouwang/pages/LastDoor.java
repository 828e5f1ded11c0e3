package shouwang.pages;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * What the web server itself refuses before any page is asked (a form that is far too large, a
 * request that is no HTTP) is said in Chinese too, and without naming the server.
 */
@Component
class LastDoor implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context ->
                context.getParent().getPipeline().addValve(new Says()));
    }

    /** Runs innermost, so it reports before the server's own valve does. */
    private static final class Says extends ErrorReportValve {
        private static final Logger LOG = LoggerFactory.getLogger(LastDoor.class);

        @Override
        protected void report(Request request, Response response, @Nullable Throwable bug) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            if (status >= 500) {
                LOG.error("{} at {} {}", status, request.getMethod(), request.getRequestURI(), bug);
            }
            try {
                response.setContentType("text/html");
                response.setCharacterEncoding("UTF-8");
                var out = response.getReporter();
                if (out != null) {
                    out.write("""
                            <!doctype html><html lang="zh-CN"><head><meta charset="utf-8">\
                            <title>守望</title></head><body><h1>这一步没有做成</h1><p>%s</p>\
                            <p><a href="/">回首页</a></p></body></html>
                            """.formatted(say(status)));
                    response.finishResponse();
                }
            } catch (IOException | IllegalStateException gone) {
                // whoever asked has hung up: there is nobody to say it to
                LOG.debug("nobody listens at {}", request.getRequestURI(), gone);
            }
        }

        private static String say(int status) {
            return switch (status) {
                case 413 -> "文件太大，最多 50 MB。请分成几份再传。";
                case 404 -> "没有找到这一页。请检查地址，或回首页。";
                case 431, 414 -> "地址或请求太长。请从页面上重新操作。";
                default -> status < 500 ? "送来的内容不完整或不对，什么都没有存。请从页面上重新操作。"
                        : "系统出错了，没有存下半截。请稍后再试，或告诉管理员。";
            };
        }
    }
}
