package shouwang.pages.kin;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import shouwang.care.Visit.Status;
import shouwang.care.picture.Picture;
import shouwang.family.Letter;
import shouwang.family.News;
import shouwang.pages.When;
import shouwang.pages.form.Face;
import shouwang.people.Kin.Sight;

/** Puts what a child may know into the words of the page. */
final class NewsWords {
    private static final List<String> DAYS = List.of("一", "二", "三", "四", "五", "六", "日");
    private static final int FEW = 5;

    private NewsWords() {}

    static KinHome of(News news, Whose.Head head, KinHome.@Nullable LetterHead letter,
            List<Picture> pictures, LocalDate today) {
        var visits = news.sees(Sight.VISITS);
        return new KinHome(head, news.elder().ageOn(today), news.may().stream().sorted()
                .map(Sight::chinese).collect(Collectors.joining("、")), visits,
                visits ? seen(news, today) : null, mood(news.mood()),
                visits ? week(news.visits(), today) : null,
                news.calls().stream().limit(FEW).map(call -> new KinHome.Call(
                        When.past(call.at(), today), call.kind().chinese(), call.by(),
                        call.words())).toList(),
                news.sees(Sight.NEEDS), asked(news, today), news.wants(), news.health(),
                news.points(), letter, pictures.stream().map(
                        picture -> new KinHome.Shot(picture.id(),
                                When.past(picture.madeAt(), today))).toList());
    }

    static KinHome.LetterHead head(Letter letter) {
        return new KinHome.LetterHead(letter.id(), letter.title(), letter.greeting(),
                letter.body().getFirst());
    }

    private static KinHome.@Nullable Seen seen(News news, LocalDate today) {
        return news.visits().stream().filter(visit -> visit.finishedAt() != null)
                .max(Comparator.comparing(visit -> Objects.requireNonNull(visit.finishedAt())))
                .map(visit -> new KinHome.Seen(
                        When.moment(Objects.requireNonNull(visit.finishedAt()), today),
                        visit.aide(), visit.service().chinese() + "，待了 " + visit.minutes()
                                + " 分钟", visit.words())).orElse(null);
    }

    private static KinHome.@Nullable Mood mood(News.@Nullable Mood mood) {
        if (mood == null) {
            return null;
        }
        var step = mood.step();
        return new KinHome.Mood(step, step == null ? null : Face.ALL.stream()
                .filter(face -> face.step() == step).findFirst().map(Face::word)
                .orElse(null), mood.words());
    }

    private static KinHome.Week week(List<News.Went> visits, LocalDate today) {
        var monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var days = new ArrayList<KinHome.Day>();
        for (var n = 0; n < DAYS.size(); n++) {
            var day = monday.plusDays(n);
            var there = visits.stream().filter(visit -> When.day(visit.plannedAt()).equals(day))
                    .map(News.Went::status).toList();
            var done = there.contains(Status.DONE) || there.contains(Status.CONFIRMED);
            days.add(new KinHome.Day(DAYS.get(n), day.getDayOfMonth(), day.equals(today), done,
                    !done && (there.contains(Status.PLANNED) || there.contains(Status.STARTED))));
        }
        var done = days.stream().filter(KinHome.Day::done).count();
        var planned = days.stream().filter(KinHome.Day::planned).count();
        return new KinHome.Week(days, (done == 0 ? "这周还没有人去过" : "这周去过 " + done + " 天")
                + (planned == 0 ? "。" : "，还要去 " + planned + " 天。"));
    }

    /** Open ones, and of the ended ones those of the last two weeks. */
    private static List<KinHome.Asked> asked(News news, LocalDate today) {
        return news.needs().stream().filter(need -> need.status() == shouwang.care.Need.Status.OPEN
                || need.status() == shouwang.care.Need.Status.GIVEN
                || !When.day(need.at()).isBefore(today.minusDays(14))).limit(FEW)
                .map(need -> new KinHome.Asked(need.wish(), need.service().icon(),
                        When.past(need.at(), today), need.status().chinese(), need.answer()))
                .toList();
    }
}
