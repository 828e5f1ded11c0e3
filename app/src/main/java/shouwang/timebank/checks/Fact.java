package shouwang.timebank.checks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the checks know of one giving.
 *
 * @param id the earning that stands for it
 * @param elder for whom; null where it was for many
 * @param home the elder's household
 * @param minutes given, as written down
 * @param confirmer who said that it was so, by name
 */
record Fact(UUID id, UUID person, String name, UUID household, @Nullable UUID elder,
        String elderName,
        @Nullable UUID home, String hamlet, String hamletName, Instant from, Instant until,
        LocalDate day, int minutes, @Nullable String confirmer, String what) {}
