package shouwang.pages.station;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import shouwang.care.Contacts;
import shouwang.people.Elder;
import shouwang.people.Elders;

/** Elders at home whom nobody saw or spoke with for thirty days, or ever. */
@Component
class Lapses {
    private static final int VILLAGE = 12;
    private static final int MOST = 300;
    private final Contacts contacts;
    private final Elders elders;
    private final Desk desk;

    Lapses(Contacts contacts, Elders elders, Desk desk) {
        this.contacts = contacts;
        this.elders = elders;
        this.desk = desk;
    }

    /** Those never spoken with first, then the longest; above a village only those once met. */
    List<Today.Lapsed> of(String placeCode) {
        var rows = new ArrayList<Today.Lapsed>();
        if (placeCode.length() >= VILLAGE) {
            var lapsed = elders.others(placeCode,
                    contacts.heardOf(placeCode, Contacts.LAPSE_DAYS)).stream()
                    .filter(Lapses::atHome).toList();
            var latest = contacts.latest(lapsed.stream().map(Elder::id).toList());
            lapsed.forEach(elder -> {
                var last = latest.get(elder.id());
                rows.add(row(elder, last == null ? Long.MAX_VALUE : days(last)));
            });
        } else {
            var lapsed = contacts.lapsed(placeCode, Contacts.LAPSE_DAYS, MOST);
            var who = desk.elders(lapsed.stream().map(Contacts.Last::elderId));
            lapsed.forEach(last -> {
                var elder = who.get(last.elderId());
                if (elder != null && atHome(elder)) {
                    rows.add(row(elder, days(last)));
                }
            });
        }
        rows.sort(Comparator.comparingLong(Today.Lapsed::days).reversed());
        return rows;
    }

    private static boolean atHome(Elder elder) {
        return elder.status() == Elder.Status.HERE;
    }

    private long days(Contacts.Last last) {
        return ChronoUnit.DAYS.between(last.at(), desk.now());
    }

    private Today.Lapsed row(Elder elder, long days) {
        var alone = elder.categories().contains(Elder.Category.LIVING_ALONE) ? "·独居" : "";
        return new Today.Lapsed(elder.id(), elder.name(), days, desk.of(elder) + alone);
    }
}
