package shouwang.pages.boards;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shouwang.access.Actor;
import shouwang.access.Right;
import shouwang.boards.Board;
import shouwang.boards.Measure;
import shouwang.boards.Tally;
import shouwang.places.Place;

/** Says a board in words and draws its bars and lines. */
record BoardWords(Board board, Place place, Map<String, Place> places, Actor reader, Instant now,
        ZoneId zone) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("M月d日 HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("M月d日");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy年M月");
    private static final List<Measure> GROUPS = List.of(Measure.YOUNG_OLD, Measure.VERY_OLD,
            Measure.LIVING_ALONE, Measure.EMPTY_NEST, Measure.LEFT_BEHIND, Measure.LOST_ONLY_CHILD,
            Measure.WIDOWED, Measure.HARDSHIP, Measure.HARD_TO_WALK, Measure.HARD_TO_CARE);

    /** What the rows may be ranked by: the word in the address → the figure. */
    static final Map<String, Measure> RANKS = Map.of("without", Measure.WITHOUT_AIDE,
            "late", Measure.LATE_NEEDS, "lapsed", Measure.LAPSED, "waiting", Measure.WAITING,
            "elders", Measure.ELDERS);

    BoardView view(String by) {
        var total = Objects.requireNonNull(board.total());
        var village = place.kind() == Place.Kind.VILLAGE;
        var map = CountyMap.of(place.code());
        var without = board.below().stream().collect(
                Collectors.toMap(Tally::placeCode, t -> t.of(Measure.WITHOUT_AIDE)));
        return new BoardView(place.code(), village ? "谁还缺人照看" : "哪里还缺人照看", place.name(),
                number(total.of(Measure.ELDERS)), MOMENT.format(total.countedAt().atZone(zone)),
                above(), gaps(total), !village,
                place.kind() == Place.Kind.COUNTY ? "乡镇" : "村", by, rows(by), shares(total),
                months(), map, map == null ? List.of() : map.spots(without));
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private List<BoardView.Link> above() {
        var links = new ArrayList<BoardView.Link>();
        for (var digits = 6; digits < place.code().length(); digits += 3) {
            var code = place.code().substring(0, digits);
            if (reader.scope().covers(code) && places.containsKey(code)) {
                links.add(new BoardView.Link("/boards/" + code, places.get(code).name()));
            }
        }
        return links;
    }

    private List<BoardView.Gap> gaps(Tally total) {
        var elders = total.of(Measure.ELDERS);
        var without = total.of(Measure.WITHOUT_AIDE);
        var late = total.of(Measure.LATE_NEEDS);
        var lapsed = total.of(Measure.LAPSED);
        var waiting = total.of(Measure.WAITING);
        return List.of(
                new BoardView.Gap("没有互助员的老人", number(without), "人", false,
                        share(without, elders) + change(Board.Day::withoutAide),
                        link(Right.PAIR, "/people/pairs"), line(Board.Day::withoutAide)),
                new BoardView.Gap("超时没有回应的求助", number(late), "件", late > 0, latest(total),
                        link(Right.SEE_CARE, "/today/needs"), line(Board.Day::lateNeeds)),
                new BoardView.Gap("三十天没有联系", number(lapsed), "人", false,
                        share(lapsed, total.of(Measure.AT_HOME)) + change(Board.Day::lapsed),
                        link(Right.CALLS, "/today"), line(Board.Day::lapsed)),
                new BoardView.Gap("等老人确认的上门", number(waiting), "次", false,
                        waiting == 0 ? "都确认了" : "确认了才能记积分", link(Right.CALLS, "/today"), null));
    }

    private @Nullable String link(Right right, String path) {
        return place.kind() == Place.Kind.VILLAGE && place.code().equals(reader.placeCode())
                && reader.may(right) ? path : null;
    }

    private static String share(int part, int whole) {
        return whole == 0 ? "还没有老人" : "每百人 " + String.format(Locale.ROOT, "%.1f",
                100.0 * part / whole);
    }

    private String change(ToIntFunction<Board.Day> figure) {
        var days = board.days();
        if (days.size() < 2) {
            return "";
        }
        var first = days.getFirst();
        var less = figure.applyAsInt(first) - figure.applyAsInt(days.getLast());
        return less == 0 ? "" : "，比 " + DAY.format(first.day()) + (less > 0 ? "少 " : "多 ")
                + number(Math.abs(less));
    }

    private String latest(Tally total) {
        var latest = total.latest();
        if (latest == null) {
            return "没有超时的";
        }
        var where = board.below().stream().filter(t -> latest.equals(t.latest())).findFirst()
                .map(t -> "，" + name(t.placeCode())).orElse("");
        return "最久 " + duration(Duration.between(latest, now)) + where;
    }

    static String duration(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " 天" + (time.toHoursPart() > 0 ? " " + time.toHoursPart()
                    + " 小时" : "");
        }
        return time.toHours() > 0 ? time.toHours() + " 小时"
                : Math.max(0, time.toMinutes()) + " 分钟";
    }

    private String name(String code) {
        var known = places.get(code);
        return known == null ? code : known.name();
    }

    /** Draws the days as points; null while there is only one. */
    private BoardView.@Nullable Spark line(ToIntFunction<Board.Day> figure) {
        var days = board.days();
        if (days.size() < 2) {
            return null;
        }
        var most = days.stream().mapToInt(figure).max().orElse(0);
        var least = days.stream().mapToInt(figure).min().orElse(0);
        var from = days.getFirst().day();
        var span = Math.max(1, days.getLast().day().toEpochDay() - from.toEpochDay());
        var points = new ArrayList<String>();
        for (var day : days) {
            var x = 4 + 142.0 * (day.day().toEpochDay() - from.toEpochDay()) / span;
            var y = most == least ? 20
                    : 4 + 32.0 * (most - figure.applyAsInt(day)) / (most - least);
            points.add(String.format(Locale.ROOT, "%.1f,%.1f", x, y));
        }
        var last = points.getLast().split(",");
        var words = days.stream().map(day -> DAY.format(day.day()) + " " + figure.applyAsInt(day))
                .collect(Collectors.joining("、"));
        return new BoardView.Spark(String.join(" ", points), last[0], last[1],
                DAY.format(from) + " " + number(figure.applyAsInt(days.getFirst())), words);
    }

    private List<BoardView.Row> rows(String by) {
        var rank = RANKS.getOrDefault(by, Measure.WITHOUT_AIDE);
        var ranked = board.below().stream().sorted(Comparator
                .<Tally>comparingInt(t -> -t.of(rank)).thenComparing(Tally::placeCode)).toList();
        var mostWithout = most(Measure.WITHOUT_AIDE);
        var mostLapsed = most(Measure.LAPSED);
        var rows = new ArrayList<BoardView.Row>();
        for (var tally : ranked) {
            var known = places.get(tally.placeCode());
            var stage = known == null ? null : known.stage();
            rows.add(new BoardView.Row(rows.size() + 1, "/boards/" + tally.placeCode(),
                    name(tally.placeCode()), stage == null ? null : stage.chinese(),
                    number(tally.of(Measure.ELDERS)), number(tally.of(Measure.WITHOUT_AIDE)),
                    percent(tally.of(Measure.WITHOUT_AIDE), mostWithout),
                    number(tally.of(Measure.LATE_NEEDS)), tally.of(Measure.LATE_NEEDS) > 0,
                    number(tally.of(Measure.LAPSED)), percent(tally.of(Measure.LAPSED), mostLapsed),
                    number(tally.of(Measure.WAITING))));
        }
        return rows;
    }

    private int most(Measure measure) {
        return board.below().stream().mapToInt(t -> t.of(measure)).max().orElse(0);
    }

    private static int percent(long part, long most) {
        return most == 0 ? 0 : (int) Math.round(100.0 * part / most);
    }

    private List<BoardView.Share> shares(Tally total) {
        var elders = total.of(Measure.ELDERS);
        return GROUPS.stream().map(group -> new BoardView.Share(group.chinese(),
                number(total.of(group)), elders == 0 ? "" : String.format(Locale.ROOT, "%.1f%%",
                        100.0 * total.of(group) / elders))).toList();
    }

    private List<BoardView.Month> months() {
        var most = board.months().stream().mapToInt(Board.Month::visits).max().orElse(0);
        return board.months().reversed().stream().map(month -> new BoardView.Month(
                MONTH.format(month.month()), number(month.visits()),
                number(Math.round(month.minutes() / 60.0)), percent(month.visits(), most)))
                        .toList();
    }

    LocalDate countedOn() {
        return LocalDate.ofInstant(Objects.requireNonNull(board.total()).countedAt(), zone);
    }
}
