package shouwang.pages.messages;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.messages.Channel;
import shouwang.pages.form.Typed;

/**
 * How one wants to be told.
 *
 * @param offered what the house has set up, as one may choose it
 * @param missing what it has not, as a sentence; or null
 * @param pushKey what a browser needs to subscribe; empty where push is not set up
 * @param trial the id of the next trial, so that two presses are one
 */
public record ReachView(List<Channel> offered, @Nullable String missing, String channel,
        List<Field> fields, String from, String until, @Nullable String trouble,
        List<Device> devices, String pushKey, UUID trial, Typed typed) {

    /** Where to write an address; {@code now} the masked one, or null. */
    public record Field(String name, String label, String kind, String hint,
            @Nullable String now) {}

    /** A browser that shows messages. */
    public record Device(String id, String name, String since) {}

    public boolean offersPush() {
        return offered.contains(Channel.WEB_PUSH);
    }
}
