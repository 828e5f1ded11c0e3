package shouwang.pages.field;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.care.Visit;

/** What a phone needs for seven days, as it goes over the line (docs/field.md). */
record FieldDay(Instant made, String aide, String village, @Nullable String station,
        @Nullable String doctor, @Nullable String doctorPhone, List<Kind> services,
        List<Call> calls, List<OneElder> elders, List<OneVisit> visits, Points points) {
    /** One of the nine services. */
    record Kind(String code, String word, String icon, List<String> works) {}

    /** A 突发 she was called to; {@code said} is what she answered, in words. */
    record Call(UUID id, String elder, String where, String what, Instant at, boolean drill,
            String said) {}

    /** An elder's card in the aide's pocket. */
    record OneElder(UUID id, String name, int age, @Nullable String where, @Nullable String status,
            @Nullable String helps, @Nullable String mind, List<String> phones, List<String> kin,
            boolean pictures, boolean pair, String card, String code) {}

    /** A visit; {@code way} is minutes from the stop before. */
    record OneVisit(UUID id, UUID elder, String service, String task, LocalDate day, Instant at,
            Visit.Status status, @Nullable Integer way, @Nullable Instant started,
            @Nullable Instant finished, @Nullable Integer minutes, @Nullable String why) {}

    /** The household's points and the aide's own hours. */
    record Points(String balance, String honour, List<Line> lines) {}

    /** One line of the passbook. */
    record Line(String at, String memo, String change, String after) {}
}
