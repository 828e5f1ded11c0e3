package shouwang.timebank.rules;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import shouwang.timebank.rules.TimeBankRules.Rates;

/**
 * Minutes that count alike, and why. A stint that crosses 22:00, 06:00 or midnight is cut there
 * by the clock of Asia/Shanghai; each piece takes the highest rate that holds for it, and only
 * that one.
 *
 * @param why the circumstance or service; empty where the minutes count as they are
 */
record Rated(int percent, String why, int minutes) {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    private static final int MORNING = 6;
    private static final int NIGHT = 22;

    private record Rate(int percent, String why) {}

    static List<Rated> of(Rates rates, Stint.Work work) {
        if (rates.services().isEmpty() && rates.circumstances().isEmpty()) {
            return List.of(new Rated(100, "", work.minutes()));
        }
        var pieces = new LinkedHashMap<Rate, Integer>();
        var at = LocalDateTime.ofInstant(work.start(), HERE).truncatedTo(ChronoUnit.MINUTES);
        for (var left = work.minutes(); left > 0;) {
            var minutes = (int) Math.min(left, at.until(nextCut(at), ChronoUnit.MINUTES));
            pieces.merge(highest(rates, work, at), minutes, Integer::sum);
            at = at.plusMinutes(minutes);
            left -= minutes;
        }
        var rated = new ArrayList<Rated>();
        pieces.forEach((rate, minutes) ->
                rated.add(new Rated(rate.percent(), rate.why(), minutes)));
        return rated;
    }

    private static LocalDateTime nextCut(LocalDateTime at) {
        var day = at.toLocalDate();
        if (at.getHour() < MORNING) {
            return day.atTime(MORNING, 0);
        }
        return at.getHour() < NIGHT ? day.atTime(NIGHT, 0)
                : day.plusDays(1).atTime(LocalTime.MIDNIGHT);
    }

    private static Rate highest(Rates rates, Stint.Work work, LocalDateTime at) {
        var service = work.service();
        var best = service == null || rates.percent(service) == 100 ? new Rate(100, "")
                : new Rate(rates.percent(service), service.chinese());
        for (var circumstance : Circumstance.values()) {
            var percent = rates.percent(circumstance);
            // 100 means that the village does not know this circumstance
            if (percent > 100 && percent > best.percent()
                    && holds(circumstance, rates, work, at)) {
                best = new Rate(percent, circumstance.brief());
            }
        }
        return best;
    }

    private static boolean holds(Circumstance circumstance, Rates rates, Stint.Work work,
            LocalDateTime at) {
        var service = work.service();
        return switch (circumstance) {
            case NIGHT -> at.getHour() >= NIGHT || at.getHour() < MORNING;
            case FESTIVAL -> rates.festivals().contains(at.toLocalDate());
            case TWO_PEOPLE -> service != null && service.people() > 1;
            case HARDSHIP -> work.hardship();
        };
    }
}
