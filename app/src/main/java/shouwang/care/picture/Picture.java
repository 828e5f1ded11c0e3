package shouwang.care.picture;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A photograph, a spoken note or a photographed paper; its bytes are asked for by themselves.
 *
 * @param about the visit, errand or slip it belongs to
 * @param type what the bytes really are, such as image/jpeg; null until they have come
 * @param bytes their number; null until they have come
 */
public record Picture(UUID id, String placeCode, UUID elderId, UUID about, Kind kind,
        Instant madeAt, @Nullable String type, @Nullable Integer bytes) {
    /** What was taken. */
    public enum Kind {
        PHOTO("照片", true), VOICE("录音", true), RECEIPT("小票", false), SLIP("签单", false);

        private final String chinese;
        private final boolean personal;

        Kind(String chinese, boolean personal) {
            this.chinese = chinese;
            this.personal = personal;
        }

        public String chinese() {
            return chinese;
        }

        /** Of the elder herself, and so only with her consent; a paper is not. */
        public boolean personal() {
            return personal;
        }
    }

    /** Whether the bytes are here. */
    public boolean isHere() {
        return type != null;
    }

    public boolean isSound() {
        return kind == Kind.VOICE;
    }
}
