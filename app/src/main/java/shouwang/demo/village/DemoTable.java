package shouwang.demo.village;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import shouwang.access.Actor;
import shouwang.kernel.Ids;
import shouwang.kernel.Money;
import shouwang.kernel.Points;
import shouwang.people.Aide;
import shouwang.people.Elder;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.table.Canteen;
import shouwang.table.Courtyard;
import shouwang.table.Courtyards;
import shouwang.table.DayCare;
import shouwang.table.Eater;
import shouwang.table.Meal;
import shouwang.table.Terms;

/** A canteen, day care and a courtyard. */
@Component
@Order(60)
class DemoTable implements DemoPart {
    private static final int DAILY = 127;
    private static final int EATERS = 14;
    private final Canteen canteen;
    private final DayCare daycare;
    private final Courtyards yards;
    private final Places places;
    private final Clock clock;

    DemoTable(Canteen canteen, DayCare daycare, Courtyards yards, Places places, Clock clock) {
        this.canteen = canteen;
        this.daycare = daycare;
        this.yards = yards;
        this.places = places;
        this.clock = clock;
    }

    @Override
    public void play(Scene scene) {
        var host = scene.helpers().getFirst();
        table(scene.clerk(), scene.village(), scene.old(), scene.helpers().get(1));
        courtyard(scene.clerk(), places.get(host.placeCode()), scene.old(), host);
    }

    /** The canteen cooks for a few, three spend the day there. */
    private void table(Actor clerk, String village, List<Elder> old, Aide cook) {
        var today = LocalDate.now(clock);
        terms(clerk, village, false);
        canteen.cook(clerk, village, cook.id(), true);
        for (var i = 0; i < EATERS; i++) {
            canteen.eater(clerk, new Eater(old.get(3 * i).id(), DAILY,
                    i % 3 == 2 ? Meal.Manner.BROUGHT : Meal.Manner.HERE, i % 4 == 1, null, null));
        }
        terms(clerk, village, true);
        canteen.menu(clerk, village, today, "红苕稀饭、蒸蛋、炒白菜", null);
        canteen.menu(clerk, village, today.plusDays(1), "米饭、萝卜烧肉、豆腐汤", null);
        for (var i = 0; i < 3; i++) {
            daycare.came(clerk, old.get(6 * i).id());
        }
    }

    /**
     * Has cooked for a week; opened only when all have put their names down, else nine o'clock
     * would count none.
     */
    private void terms(Actor clerk, String village, boolean open) {
        canteen.terms(clerk, new Terms(village, DAILY, new Money(600), new Points(30), open),
                LocalDate.now(clock).minusWeeks(1));
    }

    /** Neighbours of one hamlet eat together; the aide who signs in sits with them. */
    private void courtyard(Actor clerk, Place hamlet, List<Elder> old, Aide aide) {
        var yard = yards.found(clerk, new Courtyard(Ids.fresh(), hamlet.code(),
                hamlet.name() + "小院", DAILY));
        Stream.concat(Stream.of(aide.id()), old.stream()
                .filter(elder -> elder.placeCode().equals(hamlet.code())).map(Elder::id).limit(5))
                .forEach(person -> yards.neighbour(clerk, yard.id(), person, true, true));
        yards.arrange(clerk, yard.id());
    }
}
