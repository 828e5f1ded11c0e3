package shouwang.rounds;

import shouwang.care.Service;

/**
 * What a visit needs of the day, by service: how long, between when and when, and what it costs,
 * in minutes of walking, to be late or to be left out. All times are minutes after midnight.
 */
final class DayRules {
    /** The working day of an aide. */
    static final int BEGINS = 450;
    static final int ENDS = 1080;
    private static final int NOON_FROM = 600;
    private static final int NOON_UNTIL = 840;

    private DayRules() {}

    /** From when to when a visit may begin without being late. */
    record Window(int opens, int closes) {}

    static int minutes(Service service) {
        return switch (service) {
            case MEALS -> 15;
            case EMERGENCY, MEDICAL -> 30;
            case ERRANDS, COUNSEL -> 40;
            case BATHING, CLEANING -> 60;
            case MOBILITY -> 90;
            case FARMING -> 120;
        };
    }

    /** A noon meal leaves the pot at eleven and is warm until half past twelve. */
    static Window window(Service service, int planned, int from) {
        var asked = switch (service) {
            case MEALS -> planned >= NOON_FROM && planned < NOON_UNTIL ? new Window(660, 750)
                    : new Window(planned - 15, planned + 30);
            case EMERGENCY -> new Window(BEGINS, planned + 10);
            case MEDICAL, MOBILITY -> new Window(planned - 15, planned + 30);
            case BATHING, CLEANING, FARMING, ERRANDS, COUNSEL ->
                    new Window(planned - 120, planned + 120);
        };
        var opens = Math.max(Math.max(BEGINS, from), Math.min(asked.opens(), ENDS));
        return new Window(opens, Math.max(opens, asked.closes()));
    }

    /** Price of a minute late. */
    static double latePrice(Service service) {
        return switch (service) {
            case MEALS, EMERGENCY -> 8;
            case MEDICAL -> 4;
            case MOBILITY -> 3;
            case BATHING, CLEANING, FARMING, ERRANDS, COUNSEL -> 1;
        };
    }

    /** Price of not going today; a meal more than an hour late is better brought by a neighbour. */
    static double skipPrice(Service service) {
        return switch (service) {
            case EMERGENCY -> 6_000;
            case MEDICAL -> 1_500;
            case BATHING -> 800;
            case MEALS, MOBILITY, CLEANING, FARMING, ERRANDS, COUNSEL -> 600;
        };
    }
}
