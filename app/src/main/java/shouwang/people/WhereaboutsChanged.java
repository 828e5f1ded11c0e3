package shouwang.people;

import java.time.LocalDate;
import java.util.UUID;

/** Announced in the same transaction when an elder's {@link Elder.Status} is written anew. */
public record WhereaboutsChanged(UUID elderId, String placeCode, String name,
        Elder.Status before, Elder.Status after, LocalDate since) {}
