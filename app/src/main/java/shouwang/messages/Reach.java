package shouwang.messages;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How someone wants to be told (通知方式). Addresses masked.
 *
 * @param channel the way beside the house's own pages; {@link Channel#IN_APP} for none
 * @param trouble why the last message did not arrive, or null
 */
public record Reach(Channel channel, @Nullable String phone, @Nullable String wecom,
        @Nullable String mail, QuietHours quiet, @Nullable String trouble, List<Device> devices) {

    /** A browser that shows what is pushed to it. */
    public record Device(UUID id, String name, Instant since) {}

    /**
     * What someone chooses; an address left null stays as it was.
     *
     * @param phone eleven digits
     */
    public record Choice(Channel channel, @Nullable String phone, @Nullable String wecom,
            @Nullable String mail, QuietHours quiet) {}

    /** A browser's consent: its endpoint, its point, its secret (RFC 8291), and what it is. */
    public record Subscription(String endpoint, String point, String auth, String device) {}
}
