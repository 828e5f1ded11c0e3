package shouwang.pages.rounds;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.care.Timetable;
import shouwang.care.Visit;
import shouwang.pages.When;
import shouwang.pages.form.Choice;
import shouwang.pages.form.Ground;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.places.Paths;
import shouwang.places.Places;
import shouwang.rounds.Rounds;
import shouwang.rounds.RoundsOfDay;
import shouwang.rounds.Stop;

/** Turns a day's rounds into what the page shows, in a few questions for many doors. */
@Component
class RoundsDesk {
    private static final int DAY_BEGINS = 450;
    private static final int VILLAGE = 12;
    private final Rounds rounds;
    private final Timetable timetable;
    private final Elders elders;
    private final Aides aides;
    private final Paths paths;
    private final Places places;
    private final Ground ground;
    private final Clock clock;

    RoundsDesk(Rounds rounds, Timetable timetable, Elders elders, Aides aides, Paths paths,
            Places places, Ground ground, Clock clock) {
        this.rounds = rounds;
        this.timetable = timetable;
        this.elders = elders;
        this.aides = aides;
        this.paths = paths;
        this.places = places;
        this.ground = ground;
        this.clock = clock;
    }

    /** Visits, elders and aides of a plan. */
    record Known(Map<UUID, Visit> visits, Map<UUID, Elder> elders, Map<UUID, Aide> aides) {
        @Nullable Elder elderOf(UUID visitId) {
            var visit = visits.get(visitId);
            return visit == null ? null : elders.get(visit.elderId());
        }
    }

    /** What the page was asked for, beside the day. */
    record Asked(@Nullable String trouble, @Nullable String cost, @Nullable UUID visit,
            @Nullable UUID only) {
        static final Asked NOTHING = new Asked(null, null, null, null);
    }

    Known known(RoundsOfDay plan) {
        var visits = timetable.byIds(Stream.concat(plan.stops().stream().map(Stop::visitId),
                plan.left().stream().map(RoundsOfDay.Left::visitId)).toList());
        return new Known(visits,
                elders.byIds(visits.values().stream().map(Visit::elderId)
                        .collect(Collectors.toSet())),
                aides.byIds(plan.stops().stream().map(Stop::aideId).collect(Collectors.toSet())));
    }

    RoundsPage page(Actor actor, String place, LocalDate day, Asked asked) {
        var today = LocalDate.now(clock);
        var planned = timetable.planned(place, day);
        var plan = rounds.find(place, day).orElse(null);
        var villages = new ArrayList<Choice>();
        if (actor.placeCode().length() < VILLAGE) {
            villages.add(new Choice(actor.placeCode(), "全部", place.equals(actor.placeCode())));
            ground.villages(actor).forEach(v -> villages.add(
                    new Choice(v.value(), v.word(), v.value().equals(place))));
        }
        var head = new RoundsPage.Head(places.get(place).name(), When.day(day, today),
                day.toString(), day.minusDays(1).toString(), day.plusDays(1).toString(),
                day.isBefore(today));
        var standing = rounds.standing(actor, place, day).orElse(null);
        if (plan == null) {
            return new RoundsPage(head, place, villages, null, planned.size(), 0, standing,
                    asked.trouble(), asked.cost(), null);
        }
        var known = known(plan);
        var fresh = planned.stream().filter(v -> !known.visits().containsKey(v.id())).count();
        return new RoundsPage(head, place, villages, shown(plan, known, asked.only(), today),
                planned.size(), (int) fresh, standing, asked.trouble(), asked.cost(),
                asked.visit() == null ? null : move(plan, known, asked.visit()));
    }

    private RoundsPage.Plan shown(RoundsOfDay plan, Known known, @Nullable UUID only,
            LocalDate today) {
        var list = new ArrayList<RoundsPage.Round>();
        var drawn = new TreeMap<Integer, List<String>>();
        for (var round : plan.byAide().entrySet()) {
            var aide = known.aides().get(round.getKey());
            if (aide != null) {
                var number = list.size() + 1;
                list.add(round(number, aide, round.getValue(), known));
                if (only == null || only.equals(aide.id())) {
                    drawn.put(number, way(aide, round.getValue(), known));
                }
            }
        }
        var left = plan.left().stream().filter(one -> known.elderOf(one.visitId()) != null)
                .map(one -> left(one, known)).toList();
        return new RoundsPage.Plan(plan.id(), plan.version(),
                plan.status() == RoundsOfDay.Status.ACCEPTED, line(plan, list), plan.madeBy()
                + " " + When.moment(plan.madeAt(), today) + " 排的", list, left,
                drawn.isEmpty() ? null : map(plan.placeCode(), known, drawn));
    }

    private static String line(RoundsOfDay plan, List<RoundsPage.Round> list) {
        return "%d 位互助员，%d 户，连回家路上一共 %d 分钟，%s".formatted(list.size(), plan.stops().size(),
                plan.walk(), plan.late() == 0 ? "没有迟到" : "迟到一共 " + plan.late() + " 分钟")
                + (plan.left().isEmpty() ? "" : "，" + plan.left().size() + " 户去不了");
    }

    private static RoundsPage.Round round(int number, Aide aide, List<Stop> stops, Known known) {
        var doors = new ArrayList<RoundsPage.Door>();
        var verb = aide.vehicle() == Aide.Vehicle.FOOT ? "走" : "路上";
        for (var stop : stops) {
            var visit = known.visits().get(stop.visitId());
            var elder = known.elderOf(stop.visitId());
            if (visit != null && elder != null) {
                doors.add(new RoundsPage.Door(visit.id(), elder.id(), elder.name(),
                        elder.hamlet(), visit.service(), visit.task(), hour(stop.begins()),
                        hour(stop.ends()), stop.way() == 0 ? "同一户" : verb + " " + stop.way()
                        + " 分钟", stop.late(), stop.fixed(),
                        state(visit), isOff(visit),
                        Math.max(0, stop.begins() - DAY_BEGINS), stop.lasts()));
            }
        }
        return new RoundsPage.Round(number, aide.id(), aide.name(),
                "%s·%s，%d 户，路上 %d 分钟，%s 出门，%s 做完".formatted(aide.hamlet(),
                        aide.vehicle().chinese(), doors.size(),
                        stops.stream().mapToInt(Stop::way).sum(),
                        hour(stops.getFirst().begins() - stops.getFirst().way()),
                        hour(stops.getLast().ends()))
                        + (RoundsOfDay.restsAtNoon(stops) ? "" : "，中午没空吃饭"), doors);
    }

    /** What the round does not know: the visit was begun, made or called off meanwhile. */
    private static @Nullable String state(Visit visit) {
        return switch (visit.status()) {
            case PLANNED -> null;
            case STARTED -> "已开始";
            case DONE, CONFIRMED -> "做完了";
            case MISSED -> "没去成" + why(visit);
            case CANCELLED -> "已取消，不用去" + why(visit);
        };
    }

    private static String why(Visit visit) {
        return visit.whyNot() == null ? "" : "：" + visit.whyNot();
    }

    static boolean isOff(Visit visit) {
        return visit.status() == Visit.Status.CANCELLED
                || visit.status() == Visit.Status.MISSED;
    }

    static String hour(int minute) {
        return "%02d:%02d".formatted(minute / 60 % 24, minute % 60);
    }

    private static RoundsPage.Left left(RoundsOfDay.Left left, Known known) {
        var visit = java.util.Objects.requireNonNull(known.visits().get(left.visitId()));
        var elder = java.util.Objects.requireNonNull(known.elderOf(left.visitId()));
        return new RoundsPage.Left(visit.id(), elder.id(), elder.name(), elder.hamlet() + "·"
                + visit.service().chinese() + "，原定 " + When.hour(visit.plannedAt()), left.why());
    }

    private static List<String> way(Aide aide, List<Stop> stops, Known known) {
        var codes = new ArrayList<String>();
        codes.add(aide.placeCode());
        for (var stop : stops) {
            var elder = known.elderOf(stop.visitId());
            if (elder != null && !codes.getLast().equals(elder.placeCode())) {
                codes.add(elder.placeCode());
            }
        }
        if (!codes.getLast().equals(aide.placeCode())) {
            codes.add(aide.placeCode());
        }
        return codes;
    }

    private RoundsMap map(String place, Known known, TreeMap<Integer, List<String>> drawn) {
        var doors = new HashMap<String, Integer>();
        known.visits().values().forEach(visit -> {
            var elder = known.elders().get(visit.elderId());
            if (elder != null) {
                doors.merge(elder.placeCode(), 1, Integer::sum);
            }
        });
        var codes = Stream.concat(doors.keySet().stream(),
                drawn.values().stream().flatMap(List::stream)).collect(Collectors.toSet());
        var names = new LinkedHashMap<>(places.names(codes));
        return RoundsMap.of(new RoundsMap.Ask(names, paths.spots(codes), paths.noted(place),
                doors, drawn));
    }

    private RoundsPage.@Nullable Move move(RoundsOfDay plan, Known known, UUID visitId) {
        var visit = known.visits().get(visitId);
        var elder = known.elderOf(visitId);
        if (visit == null || elder == null) {
            return null;
        }
        var offers = rounds.offers(plan.id(), visitId);
        var who = aides.byIds(offers.stream().map(Rounds.Offer::aideId).toList());
        var now = plan.stops().stream().filter(s -> s.visitId().equals(visitId))
                .map(Stop::aideId).findFirst().orElse(null);
        return new RoundsPage.Move(visitId, elder.name(), visit.service().chinese(),
                offers.stream().filter(offer -> who.containsKey(offer.aideId())).map(offer -> {
                    var aide = java.util.Objects.requireNonNull(who.get(offer.aideId()));
                    return new RoundsPage.Offer(aide.id(), aide.name(), offer.at(),
                            aide.hamlet() + "·" + aide.vehicle().chinese() + "，排第 "
                            + (offer.at() + 1) + " 户",
                            cost(offer.walkMore(), offer.lateMore()), aide.id().equals(now));
                }).toList());
    }

    /** What a step costs, in words. */
    static String cost(int walk, int late) {
        var way = walk == 0 ? "路上一样" : walk > 0 ? "路上多 " + walk + " 分钟" : "路上少 " + -walk + " 分钟";
        return late == 0 ? way : way + (late > 0 ? "，迟到多 " + late + " 分钟"
                : "，迟到少 " + -late + " 分钟");
    }
}
