package shouwang.rounds;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.people.Aide;
import shouwang.people.Elder;

/**
 * What it costs, in minutes of walking, that this aide goes to this elder: the same face is worth
 * a quarter of an hour, the clerk's own choice ten minutes.
 */
final class Fit {
    static final double CANNOT = Double.POSITIVE_INFINITY;
    private static final double OTHER_FACE = 15;
    private static final double OTHER_THAN_PLANNED = 10;
    private static final double OTHER_VILLAGE = 30;
    private static final double OTHER_SEX_AT_THE_BATH = 60;

    private Fit() {}

    static double of(Visit visit, Elder elder, Aide aide, @Nullable UUID face) {
        if (aide.id().equals(elder.id()) || lacksSkill(visit.service(), aide)) {
            return CANNOT;
        }
        var cost = 0.0;
        if (face != null && !face.equals(aide.id())) {
            cost += OTHER_FACE;
        }
        if (!visit.aideId().equals(aide.id())) {
            cost += OTHER_THAN_PLANNED;
        }
        if (!aide.villageCode().equals(elder.villageCode())) {
            cost += OTHER_VILLAGE;
        }
        if (visit.service() == Service.BATHING && aide.sex() != elder.sex()) {
            cost += OTHER_SEX_AT_THE_BATH;
        }
        return cost;
    }

    static boolean lacksSkill(Service service, Aide aide) {
        return service.skilled() && !aide.skills().contains(service.name());
    }
}
