package shouwang.timebank.rules;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Which rules held when, of many villages, in memory; plain ones before a village's first. */
public final class Timeline {
    private final Map<String, TreeMap<LocalDate, RuleVersion>> villages = new HashMap<>();

    Timeline(List<RuleVersion> passed) {
        passed.forEach(version -> villages.computeIfAbsent(version.villageCode(),
                v -> new TreeMap<>()).put(Objects.requireNonNull(version.vote()).from(), version));
    }

    public RuleVersion inForce(String villageCode, LocalDate on) {
        var its = villages.get(villageCode);
        var entry = its == null ? null : its.floorEntry(on);
        return entry == null ? RuleVersion.plain(villageCode) : entry.getValue();
    }

    /** What is passed and not yet in force, the soonest first. */
    public List<RuleVersion> coming(String villageCode, LocalDate today) {
        var its = villages.get(villageCode);
        return its == null ? List.of() : List.copyOf(its.tailMap(today, false).values());
    }

    /** All that was ever passed in a village, the first day first. */
    public List<RuleVersion> of(String villageCode) {
        var its = villages.get(villageCode);
        return its == null ? List.of() : List.copyOf(its.values());
    }

    /** The villages that ever passed rules under which hours lapse. */
    public List<String> lapsing() {
        return villages.entrySet().stream().filter(village -> village.getValue().values().stream()
                        .anyMatch(version -> version.rules().expiryMonths() > 0))
                .map(Map.Entry::getKey).sorted().toList();
    }
}
