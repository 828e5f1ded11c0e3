package shouwang;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where the house is and who may come in; at a rehearsal opens a page and ends. */
@Component
class Announcement {
    private final Environment env;

    Announcement(Environment env) {
        this.env = env;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) throws IOException, InterruptedException {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext web)
                || web.getWebServer() == null) {
            return;
        }
        var address = "http://localhost:" + web.getWebServer().getPort();
        if (env.getProperty("shouwang.rehearsal", Boolean.class, false)) {
            rehearse(address, event);
            return;
        }
        System.out.println("守望已启动：" + address);
        if (!env.getProperty("shouwang.demo", "none").equals("none")) {
            System.out.println("""
                    演示账号（口令都是 shouwang-demo）：
                      jingtian    井田村服务站干事
                      aide        井田村互助员
                      tuanjie     团结乡干事
                      county      县民政
                      supervisor  监督员
                      doctor      村医
                      coop        井田村合作社
                      auditor     县审计""");
            if ("village".equals(env.getProperty("shouwang.demo"))) {
                System.out.println("  daughter    在外的女儿");
            }
        }
    }

    /** Loads what the first page loads, so that the cache of the next start knows it. */
    private static void rehearse(String address, ApplicationReadyEvent event)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL).build()) {
            for (var path : new String[] {"/", "/theme/theme.css", "/actuator/health"}) {
                client.send(HttpRequest.newBuilder(URI.create(address + path)).build(),
                        HttpResponse.BodyHandlers.ofString());
            }
        }
        System.exit(SpringApplication.exit(event.getApplicationContext(), () -> 0));
    }
}
