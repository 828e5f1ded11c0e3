package shouwang.solver.rounds.hhcrsp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shouwang.solver.rounds.BadRounds;
import shouwang.solver.rounds.RoundsProblem.Aide;
import shouwang.solver.rounds.RoundsProblem.Pair;
import shouwang.solver.rounds.RoundsProblem.Prices;
import shouwang.solver.rounds.RoundsProblem.Visit;
import shouwang.solver.rounds.RoundsProblem;

/**
 * Reads the JSON of the home health care routing and scheduling problem (HHCRSP; Mankowska,
 * Meisel, Bierwirth 2014; Kummer et al. 2021), plain or gzipped. Row and column 0 of
 * {@code distances} are the office, then the patients in their order. Anything wrong, and any key
 * that is not known, is a {@link BadRounds} with line and reason; where somebody lives and how
 * long a service usually takes are told for drawing only and change no plan.
 */
public final class HhcrspFile {
    private record Need(String service, double minutes, int line) {}

    private record Patient(String id, double opens, double closes, List<Need> needs,
            String sync, double least, double most, int line) {}

    private record Caregiver(String id, Set<String> abilities, int line) {}

    private final List<Patient> patients = new ArrayList<>();
    private final List<Caregiver> caregivers = new ArrayList<>();
    private final Set<String> services = new HashSet<>();
    private final List<double[]> rows = new ArrayList<>();
    private final Map<Integer, Integer> rowLines = new HashMap<>();
    private final JsonReader json;
    private int lines;
    private int offices;

    private HhcrspFile(JsonReader json) {
        this.json = json;
    }

    /** Reads a day; the plan's aides and visits carry the ids of the file. */
    public static RoundsProblem read(Path file) throws IOException {
        return read(Files.newInputStream(file));
    }

    /** Reads a day from a stream, which it closes. */
    public static RoundsProblem read(InputStream stream) throws IOException {
        try (var json = new JsonReader(stream)) {
            var day = new HhcrspFile(json);
            day.parse();
            return day.build();
        }
    }

    private void parse() {
        json.object("the day", name -> {
            switch (name) {
                case "patients" -> json.array("patients", this::patient);
                case "caregivers" -> json.array("caregivers", this::caregiver);
                case "services" -> json.array("services", this::service);
                case "distances" -> json.array("distances", this::row);
                case "central_offices" -> json.array("central_offices", this::office);
                default -> throw unknown("the day", name);
            }
        });
        lines = json.line();
        json.end();
    }

    /** A plan is only as good as what was read: what we don't know, we don't leave out. */
    private BadRounds unknown(String where, String name) {
        return json.wrong(where + " has an unknown key \"" + name
                + "\"; a plan would not keep to it");
    }

    /** One office, the first row and column of the distances. */
    private void office() {
        if (++offices > 1) {
            throw json.wrong("central_offices names more than one; only one is possible");
        }
        json.skip();
    }

    private void service() {
        json.object("a service", name -> {
            switch (name) {
                case "id" -> services.add(json.text("service id"));
                case "default_duration" -> json.skip();
                default -> throw unknown("a service", name);
            }
        });
    }

    private void caregiver() {
        int line = json.line();
        var abilities = new HashSet<String>();
        var id = new String[] {""};
        json.object("a caregiver", name -> {
            switch (name) {
                case "id" -> id[0] = json.text("caregiver id");
                case "abilities" -> json.array("abilities",
                        () -> abilities.add(json.text("ability")));
                default -> throw unknown("caregiver " + id[0], name);
            }
        });
        caregivers.add(new Caregiver(id[0], abilities, line));
    }

    private void row() {
        rowLines.put(rows.size(), json.line());
        var row = new double[Math.max(16, rows.isEmpty() ? 16 : rows.getFirst().length)];
        var at = new int[1];
        var cells = new double[][] {row};
        json.array("a row of distances", () -> {
            if (at[0] == cells[0].length) {
                cells[0] = Arrays.copyOf(cells[0], at[0] * 2);
            }
            cells[0][at[0]++] = json.amount("distance");
        });
        rows.add(Arrays.copyOf(cells[0], at[0]));
    }

    /** What is known of a patient while its fields are read. */
    private static final class Open {
        String id = "";
        double @Nullable [] window;
        List<Need> needs = new ArrayList<>();
        String sync = "";
        double @Nullable [] gap;
    }

    private void patient() {
        int line = json.line();
        var open = new Open();
        json.object("a patient", name -> {
            switch (name) {
                case "id" -> open.id = json.text("patient id");
                case "time_window" -> open.window = pair("time_window");
                case "required_caregivers" -> json.array(name, () -> open.needs.add(need()));
                case "synchronization" -> json.object(name, part -> {
                    switch (part) {
                        case "type" -> open.sync = json.text("synchronization type");
                        case "distance" -> open.gap = pair("synchronization distance");
                        default -> throw unknown("synchronization of patient " + open.id, part);
                    }
                });
                case "location" -> json.skip();
                default -> throw unknown("patient " + open.id, name);
            }
        });
        patients.add(close(open, line));
    }

    private double[] pair(String what) {
        var values = new ArrayList<Double>();
        json.array(what, () -> values.add(json.amount(what)));
        if (values.size() != 2) {
            throw json.wrong(what + " needs two numbers, found " + values.size());
        }
        if (values.get(0) > values.get(1)) {
            throw json.wrong(what + " is reversed: " + values);
        }
        return new double[] {values.get(0), values.get(1)};
    }

    private Need need() {
        int line = json.line();
        var service = new String[] {""};
        var minutes = new double[] {-1};
        json.object("a required caregiver", name -> {
            switch (name) {
                case "service" -> service[0] = json.text("service");
                case "duration" -> minutes[0] = json.amount("duration");
                default -> throw unknown("a required caregiver", name);
            }
        });
        refuse(minutes[0] < 0, line, "a required caregiver has no duration");
        return new Need(service[0], minutes[0], line);
    }

    private static Patient close(Open open, int line) {
        var who = "patient " + open.id;
        refuse(open.id.isEmpty(), line, "a patient has no id");
        if (open.window == null) {
            throw new BadRounds("line " + line + ": " + who + " has no time_window");
        }
        refuse(open.needs.isEmpty() || open.needs.size() > 2, line,
                who + " needs " + open.needs.size() + " caregivers; 1 or 2 are possible");
        double[] gap = {0, 0};
        if (open.needs.size() == 2) {
            boolean sequential = open.sync.equals("sequential");
            refuse(!sequential && !open.sync.equals("simultaneous"), line, who
                    + ": synchronization type must be simultaneous or sequential");
            if (sequential) {
                if (open.gap == null) {
                    throw new BadRounds("line " + line + ": " + who
                            + ": sequential synchronization has no distance");
                }
                gap = open.gap;
            }
            refuse(open.needs.get(0).service().equals(open.needs.get(1).service()), line,
                    who + " asks for the same service twice; a plan could not tell them apart");
        }
        return new Patient(open.id, open.window[0], open.window[1], open.needs, open.sync,
                gap[0], gap[1], line);
    }

    private RoundsProblem build() {
        refuse(caregivers.isEmpty(), lines, "the day has no caregivers");
        int places = patients.size() + 1;
        refuse(rows.size() != places, lines, "distances has " + rows.size() + " rows, but office"
                + " and patients are " + places);
        var table = new double[places * places];
        for (int i = 0; i < places; i++) {
            refuse(rows.get(i).length != places, rowLines.getOrDefault(i, lines), "row " + i
                    + " of distances has " + rows.get(i).length + " numbers, not " + places);
            System.arraycopy(rows.get(i), 0, table, i * places, places);
            table[i * places + i] = 0;
        }
        var aides = aides();
        var visits = new ArrayList<Visit>();
        var pairs = new ArrayList<Pair>();
        var seen = new HashSet<String>();
        for (int i = 0; i < patients.size(); i++) {
            var patient = patients.get(i);
            refuse(!seen.add(patient.id), patient.line, "patient " + patient.id + " twice");
            for (var need : patient.needs) {
                visits.add(visit(patient, need, i + 1));
            }
            if (patient.needs.size() == 2) {
                addPair(patient, visits, pairs);
            }
        }
        return new RoundsProblem(places, List.of(table), aides, visits, pairs, List.of(),
                Prices.THIRDS);
    }

    private List<Aide> aides() {
        var aides = new ArrayList<Aide>();
        var seen = new HashSet<String>();
        for (var caregiver : caregivers) {
            refuse(caregiver.id.isEmpty(), caregiver.line, "a caregiver has no id");
            refuse(!seen.add(caregiver.id), caregiver.line,
                    "caregiver " + caregiver.id + " twice");
            for (var ability : caregiver.abilities) {
                refuse(!services.isEmpty() && !services.contains(ability), caregiver.line,
                        "caregiver " + caregiver.id + ": unknown skill " + ability);
            }
            aides.add(new Aide(caregiver.id, 0, 0, 0, 0, Double.POSITIVE_INFINITY, 0));
        }
        return aides;
    }

    private Visit visit(Patient patient, Need need, int place) {
        refuse(!services.isEmpty() && !services.contains(need.service), need.line,
                "patient " + patient.id + ": unknown skill " + need.service);
        var fit = new double[caregivers.size()];
        boolean somebody = false;
        for (int r = 0; r < fit.length; r++) {
            boolean able = caregivers.get(r).abilities.contains(need.service);
            fit[r] = able ? 0 : Double.POSITIVE_INFINITY;
            somebody |= able;
        }
        refuse(!somebody, need.line, "patient " + patient.id + " cannot be reached: nobody has"
                + " the skill " + need.service);
        return new Visit(patient.id, need.service, place, patient.opens, patient.closes,
                need.minutes, 1, Double.POSITIVE_INFINITY, fit);
    }

    private static void addPair(Patient patient, List<Visit> visits, List<Pair> pairs) {
        int b = visits.size() - 1;
        var one = able(visits.get(b - 1));
        refuse(one.length == 1 && Arrays.equals(one, able(visits.get(b))), patient.line,
                "patient " + patient.id + " cannot be reached: no two caregivers for both");
        pairs.add(new Pair(b - 1, b, patient.least, patient.most));
    }

    private static int[] able(Visit visit) {
        return IntStream.range(0, visit.fit().length)
                .filter(r -> visit.fit()[r] < Double.POSITIVE_INFINITY).toArray();
    }

    private static void refuse(boolean wrong, int line, String why) {
        if (wrong) {
            throw new BadRounds("line " + line + ": " + why);
        }
    }
}
