package shouwang.people.roster;

import java.time.LocalDate;
import java.util.Map;
import shouwang.people.roster.layout.Column;

/**
 * What the reader has to know beside the file.
 *
 * @param today by which ages are counted
 * @param remembered what this village answered about its columns: header → column
 * @param village the name of the village the roster is for; empty where nobody has said
 */
public record RosterAsk(LocalDate today, Map<String, Column> remembered, String village) {
    public RosterAsk {
        remembered = Map.copyOf(remembered);
    }

    public static RosterAsk on(LocalDate today) {
        return new RosterAsk(today, Map.of(), "");
    }
}
