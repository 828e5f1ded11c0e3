package shouwang.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shouwang.House;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.care.CareStory;
import shouwang.care.Climbing;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.kernel.Rejected;
import shouwang.people.Kins;

/**
 * Whatever people do in whatever order: an open need or alert stands on some level's page, and
 * what is over was ended by somebody's word or deed. Runs from a printed seed.
 */
@House
class NeverUnseenTest {
    private static final int SEQUENCES = 12;
    private static final int STEPS = 40;
    @Autowired CareStory story;
    @Autowired Heard heard;
    @Autowired Alarm alarm;
    @Autowired Needs needs;
    @Autowired Visits visits;
    @Autowired Climbing climbing;
    @Autowired Kins kins;
    @Autowired Villages villages;
    @Autowired TestClock clock;
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    /** One village's random life. */
    private record Life(CareStory.Scene scene, List<UUID> helpers, List<UUID> raised,
            List<UUID> drills) {}

    @Test
    void an_open_need_or_alert_is_always_on_some_levels_page() {
        System.out.println("NeverUnseenTest seed " + seed);
        for (var n = 0; n < SEQUENCES; n++) {
            var scene = story.scene();
            var life = new Life(scene, new ArrayList<>(List.of(scene.aide())), new ArrayList<>(),
                    new ArrayList<>());
            for (var more = random.nextInt(4); more > 0; more--) {
                life.helpers().add(villages.in(scene.village(), () -> story.aide(scene.clerk(),
                        scene.village() + (random.nextBoolean() ? "001" : ""), "帮手")));
            }
            var passed = Duration.ZERO;
            for (var step = 0; step < STEPS; step++) {
                passed = passed.plusMinutes(random.nextInt(10) == 0 ? random.nextInt(3_000)
                        : random.nextInt(15));
                var jumped = random.nextInt(12) == 0 ? passed.dividedBy(2) : passed;
                clock.after(jumped, () -> {
                    one(life);
                    look(life);
                    return true;
                });
            }
        }
    }

    private void one(Life life) {
        var scene = life.scene();
        try {
            switch (random.nextInt(13)) {
                case 0, 1 -> raise(life);
                case 2, 3, 4 -> heard.rounds(scene, Duration.ZERO);
                case 5 -> of(scene, life.raised(), id -> needs.give(scene.clerk().actor(), id,
                        some(life.helpers()), clock.instant().plusSeconds(random.nextInt(9_000))));
                case 6 -> of(scene, life.raised(), id -> random.nextBoolean()
                        ? needs.answered(scene.clerk().actor(), id, "电话里办好了")
                        : needs.withdraw(scene.clerk().actor(), id, "不要了"));
                case 7 -> of(scene, life.raised(), id -> needs.clarify(scene.clerk().actor(), id,
                        some(List.of(Service.values())), "问清了", random.nextBoolean()));
                case 8 -> of(scene, life.raised(), this::visit);
                case 9 -> drill(life);
                default -> act(life);
            }
        } catch (Rejected refused) {
            assertThat(refused.say()).isNotBlank();
        }
    }

    private void raise(Life life) {
        var scene = life.scene();
        var id = Ids.fresh();
        villages.in(scene.village(), () -> needs.raise(scene.clerk().actor(), new Need.Raise(id,
                scene.elder(), some(List.of(Service.values())), "帮一下", 1, Need.RaisedAs.SELF,
                "冉翠芳", Need.Via.PHONE, clock.instant(), random.nextInt(3) == 0)));
        life.raised().add(id);
    }

    private void drill(Life life) {
        var scene = life.scene();
        var id = Ids.fresh();
        villages.in(scene.village(), () -> alarm.drill(scene.clerk().actor(), id, scene.elder(),
                "演练"));
        life.drills().add(id);
    }

    /** Somebody starts, finishes or misses a visit that answers the need. */
    private Object visit(UUID needId) {
        var need = needs.get(needId);
        for (var visit : needs.answers(need)) {
            var clerk = current.clerk().actor();
            switch (random.nextInt(3)) {
                case 0 -> visits.start(clerk, visit.id(), clock.instant());
                case 1 -> visits.finish(clerk, visit.id(),
                        new Visit.Finish(clock.instant().plusSeconds(60), "做好了", null));
                default -> visits.missed(clerk, visit.id(), "断路");
            }
        }
        return needId;
    }

    private void act(Life life) {
        var scene = life.scene();
        var open = villages.in(scene.village(), () -> alarm.open(scene.village(), 50));
        if (open.isEmpty()) {
            return;
        }
        var alert = some(open).id();
        var who = some(life.helpers());
        var clerk = scene.clerk().actor();
        of(scene, List.of(alert), id -> {
            switch (random.nextInt(6)) {
                case 0, 1 -> alarm.going(clerk, id, who);
                case 2 -> alarm.cannot(clerk, id, who, "走不开");
                case 3 -> alarm.arrived(clerk, id, who);
                case 4 -> alarm.note(clerk, id, Ids.fresh(), "喝了水");
                default -> alarm.end(clerk, id, some(List.of(Alert.Outcome.values())), "");
            }
            return id;
        });
    }

    private CareStory.Scene current = null;

    private void of(CareStory.Scene scene, List<UUID> ids,
            java.util.function.Function<UUID, Object> deed) {
        if (!ids.isEmpty()) {
            current = scene;
            var id = some(ids);
            villages.in(scene.village(), (Callable<Object>) () -> deed.apply(id));
        }
    }

    private <T> T some(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void look(Life life) {
        var village = life.scene().village();
        var township = village.substring(0, 9);
        var here = villages.in(village, () -> needs.open(village, 200)).stream().map(Need::id)
                .toList();
        var up = villages.in(township, () -> climbing.reached(township, Need.Level.TOWNSHIP, 500))
                .stream().map(Need::id).toList();
        var top = villages.everywhere(() -> climbing.reached("511922", Need.Level.COUNTY, 500))
                .stream().map(Need::id).toList();
        for (var id : life.raised()) {
            var need = villages.in(village, () -> needs.get(id));
            if (!need.isOpen()) {
                assertThat(need.endReason() != null || !villages.in(village,
                        () -> needs.answers(need)).isEmpty()).as("why " + id + " ended").isTrue();
                continue;
            }
            assertThat(here).as("village, seed " + seed).contains(id);
            if (need.level() >= 3) {
                assertThat(up).as("township, seed " + seed).contains(id);
            }
            if (need.level() == 4) {
                assertThat(top).as("county, seed " + seed).contains(id);
            }
            if (need.urgent()) {
                var alert = villages.in(village, () -> alarm.alertOf(id));
                assertThat(alert).as("an urgent need has an alert, seed " + seed).isPresent();
                assertThat(villages.in(village, () -> alarm.get(alert.get())).isOpen())
                        .as("and it is open, seed " + seed).isTrue();
            }
        }
        var alerts = villages.in(village, () -> alarm.open(village, 200)).stream()
                .map(Alert::id).toList();
        var all = new ArrayList<>(villages.in(village, () -> alarm.list(village, false, 200)));
        all.addAll(villages.in(village, () -> alarm.list(village, true, 200)));
        for (var alert : all) {
            assertThat(alerts.contains(alert.id())).as("alert, seed " + seed)
                    .isEqualTo(alert.outcome() == null);
            var waits = alert.isOpen() && alert.thereAt() == null && !alert.drill()
                    && alert.ring() < Alert.COUNTY_RING;
            assertThat(waits && alert.ringAt() == null)
                    .as("nobody is there and nobody else will be called, seed " + seed).isFalse();
        }
        assertThat(heard.in(village)).filteredOn(line -> line.template().equals("NEED_CLIMBED"))
                .filteredOn(line -> line.to().length() < 13).extracting(Heard.Line::to)
                .size().isLessThanOrEqualTo(3 * life.raised().size());
    }
}
