package shouwang.places;

import org.jspecify.annotations.Nullable;

/** The public numbers of a village: its station's phone, its doctor's name and phone. */
public record Numbers(@Nullable String stationPhone, @Nullable String doctor,
        @Nullable String doctorPhone) {
    public static final Numbers NONE = new Numbers(null, null, null);
}
