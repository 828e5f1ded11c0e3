package shouwang.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A child or other relative (子女/家属), mostly living elsewhere. Phones masked.
 *
 * @param consent how the elder agreed that they see how she is; null where she has not, or no more
 */
public record Kin(UUID id, UUID elderId, String name, String relation, @Nullable String livesIn,
        List<String> phones, @Nullable String consent) {}
