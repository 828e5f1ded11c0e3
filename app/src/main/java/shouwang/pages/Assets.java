package shouwang.pages;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/** Addresses of style and script, with a mark of their content so that they are kept for long. */
public final class Assets {
    public static final String TABLER = "/webjars/tabler__core/1.4.0/dist/css/tabler.min.css";
    public static final String HTMX = "/webjars/htmx.org/2.0.10/dist/htmx.min.js";
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private Assets() {}

    public static String theme(String name) {
        return KNOWN.computeIfAbsent(name, file -> "/theme/" + file + "?v=" + mark(file));
    }

    private static String mark(String file) {
        try (var in = Objects.requireNonNull(
                Assets.class.getResourceAsStream("/static/theme/" + file), file)) {
            var crc = new CRC32();
            crc.update(in.readAllBytes());
            return Long.toHexString(crc.getValue());
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }
}
