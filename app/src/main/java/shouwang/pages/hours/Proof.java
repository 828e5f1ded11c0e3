package shouwang.pages.hours;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shouwang.care.Timetable;
import shouwang.care.Visit;
import shouwang.timebank.earning.Earning;

/** How it was confirmed that hours were given, what that is worth, and by whom: in words. */
@Component
class Proof {
    private final Timetable timetable;

    Proof(Timetable timetable) {
        this.timetable = timetable;
    }

    /**
     * Earning → words; in one question for all.
     *
     * @param open for the public: a witness by surname only
     */
    Map<UUID, String> of(Collection<Earning> earnings, boolean open) {
        var visits = timetable.byIds(earnings.stream()
                .filter(e -> e.kind() == Earning.Kind.VISIT).map(Earning::source).toList());
        var words = new HashMap<UUID, String>();
        for (var e : earnings) {
            var visit = visits.get(e.source());
            words.put(e.id(), visit == null ? e.enteredName() + "登记" : said(visit, open));
        }
        return words;
    }

    static String said(Visit visit, boolean open) {
        var method = visit.method();
        if (method == null) {
            return "";
        }
        var by = visit.confirmedBy();
        var told = method == Visit.Method.WITNESS
                || method == Visit.Method.CALL_BACK && !open;
        var who = by == null || by.isEmpty() || !told ? ""
                : "，" + (open ? surname(by) : by);
        return method.chinese() + who + "（" + method.worth() + "）";
    }

    private static String surname(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1)) + "某";
    }
}
