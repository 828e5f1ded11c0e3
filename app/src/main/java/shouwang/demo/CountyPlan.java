package shouwang.demo;

import java.time.LocalDate;
import java.util.List;

/**
 * What kind of county to make.
 *
 * @param villages codes of the villages to fill
 * @param elders how many elders in all
 * @param alone how many of them live in a one-person household
 * @param visits how many visits over {@code years}
 * @param seed the same seed makes the same people and the same visits
 */
public record CountyPlan(List<String> villages, int elders, int alone, int aides, long visits,
        int years, LocalDate today, long seed) {
    /** Census 2020: 112,570 elders, 51,288 one-person households; about a quarter as many aides. */
    static CountyPlan full(List<String> villages, LocalDate today, long seed) {
        return new CountyPlan(villages, 112_570, 51_288, 30_000, 10_000_000L, 5, today, seed);
    }

    /**
     * One village of the full county alone.
     *
     * @param cast its people
     * @param lonely how many of its elders live alone
     */
    CountyPlan village(String code, Cast cast, int lonely) {
        return new CountyPlan(List.of(code), cast.elders, lonely, cast.aides.length,
                visits * cast.elders / elders, years, today, seed);
    }
}
