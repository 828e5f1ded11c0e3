package shouwang.care.slip;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.places.Place;

/**
 * 服务签单: one slip of paper, handed to one aide.
 *
 * @param placeCode where the aide lives; the slip belongs to that village
 * @param visitId the visit it became, once entered
 * @param endedName who entered it or put it aside
 * @param reason why it was put aside, or null
 * @param takenBack how often it was entered by mistake and taken back
 */
public record Slip(UUID id, SlipSerial serial, String placeCode, UUID batchId, UUID aideId,
        Instant printedAt, Status status, @Nullable UUID visitId, @Nullable Instant endedAt,
        @Nullable String endedName, @Nullable String reason, int takenBack) {
    /** The village that printed it. */
    public String villageCode() {
        return Place.villageOf(placeCode);
    }

    /** Where a slip is. */
    public enum Status {
        OUT("在互助员手里"), ENTERED("已录入"), LOST("丢了"), VOID("作废");

        private final String chinese;

        Status(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /**
     * What stands on a slip that was filled in.
     *
     * @param did what was done, or null where the ticked service says it all
     * @param signed how the elder signed it, or null where she did not
     */
    public record Entry(UUID elderId, Service service, Instant from, Instant until,
            @Nullable String did, Visit.@Nullable Method signed) {}

    /**
     * What became of an entry.
     *
     * @param again the same stood there already
     * @param look why the visit waits for a look of the desk, or null
     */
    public record Entered(Slip slip, Visit visit, boolean again, @Nullable String look) {}

    /** Slips printed together. */
    public record Batch(UUID id, String placeCode, UUID aideId, Instant printedAt,
            String printedBy, List<SlipSerial> serials) {}

    /** How many slips an aide has, and how many of them are where. */
    public record Count(UUID aideId, int out, int entered, int aside, int missing) {}
}
