package shouwang.kernel;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What bytes really are, by their first ones; what a phone calls them is not asked. */
public final class Sniff {
    private Sniff() {}

    /** The media type of a picture that we keep; null where it is none. */
    public static @Nullable String picture(byte[] bytes) {
        if (at(bytes, 0, 0xFF, 0xD8, 0xFF) && bytes.length > 100) {
            return "image/jpeg";
        }
        if (at(bytes, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A) && word(bytes, 12, "IHDR")) {
            return "image/png";
        }
        return null;
    }

    /** The media type of a sound that we keep; null where it is none. */
    public static @Nullable String sound(byte[] bytes) {
        if (at(bytes, 0, 0x1A, 0x45, 0xDF, 0xA3)) {
            return "audio/webm";
        }
        if (word(bytes, 0, "OggS")) {
            return "audio/ogg";
        }
        return word(bytes, 4, "ftyp") ? "audio/mp4" : null;
    }

    private static boolean word(byte[] bytes, int from, String word) {
        return bytes.length >= from + word.length() && word.equals(
                new String(bytes, from, word.length(), StandardCharsets.ISO_8859_1));
    }

    private static boolean at(byte[] bytes, int from, int... signs) {
        if (bytes.length < from + signs.length) {
            return false;
        }
        for (var i = 0; i < signs.length; i++) {
            if ((bytes[from + i] & 0xFF) != signs[i]) {
                return false;
            }
        }
        return true;
    }
}
