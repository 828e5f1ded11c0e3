package shouwang.places.site;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * 安全检查 of a house, by the list that held on its day.
 *
 * @param fine what was in order
 * @param lacking what was not; empty = passed
 */
public record SiteCheck(UUID id, LocalDate on, String by, List<String> fine, List<String> lacking,
        String note) {
    public boolean passed() {
        return lacking.isEmpty();
    }
}
