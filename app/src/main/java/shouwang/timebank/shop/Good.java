package shouwang.timebank.shop;

import java.util.UUID;
import shouwang.kernel.Points;

/**
 * Something on the co-op's shelf.
 *
 * @param number what the counter types for it, 1 to 999
 * @param price for one unit
 * @param stock how many units are there now
 */
public record Good(UUID id, String placeCode, int number, String name, String unit, Points price,
        int stock, boolean withdrawn) {
    /** What the clerk writes: {@code number} stays with the good for ever. */
    public record Form(int number, String name, String unit, Points price) {}
}
