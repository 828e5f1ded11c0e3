package shouwang.pages.field;

import java.util.List;
import java.util.UUID;

/** An elder's photographs, spoken notes and papers. */
public record PictureView(UUID elderId, String elder, boolean allowed, List<One> all) {
    /** One of them. */
    public record One(UUID id, String kind, boolean sound, String when) {
        public String path() {
            return "/people/pictures/" + id;
        }
    }
}
