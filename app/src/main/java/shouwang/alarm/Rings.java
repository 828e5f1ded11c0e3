package shouwang.alarm;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who is called first, who next. A few near ones at once are quicker than one after the other, and
 * not the whole village for each slip of a finger. Her own aide always is in the first ring.
 */
final class Rings {
    private static final int FIRST = 4;
    private static final int SECOND = 8;
    /** Whoever knows first aid may be so much further away and still be the nearer one. */
    private static final int SKILL_IS_WORTH = 6;

    private Rings() {}

    /**
     * An aide who could come.
     *
     * @param minutes to her door, by what the aide has (feet, motorbike, car)
     * @param free not at another elder's door, and today is one of the aide's days
     */
    record Near(UUID aideId, String name, int minutes, boolean own, boolean skilled,
            boolean free) {
        private int rank() {
            return minutes - (skilled ? SKILL_IS_WORTH : 0);
        }

        String why() {
            return Stream.of(own ? "结对的互助员" : "", skilled ? "会急救、懂医" : "",
                    "路上约 " + minutes + " 分钟", free ? "" : "今天有别的事")
                    .filter(word -> !word.isEmpty())
                    .collect(java.util.stream.Collectors.joining("，"));
        }
    }

    /** Whom this ring calls, of those who were not called yet; the nearest first. */
    static List<Near> of(int ring, List<Near> others) {
        var sorted = others.stream().sorted(Comparator.comparing(Near::own).reversed()
                .thenComparingInt(Near::rank).thenComparing(Near::aideId)).toList();
        return switch (ring) {
            case 1 -> sorted.stream().filter(one -> one.own() || one.free()).limit(FIRST).toList();
            case 2 -> sorted.stream().filter(Near::free).limit(SECOND).toList();
            case Alert.TOWNSHIP_RING -> sorted;
            default -> List.of();
        };
    }

    /** How long a ring has to say 我去 before the next one is called. */
    static Duration patience(int ring) {
        return Duration.ofMinutes(ring < Alert.TOWNSHIP_RING ? 5 : 10);
    }

    /** When somebody who said 我去 should be there; after that the next ring is called too. */
    static Duration arrival(int minutes) {
        return Duration.ofMinutes(Math.max(15, 5 + 2L * minutes));
    }
}
