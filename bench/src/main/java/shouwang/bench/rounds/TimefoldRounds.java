package shouwang.bench.rounds;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.time.Duration;
import java.util.ArrayList;
import shouwang.solver.rounds.RoundsProblem;

/** Plans a published day with Timefold as it comes, one thread, default search. */
public final class TimefoldRounds {
    private TimefoldRounds() {}

    /** The cost after so many seconds, infinite without a plan that keeps the rules. */
    public static double cost(RoundsProblem day, double seconds) {
        var config = new SolverConfig()
                .withSolutionClass(TimefoldDay.class)
                .withEntityClasses(TimefoldAide.class, TimefoldVisit.class,
                        TimefoldMeeting.class)
                .withConstraintProviderClass(TimefoldRules.class)
                .withRandomSeed(1L)
                .withTerminationSpentLimit(Duration.ofMillis((long) (seconds * 1000)));
        var best = SolverFactory.<TimefoldDay>create(config).buildSolver().solve(model(day));
        return best.score.hardScore() < 0 ? Double.POSITIVE_INFINITY
                : -best.score.softScore() / 3000.0;
    }

    private static TimefoldDay model(RoundsProblem day) {
        var model = new TimefoldDay();
        model.aides = new ArrayList<>();
        model.visits = new ArrayList<>();
        for (int r = 0; r < day.aides().size(); r++) {
            var aide = new TimefoldAide();
            aide.index = r;
            aide.day = day;
            model.aides.add(aide);
        }
        for (int v = 0; v < day.visits().size(); v++) {
            var visit = new TimefoldVisit();
            visit.id = v;
            visit.day = day;
            visit.visit = day.visits().get(v);
            model.visits.add(visit);
        }
        model.meetings = new ArrayList<>();
        for (var pair : day.pairs()) {
            var meeting = meet(model, model.visits.get(pair.first()));
            meeting.visits.add(model.visits.get(pair.second()));
            model.visits.get(pair.second()).meeting = meeting;
            meeting.least = pair.least();
            meeting.most = pair.most();
        }
        for (var visit : model.visits) {
            if (visit.meeting == null) {
                meet(model, visit);
            }
        }
        return model;
    }

    private static TimefoldMeeting meet(TimefoldDay model, TimefoldVisit first) {
        var meeting = new TimefoldMeeting();
        meeting.id = model.meetings.size();
        meeting.visits.add(first);
        first.meeting = meeting;
        model.meetings.add(meeting);
        return meeting;
    }
}
