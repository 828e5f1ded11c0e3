package shouwang.timebank.shop;

import java.time.Instant;
import java.util.UUID;
import shouwang.kernel.Points;

/**
 * 日结: what the counter took in and took back from {@code since} to {@code until}.
 *
 * @param settled points the co-op handed over to the village, which ends them
 */
public record Settlement(UUID id, String placeCode, Instant since, Instant until, int sales,
        Points sold, int returns, Points returned, Points settled, String enteredName) {
    public Points net() {
        return sold.minus(returned);
    }

    /** What left the shelf for good between the two moments. */
    public record Given(String name, String unit, int quantity, Points points) {}
}
