package shouwang.solver.pairing.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Pairing problems of our own making, in the county format. Hamlets lie in valleys, more of them
 * towards one side; every elder may have the nearest aides, at a cost of walking metres plus what
 * temper and habit add. The same numbers make the same file on any machine.
 */
public final class PairingInstances {
    /** How short the places are. */
    public enum Land {
        /** Places for one in five more than there are elders, unevenly spread. */
        HAMLETS(1.2),
        /** Just as many places as elders: many have to move so that one more finds a place. */
        SCARCE(1.0),
        /** Places for nine in ten only. */
        SHORT(0.9);

        private final double places;

        Land(double places) {
            this.places = places;
        }
    }

    private static final int HAMLET = 28;
    private static final double SIDE = 60_000;
    private static final double SPREAD = 350;

    private final SplittableRandom dice;
    private final int elders;
    private final int aides;
    private final double[] x;
    private final double[] y;
    private final int cells;
    private int[] cellStart = new int[0];
    private int[] cellAide = new int[0];

    private PairingInstances(long seed, int elders, int aides) {
        dice = new SplittableRandom(seed);
        this.elders = elders;
        this.aides = aides;
        x = new double[elders + aides];
        y = new double[elders + aides];
        cells = Math.max(1, (int) Math.sqrt(aides / 3.0));
    }

    /**
     * A county as text.
     *
     * @param each candidates of each elder; at most as many as there are aides
     */
    public static String county(long seed, int elders, int aides, int each, Land land) {
        if (elders < 1 || aides < 1 || each < 1 || each > aides) {
            throw new IllegalArgumentException("no county: " + elders + " elders, " + aides
                    + " aides, " + each + " candidates each");
        }
        var county = new PairingInstances(seed, elders, aides);
        county.settle();
        county.indexAides();
        return county.write(each, land);
    }

    private void settle() {
        int hamlets = Math.max(1, (elders + HAMLET - 1) / HAMLET);
        var hamletX = new double[hamlets];
        var hamletY = new double[hamlets];
        for (int h = 0; h < hamlets; h++) {
            hamletX[h] = SIDE * Math.pow(dice.nextDouble(), 1.2);
            double valley = Math.floor(dice.nextDouble() * 12) / 12;
            hamletY[h] = SIDE * (valley + 0.03 * dice.nextDouble());
        }
        for (int i = 0; i < elders + aides; i++) {
            int h = i < elders ? (int) ((long) i * hamlets / elders) : dice.nextInt(hamlets);
            x[i] = within(hamletX[h] + SPREAD * (dice.nextDouble() - dice.nextDouble()));
            y[i] = within(hamletY[h] + SPREAD * (dice.nextDouble() - dice.nextDouble()));
        }
    }

    private static double within(double metres) {
        return Math.clamp(metres, 0, SIDE - 1);
    }

    private int cell(double metres) {
        return (int) (metres / SIDE * cells);
    }

    private void indexAides() {
        cellStart = new int[cells * cells + 1];
        cellAide = new int[aides];
        for (int j = elders; j < elders + aides; j++) {
            cellStart[cell(y[j]) * cells + cell(x[j]) + 1]++;
        }
        for (int c = 0; c < cells * cells; c++) {
            cellStart[c + 1] += cellStart[c];
        }
        var next = cellStart.clone();
        for (int j = 0; j < aides; j++) {
            cellAide[next[cell(y[elders + j]) * cells + cell(x[elders + j])]++] = j;
        }
    }

    private String write(int each, Land land) {
        int places = (int) Math.round(elders * land.places);
        var most = new int[aides];
        for (int left = places; left > 0; left--) {
            most[dice.nextInt(aides)]++;
        }
        var text = new StringBuilder(elders * each * 11);
        text.append(elders).append(' ').append(aides).append(' ').append(each).append(' ')
                .append(places).append('\n');
        for (int j = 0; j < aides; j++) {
            text.append(j == 0 ? "" : " ").append(most[j]);
        }
        text.append('\n');
        for (int e = 0; e < elders; e++) {
            var near = nearest(e, each);
            for (int i = 0; i < each; i++) {
                int j = (int) (near[i] & 0xffff_ffffL);
                text.append(i == 0 ? "" : " ").append(j).append(' ')
                        .append((near[i] >> 32) + dice.nextInt(600));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Metres in the upper half, aide in the lower, nearest first. */
    private long[] nearest(int e, int each) {
        var found = new ArrayList<Long>();
        int cx = cell(x[e]);
        int cy = cell(y[e]);
        int enough = -1;
        for (int ring = 0; ring <= cells && (enough < 0 || ring <= enough); ring++) {
            for (int b = Math.max(0, cy - ring); b <= Math.min(cells - 1, cy + ring); b++) {
                boolean edge = b == cy - ring || b == cy + ring;
                for (int a = cx - ring; a <= cx + ring; a += edge || ring == 0 ? 1 : 2 * ring) {
                    if (a >= 0 && a < cells) {
                        look(e, b * cells + a, found);
                    }
                }
            }
            if (enough < 0 && found.size() >= each) {
                enough = ring + 1 + ring / 2;
            }
        }
        var sorted = found.stream().mapToLong(Long::longValue).sorted().toArray();
        return Arrays.copyOf(sorted, each);
    }

    private void look(int e, int cell, ArrayList<Long> found) {
        for (int i = cellStart[cell]; i < cellStart[cell + 1]; i++) {
            int j = cellAide[i];
            double dx = x[elders + j] - x[e];
            double dy = y[elders + j] - y[e];
            found.add((long) Math.sqrt(dx * dx + dy * dy) << 32 | j);
        }
    }
}
