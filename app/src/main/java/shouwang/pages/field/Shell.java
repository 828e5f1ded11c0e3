package shouwang.pages.field;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import shouwang.pages.Assets;

/**
 * The app's shell: its files under one version, taken over all of them, so that a phone holds
 * either the whole of a version or nothing of it.
 */
@Component
class Shell {
    /** Addresses below this carry the version as their first folder. */
    static final String FOLDER = "/theme/v/";
    private static final String PUSH = "push-handlers.js";
    private static final List<String> STYLES = List.of("theme.css", "house.css");
    private static final List<String> STILL = List.of("/field", "/manifest.webmanifest",
            "/theme/mark.svg", "/theme/icon-192.png");

    private final String version;
    private final String page;
    private final String worker;
    private final String manifest;

    Shell() throws IOException {
        var resolver = new PathMatchingResourcePatternResolver();
        var files = Stream.of(resolver.getResources("classpath:/static/theme/field/*.*"))
                .sorted(Comparator.comparing(file -> String.valueOf(file.getFilename()))).toList();
        var html = text(resolver.getResource("classpath:/field/shell.html"));
        var keeper = text(resolver.getResource("classpath:/field/sw.js"));
        manifest = text(resolver.getResource("classpath:/field/app.webmanifest"));
        var push = resolver.getResource("classpath:/static/theme/" + PUSH).exists()
                ? Assets.theme(PUSH) : null;
        // Pictures that point into another file are not drawn by a keeper's copy: they come inside.
        var icons = text(resolver.getResource("classpath:/static/theme/icons.svg"))
                .replace("<svg ", "<svg hidden aria-hidden=\"true\" ");
        version = version(files, html, keeper, manifest, String.valueOf(push), icons,
                STYLES.stream().map(Assets::theme).collect(Collectors.joining()));
        var names = files.stream().map(file -> Objects.requireNonNull(file.getFilename())).toList();
        page = html.replace("{{head}}", head(names)).replace("{{icons}}", icons);
        worker = """
                const VERSION = '%s';
                const BASE = '%s';
                const PUSH = %s;
                const SHELL = [%s];
                """.formatted(version, base(), push == null ? "null" : "'" + push + "'",
                Stream.of(STILL.stream(), STYLES.stream().map(Assets::theme),
                        names.stream().map(name -> base() + name)).flatMap(all -> all)
                        .map(path -> "'" + path + "'").collect(Collectors.joining(", "))) + keeper;
    }

    private static String version(List<Resource> files, String... texts) {
        var crc = new CRC32();
        files.forEach(file -> crc.update(bytes(file)));
        Arrays.stream(texts).forEach(text -> crc.update(text.getBytes(StandardCharsets.UTF_8)));
        return Long.toHexString(crc.getValue());
    }

    /** All modules are asked for at once: on a slow line each round trip costs a second. */
    private String head(List<String> names) {
        var styles = Stream.concat(Stream.of(base() + "field.css"),
                STYLES.stream().map(Assets::theme))
                .map(path -> "<link rel=\"stylesheet\" href=\"%s\">".formatted(path));
        var modules = names.stream().filter(name -> name.endsWith(".js")
                && !name.equals("jsqr.js") && !name.equals("main.js"))
                .map(name -> "<link rel=\"modulepreload\" href=\"%s\">".formatted(base() + name));
        var main = Stream.of("<script type=\"module\" src=\"%smain.js\"></script>"
                .formatted(base()));
        return Stream.of(styles, modules, main).flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static String text(Resource file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String base() {
        return FOLDER + version + "/";
    }

    String version() {
        return version;
    }

    String page() {
        return page;
    }

    String worker() {
        return worker;
    }

    String manifest() {
        return manifest;
    }
}
