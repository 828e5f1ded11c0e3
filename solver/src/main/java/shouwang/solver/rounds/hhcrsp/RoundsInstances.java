package shouwang.solver.rounds.hhcrsp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import shouwang.solver.rounds.RoundsProblem;

/**
 * Makes days of its own in the HHCRSP JSON format, so that tests and bench run for anyone. The
 * same arguments give the same text.
 */
public final class RoundsInstances {
    private static final int SKILLS = 6;

    /** How the homes lie. */
    public enum Land {
        /** Anywhere on a square; straight ways with three decimals. */
        SCATTERED,
        /** In hamlets along valleys; whole minutes, uphill slower than downhill. */
        HAMLETS
    }

    private final Random random;
    private final Land land;
    private final int patients;
    private final int caregivers;
    private final double doubles;
    private final int day;
    private final StringBuilder json = new StringBuilder();
    private final List<boolean[]> abilities = new ArrayList<>();

    private RoundsInstances(long seed, int patients, int caregivers, Land land, double doubles) {
        this.random = new Random(seed * 31 + patients);
        this.land = land;
        this.patients = patients;
        this.caregivers = caregivers;
        this.doubles = doubles;
        this.day = Math.min(480, 60 + patients * 110 / caregivers);
    }

    /**
     * @param seed another number, another day
     * @param patients people to visit
     * @param caregivers at least 2, so that every pair of skills can be served
     * @param doubles share of patients who need two caregivers, 0 to 1
     */
    public static String json(long seed, int patients, int caregivers, Land land,
            double doubles) {
        if (patients < 1 || caregivers < 2) {
            throw new IllegalArgumentException("at least 1 patient and 2 caregivers");
        }
        return new RoundsInstances(seed, patients, caregivers, land, doubles).write();
    }

    /** The same as a problem. */
    public static RoundsProblem day(long seed, int patients, int caregivers, Land land,
            double doubles) {
        var text = json(seed, patients, caregivers, land, doubles);
        try {
            return HhcrspFile.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String write() {
        giveSkills();
        json.append("{\n\"services\":[");
        for (int s = 0; s < SKILLS; s++) {
            json.append(s == 0 ? "" : ",").append("{\"id\":\"s").append(s + 1).append("\"}");
        }
        json.append("],\n\"caregivers\":[\n");
        for (int c = 0; c < caregivers; c++) {
            writeCaregiver(c);
        }
        json.append("],\n\"patients\":[\n");
        for (int p = 0; p < patients; p++) {
            writePatient(p);
        }
        json.append("],\n\"distances\":[\n");
        writeDistances();
        return json.append("]\n}\n").toString();
    }

    /** Caregivers 1 and 2 share out all skills; the others know one to three of one half. */
    private void giveSkills() {
        for (int c = 0; c < caregivers; c++) {
            var can = new boolean[SKILLS];
            int half = c % 2 * (SKILLS / 2);
            int count = c < 2 ? 3 : 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                can[half + (c < 2 ? i : random.nextInt(3))] = true;
            }
            if (c >= 2 && random.nextInt(4) == 0) {
                can[random.nextInt(SKILLS)] = true;
            }
            abilities.add(can);
        }
    }

    private void writeCaregiver(int c) {
        json.append("{\"id\":\"c").append(c + 1).append("\",\"abilities\":[");
        boolean first = true;
        for (int s = 0; s < SKILLS; s++) {
            if (abilities.get(c)[s]) {
                json.append(first ? "" : ",").append("\"s").append(s + 1).append('"');
                first = false;
            }
        }
        json.append(c + 1 < caregivers ? "]},\n" : "]}\n");
    }

    private void writePatient(int p) {
        int opens = random.nextInt(day);
        int one = random.nextInt(SKILLS);
        json.append(String.format(Locale.ROOT,
                "{\"id\":\"p%d\",\"time_window\":[%d,%d],\"required_caregivers\":[", p + 1, opens,
                opens + (random.nextInt(5) == 0 ? 20 + random.nextInt(60) : 120)));
        writeNeed(one);
        if (random.nextDouble() < doubles) {
            json.append(',');
            writeNeed(other(one));
            int least = 5 + random.nextInt(30);
            json.append(random.nextBoolean() ? "],\"synchronization\":{\"type\":\"simultaneous\"}"
                    : String.format(Locale.ROOT, "],\"synchronization\":{\"type\":\"sequential\","
                    + "\"distance\":[%d,%d]}", least, least + random.nextInt(60)));
        } else {
            json.append(']');
        }
        json.append(p + 1 < patients ? "},\n" : "}\n");
    }

    /** A skill of the other half: two different caregivers always exist for both. */
    private int other(int skill) {
        return (skill / 3 == 0 ? 3 : 0) + random.nextInt(3);
    }

    private void writeNeed(int skill) {
        json.append("{\"service\":\"s").append(skill + 1).append("\",\"duration\":")
                .append(land == Land.SCATTERED ? 15 : 15 + random.nextInt(30)).append('}');
    }

    private void writeDistances() {
        int places = patients + 1;
        var x = new double[places];
        var y = new double[places];
        var height = new double[places];
        var hamlets = new double[3 + places / 12][3];
        for (var hamlet : hamlets) {
            hamlet[0] = random.nextDouble(60);
            hamlet[1] = random.nextDouble(60);
            hamlet[2] = random.nextDouble(12);
        }
        for (int i = 0; i < places; i++) {
            var home = hamlets[random.nextInt(hamlets.length)];
            boolean scattered = land == Land.SCATTERED;
            x[i] = scattered ? random.nextInt(100) : home[0] + random.nextGaussian() * 3;
            y[i] = scattered ? random.nextInt(100) : home[1] + random.nextGaussian() * 3;
            height[i] = scattered ? 0 : home[2] + random.nextDouble(3);
        }
        for (int i = 0; i < places; i++) {
            json.append('[');
            for (int j = 0; j < places; j++) {
                double way = Math.hypot(x[i] - x[j], y[i] - y[j]);
                double climb = Math.max(0, height[j] - height[i]);
                json.append(j == 0 ? "" : ",").append(land == Land.SCATTERED
                        ? String.format(Locale.ROOT, "%.3f", way)
                        : Long.toString(Math.round(way + climb)));
            }
            json.append(i + 1 < places ? "],\n" : "]\n");
        }
    }
}
