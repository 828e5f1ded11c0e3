package shouwang.rounds;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import shouwang.SignedIn;
import shouwang.TestClock;
import shouwang.Villages;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.ElderForm;
import shouwang.people.Elders;
import shouwang.people.Phone;
import shouwang.places.Paths;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.places.Way;

/** A village of three hamlets in a row, twenty and thirty minutes apart, for tests of rounds. */
@TestComponent
public class RoundsStory {
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");
    @Autowired Elders elders;
    @Autowired Aides aides;
    @Autowired Visits visits;
    @Autowired Places places;
    @Autowired Paths paths;
    @Autowired Rounds rounds;
    @Autowired Villages villages;
    @Autowired SignedIn signedIn;
    public final LocalDate tomorrow = TestClock.today().plusDays(1);

    /** The village of one test: {@code hamlets} are 一社, 二社, 三社 along one path. */
    public record Scene(String village, SignedIn.Guest clerk, List<String> hamlets) {
        public Actor actor() {
            return clerk.actor();
        }
    }

    public Scene scene() {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village);
        return villages.in(village, () -> {
            var hamlets = List.of("一社", "二社", "三社").stream().map(name ->
                    places.add(village, Place.Kind.HAMLET, name).code()).toList();
            path(hamlets.get(0), hamlets.get(1), 20);
            path(hamlets.get(1), hamlets.get(2), 30);
            return new Scene(village, clerk, hamlets);
        });
    }

    private void path(String from, String to, int minutes) {
        paths.note(from, to, Way.FOOT, minutes, "蒲秀兰");
        paths.note(to, from, Way.FOOT, minutes, "蒲秀兰");
    }

    public UUID elder(Scene scene, int hamlet, String name) {
        return elders.add(scene.actor(), Ids.fresh(), new ElderForm(scene.hamlets().get(hamlet),
                name, Elder.Sex.F, LocalDate.of(1942, 3, 5), null,
                Phone.parseAll("15455557302").orElseThrow(), Set.of(Elder.Category.LIVING_ALONE),
                null, null, null, null, null, null, "竹林湾，石桥过去第三家", null));
    }

    public UUID aide(Scene scene, int hamlet, String name, String... skills) {
        return aides.add(scene.actor(), Ids.fresh(), new Aides.Form(scene.hamlets().get(hamlet),
                name, Elder.Sex.F, LocalDate.of(1968, 6, 1),
                Phone.parseAll("15455551111").orElseThrow(), Aide.Origin.NEIGHBOUR,
                Set.of(skills), Aide.Vehicle.FOOT, 6, 60, 127));
    }

    public UUID visit(Scene scene, UUID elder, UUID aide, Service service, int hour) {
        return visits.plan(scene.actor(), new Visit.Plan(Ids.fresh(), elder, aide, null, service,
                "", at(hour))).id();
    }

    public Instant at(int hour) {
        return tomorrow.atTime(LocalTime.of(hour, 0)).atZone(HERE).toInstant();
    }

    /** Proposes tomorrow's rounds and waits until they stand. */
    public RoundsOfDay proposed(Scene scene) {
        in(scene, () -> rounds.propose(scene.actor(), scene.village(), tomorrow));
        var standing = ended(scene);
        if (standing.state() != Search.State.DONE) {
            throw new IllegalStateException(standing.toString());
        }
        return in(scene, () -> rounds.find(scene.village(), tomorrow)).orElseThrow();
    }

    /** How the search ended. */
    public Search.Standing ended(Scene scene) {
        var until = System.nanoTime() + 60_000_000_000L;
        while (System.nanoTime() < until) {
            var now = rounds.standing(scene.actor(), scene.village(), tomorrow).orElseThrow();
            if (!now.running()) {
                return now;
            }
            Thread.onSpinWait();
        }
        throw new IllegalStateException("the search did not end");
    }

    public <T> T in(Scene scene, Callable<T> work) {
        return villages.in(scene.village(), work);
    }
}
