package shouwang.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * The elders of the 2020 census by five-year age and sex: 112,570 of 60 and older. Ages are taken
 * as of the day the county is made; within five years they are spread evenly, 85+ falls off.
 */
final class Census {
    /** How many elders of this sex are from {@code from} to {@code from + 4} years old. */
    record Band(int from, boolean female, int people) {}

    private static final int OLDEST_BAND = 85;
    private final List<Band> bands = new ArrayList<>();

    Census() {
        try (var in = Objects.requireNonNull(Census.class.getResourceAsStream(
                        "/demo/demography_nanjiang_2020_age_sex.csv"));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split(",")).forEach(this::read);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read(String[] cells) {
        var from = Integer.parseInt(cells[0].replaceAll("[-+].*", ""));
        if (from >= 60) {
            bands.add(new Band(from, false, Integer.parseInt(cells[1])));
            bands.add(new Band(from, true, Integer.parseInt(cells[2])));
        }
    }

    int elders() {
        return bands.stream().mapToInt(Band::people).sum();
    }

    List<Band> bands() {
        return bands;
    }

    /** One person of a band: their age in whole years. */
    static int age(Band band, RandomGenerator random) {
        if (band.from < OLDEST_BAND) {
            return band.from + random.nextInt(5);
        }
        return OLDEST_BAND + (int) Math.min(18, -Math.log(1 - random.nextDouble()) * 3.2);
    }
}
