package shouwang.solver.rounds.hhcrsp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import shouwang.solver.rounds.RoundsPlan;
import shouwang.solver.rounds.RoundsProblem;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes a plan in the JSON that the field's validators read. */
public final class PlanFile {
    private PlanFile() {}

    /** Writes the whole file or nothing: beside it first, then in its place. */
    public static void write(RoundsProblem day, RoundsPlan plan, Path file) throws IOException {
        var beside = Path.of(file + ".part");
        try (var out = Files.newBufferedWriter(beside);
                var json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("routes");
            for (var round : plan.rounds()) {
                if (!round.stops().isEmpty()) {
                    writeRound(json, day, round);
                    json.writeRaw("\n");
                }
            }
            json.writeEndArray();
            json.writeNumberProperty("cost", plan.cost());
            json.writeNumberProperty("travel", plan.travel());
            json.writeNumberProperty("tardiness", plan.tardiness());
            json.writeNumberProperty("largest", plan.largest());
            json.writeEndObject();
        }
        Files.move(beside, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static void writeRound(JsonGenerator json, RoundsProblem day,
            RoundsPlan.Round round) {
        json.writeStartObject();
        json.writeStringProperty("caregiver_id", day.aides().get(round.aide()).id());
        json.writeArrayPropertyStart("locations");
        for (var stop : round.stops()) {
            var visit = day.visits().get(stop.visit());
            json.writeStartObject();
            json.writeStringProperty("patient", visit.person());
            json.writeStringProperty("service", visit.task());
            json.writeNumberProperty("arrival_time", stop.arrival());
            json.writeNumberProperty("start_time", stop.start());
            json.writeNumberProperty("departure_time", stop.start() + visit.minutes());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The line a run ends with. */
    public static String summary(RoundsPlan plan) {
        return String.format(Locale.ROOT, "{\"cost\":%.6f,\"optimal\":%b,\"bound\":%.6f,"
                + "\"travel\":%.6f,\"tardiness\":%.6f,\"largest\":%.6f,\"unserved\":%d,"
                + "\"iterations\":%d,\"millis\":%d}",
                plan.cost(), plan.optimal(), plan.bound(), plan.travel(), plan.tardiness(),
                plan.largest(), plan.leftOut().size(), plan.iterations(), plan.millis());
    }
}
