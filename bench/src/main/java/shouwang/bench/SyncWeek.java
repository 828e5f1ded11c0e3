package shouwang.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.kernel.Ids;

/** What an aide writes down in a week without signal, and what the books must say of it. */
final class SyncWeek {
    /** Apart by more than the longest visit, so that no two overlap. */
    private static final Duration SLOT = Duration.ofMinutes(90);
    private static final String SIGNED = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB"
            + "CAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    final List<String> facts = new ArrayList<>();
    final List<UUID> ids = new ArrayList<>();
    /** Visits that must be confirmed and earn, planned ones first. */
    final List<UUID> visits = new ArrayList<>();
    final List<UUID> steps = new ArrayList<>();
    final List<UUID> needs = new ArrayList<>();
    long minutes;
    private final SplittableRandom random;
    private final Instant before;
    private final List<SyncCounty.Taken> taken;
    private int slot;

    /**
     * @param slot how many slots this aide's earlier weeks have used
     * @param taken when the aide or one of the elders is already in a visit
     */
    SyncWeek(Instant before, int slot, List<SyncCounty.Taken> taken, SplittableRandom random) {
        this.before = before;
        this.slot = slot;
        this.taken = taken;
        this.random = random;
    }

    int slots() {
        return slot;
    }

    private String fact(String kind, Instant at, @Nullable UUID visit, UUID elder,
            String body) {
        var id = Ids.fresh();
        ids.add(id);
        facts.add("{\"id\":\"" + id + "\",\"v\":1,\"kind\":\"" + kind + "\",\"at\":\"" + at
                + "\",\"visit\":" + (visit == null ? "null" : "\"" + visit + "\"")
                + ",\"elder\":\"" + elder + "\",\"body\":{" + body + "}}");
        return id.toString();
    }

    /** The next slot back in which nothing else happened. */
    private Instant start() {
        while (true) {
            var from = before.minus(SLOT.multipliedBy(++slot));
            var to = from.plus(SLOT);
            if (taken.stream().noneMatch(other -> other.from().isBefore(to)
                    && other.to().isAfter(from))) {
                return from;
            }
        }
    }

    private static String work(Instant from, Instant to) {
        return "\"started\":\"" + from + "\",\"finished\":\"" + to
                + "\",\"did\":\"扫屋、洗衣\",\"mood\":4";
    }

    private Instant end(Instant from) {
        var took = 20 + random.nextInt(50);
        minutes += took;
        return from.plus(Duration.ofMinutes(took));
    }

    /** Three facts. */
    void visit(UUID visit, UUID elder) {
        var from = start();
        var to = end(from);
        visits.add(visit);
        fact("START", from, visit, elder, "");
        fact("FINISH", to, visit, elder, work(from, to));
        fact("CONFIRM", to, visit, elder, "\"method\":\"SIGNATURE\",\"signature\":\"" + SIGNED
                + "\",\"rating\":5");
    }

    /** Two facts. */
    void dropIn(UUID elder) {
        var from = start();
        var to = end(from);
        var visit = Ids.fresh();
        visits.add(visit);
        fact("DROP_IN", to, visit, elder, work(from, to) + ",\"service\":\"COUNSEL\"");
        fact("CONFIRM", to, visit, elder, "\"method\":\"WITNESS\",\"by\":\"邻居\"");
    }

    /** Three facts. */
    void errand(UUID elder) {
        var errand = Ids.fresh();
        for (var step : new String[] {"ADVANCE\",\"fen\":10000", "BOUGHT\",\"fen\":6050",
            "CHANGE\",\"fen\":3950"}) {
            steps.add(UUID.fromString(fact("ERRAND", before, null, elder, "\"errand\":\"" + errand
                    + "\",\"what\":\"药\",\"signature\":\"" + SIGNED + "\",\"step\":\"" + step)));
        }
    }

    /** One fact. */
    void help(UUID elder) {
        needs.add(UUID.fromString(fact("HELP", before, null, elder,
                "\"service\":\"MEALS\",\"wish\":\"送午饭\"")));
    }
}
