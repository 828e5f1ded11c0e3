package shouwang.messages;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What elders let their children know, as it stands now. Their word is kept further up, with the
 * people; whoever keeps it is asked through this.
 */
public interface Limits {
    /** A child's row → what that elder lets it see; rows without her consent are not there. */
    Map<UUID, Set<String>> limits(Collection<UUID> kin);
}
