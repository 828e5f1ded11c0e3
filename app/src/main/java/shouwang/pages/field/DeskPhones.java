package shouwang.pages.field;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The phones of a place's aides as the desk sees them. */
public record DeskPhones(List<Row> rows, @Nullable String next, boolean first) {
    /** One phone; {@code skew} is said only where its clock is wrong. */
    public record Row(UUID account, UUID phone, String name, String device, String since,
            @Nullable String synced, @Nullable String skew, int waiting, int open,
            @Nullable String revoked) {
        public String path() {
            return "/settings/phones/" + account + "/" + phone;
        }
    }
}
