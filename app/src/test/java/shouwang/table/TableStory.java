package shouwang.table;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import shouwang.TestClock;
import shouwang.access.Actor;
import shouwang.kernel.Ids;
import shouwang.kernel.Money;
import shouwang.kernel.Points;
import shouwang.people.Elder;
import shouwang.people.ElderForm;
import shouwang.people.Elders;
import shouwang.people.Phone;
import shouwang.timebank.SpendingStory;

/** A village whose canteen is open every day and whose neighbours eat together. */
@TestComponent
public class TableStory {
    public static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    @Autowired public SpendingStory spending;
    @Autowired Canteen canteen;
    @Autowired Courtyards courtyards;
    @Autowired Elders elders;
    @Autowired TestClock clock;
    /**
     * The day of the story, the second whose nine o'clock is still to come: who eats from now on
     * has eaten one meal before it, whatever the hour.
     */
    public final LocalDate day = TestClock.today().plusDays(
            TestClock.hour().isBefore(LocalTime.of(9, 0)) ? 1 : 2);

    public SpendingStory.Scene scene() {
        var scene = spending.scene();
        spending.villages.in(scene.village(), () -> {
            canteen.terms(scene.clerk().actor(), new Terms(scene.village(), 127, new Money(800),
                    new Points(30), true));
            return null;
        });
        return scene;
    }

    public <T> T in(SpendingStory.Scene scene, Callable<T> work) {
        return spending.villages.in(scene.village(), work);
    }

    /** Runs the work on the story's day at an hour. */
    public <T> T at(SpendingStory.Scene scene, int hour, Callable<T> work) {
        var ahead = java.time.Duration.between(TestClock.given(),
                day.atTime(hour, 0).atZone(HERE).toInstant());
        return clock.after(ahead, () -> in(scene, work));
    }

    public UUID elder(SpendingStory.Scene scene, String name, @Nullable String mind) {
        return elders.add(scene.clerk().actor(), Ids.fresh(), new ElderForm(
                scene.village() + "001", name, Elder.Sex.F, LocalDate.of(1944, 5, 1), null,
                List.<Phone>of(), Set.of(), null, null, mind, null, null, null, "石桥边", null));
    }

    public void eats(Actor clerk, UUID elder, Meal.Manner manner, boolean soft) {
        canteen.eater(clerk, new Eater(elder, 127, manner, soft, null, null));
    }

    /** A courtyard of the hamlet that eats every day. */
    public Courtyard courtyard(SpendingStory.Scene scene) {
        return courtyards.found(scene.clerk().actor(), new Courtyard(Ids.fresh(),
                scene.village() + "001", "竹林小院", 127));
    }
}
