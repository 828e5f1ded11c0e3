package shouwang.timebank.shop;

import java.time.Instant;
import java.util.UUID;

/** A row of the stock book: what came or went, and what was there just after. */
public record Movement(UUID id, UUID goodId, Kind kind, int quantity, int stockAfter, String memo,
        Instant at) {
    /** Why the stock changed. */
    public enum Kind {
        IN("进货"), SOLD("兑出"), RETURNED("退回"), CORRECTED("盘点更正");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }
}
