package shouwang.pages.field;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import shouwang.access.Open;

/**
 * The empty shell of the aide's app, the same for everybody: it is kept on the phone, and what it
 * shows comes through addresses that ask who one is.
 */
@Controller
@Open
class ShellPages implements WebMvcConfigurer {
    private static final MediaType SCRIPT =
            MediaType.parseMediaType("text/javascript;charset=UTF-8");
    private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");
    private static final MediaType MANIFEST =
            MediaType.parseMediaType("application/manifest+json;charset=UTF-8");
    private final Shell shell;

    ShellPages(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(Shell.FOLDER + "**")
                .addResourceLocations("classpath:/static/theme/field/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic()
                        .immutable())
                .resourceChain(true).addResolver(new VersionResourceResolver()
                        .addFixedVersionStrategy(shell.version(), "/**"));
    }

    @GetMapping("/field")
    ResponseEntity<String> page() {
        return answer(HTML, shell.page());
    }

    @GetMapping("/sw.js")
    ResponseEntity<String> worker() {
        return answer(SCRIPT, shell.worker());
    }

    @GetMapping("/manifest.webmanifest")
    ResponseEntity<String> manifest() {
        return answer(MANIFEST, shell.manifest());
    }

    /** Asked for anew each time, sent only where it changed. */
    private static ResponseEntity<String> answer(MediaType type, String text) {
        return ResponseEntity.ok().contentType(type).cacheControl(CacheControl.noCache())
                .header(HttpHeaders.CONTENT_LANGUAGE, "zh-CN").eTag(DigestUtils.md5DigestAsHex(
                        text.getBytes(java.nio.charset.StandardCharsets.UTF_8))).body(text);
    }
}
