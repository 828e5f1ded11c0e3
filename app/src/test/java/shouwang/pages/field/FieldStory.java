package shouwang.pages.field;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import shouwang.SignedIn;
import shouwang.Villages;
import shouwang.access.Role;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.kernel.Ids;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.ElderForm;
import shouwang.people.Elders;
import shouwang.places.Place;
import shouwang.places.Places;

/** A hamlet of eight elders, their aide, today's eight visits and two for tomorrow. */
@TestComponent
class FieldStory {
    private static final List<String> NAMES = List.of("蒲光才", "冉翠芳", "周玉琼", "刘荣才", "单秀英",
            "盖国富", "仇素珍", "何代全");
    private static final List<Service> SERVICES = List.of(Service.MEALS, Service.ERRANDS,
            Service.BATHING, Service.COUNSEL, Service.CLEANING, Service.MEDICAL, Service.MOBILITY,
            Service.FARMING);
    private final Elders elders;
    private final Aides aides;
    private final Places places;
    private final Pairs pairs;
    private final Visits visits;
    private final Villages villages;
    private final SignedIn signedIn;
    private final Clock clock;

    FieldStory(Elders elders, Aides aides, Places places, Pairs pairs, Visits visits,
            Villages villages, SignedIn signedIn, Clock clock) {
        this.elders = elders;
        this.aides = aides;
        this.places = places;
        this.pairs = pairs;
        this.visits = visits;
        this.villages = villages;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** The people and the visits of one test; {@code today} in the order they were planned. */
    record Scene(String village, SignedIn.Guest clerk, UUID aide, SignedIn.Guest guest,
            List<UUID> elders, List<UUID> today) {}

    Scene scene() {
        var village = villages.fresh();
        var clerk = signedIn.as(Role.CLERK, village);
        return villages.in(village, () -> {
            var hamlet = places.add(village, Place.Kind.HAMLET, "竹林湾").code();
            var aide = aide(clerk, hamlet, "王琼琼");
            var people = new ArrayList<UUID>();
            var planned = new ArrayList<UUID>();
            for (var n = 0; n < NAMES.size(); n++) {
                people.add(elder(clerk, hamlet, n));
                pairs.pair(clerk.actor(), people.getLast(), aide, Pair.Manner.VOLUNTARY, null);
                planned.add(plan(clerk, people.getLast(), aide, n, 0));
            }
            plan(clerk, people.get(1), aide, 1, 1);
            plan(clerk, people.get(2), aide, 2, 1);
            return new Scene(village, clerk, aide, signedIn.as(Role.AIDE, village, aide),
                    List.copyOf(people), List.copyOf(planned));
        });
    }

    private UUID elder(SignedIn.Guest clerk, String hamlet, int n) {
        return elders.add(clerk.actor(), Ids.fresh(), new ElderForm(hamlet, NAMES.get(n),
                n % 2 == 0 ? Elder.Sex.M : Elder.Sex.F, LocalDate.of(1934 + n, 3, 5), null,
                shouwang.people.Phone.parseAll("1545555730" + n).orElseThrow(),
                Set.of(Elder.Category.LIVING_ALONE), null, "高血压", "青霉素过敏。耳背，敲门重些。",
                null, null, null, "石桥过去第三家，门口有黄葛树", null));
    }

    UUID aide(SignedIn.Guest clerk, String hamlet, String name) {
        return aides.add(clerk.actor(), Ids.fresh(), new Aides.Form(hamlet, name, Elder.Sex.F,
                LocalDate.of(1968, 6, 1),
                shouwang.people.Phone.parseAll("15455551111").orElseThrow(), Aide.Origin.NEIGHBOUR,
                Set.of(), Aide.Vehicle.FOOT, 12, 60, 127));
    }

    private UUID plan(SignedIn.Guest clerk, UUID elder, UUID aide, int n, int ahead) {
        var id = Ids.fresh();
        visits.plan(clerk.actor(), new Visit.Plan(id, elder, aide, null, SERVICES.get(n),
                n == 0 ? "送午饭，要软" : "", at(LocalTime.of(8, 0).plusMinutes(45L * n), ahead)));
        return id;
    }

    /** One visit for each of the six days to come, each to another elder. */
    List<UUID> week(Scene scene) {
        return villages.in(scene.village(), () -> java.util.stream.IntStream.rangeClosed(1, 6)
                .mapToObj(n -> plan(scene.clerk(), scene.elders().get(n), scene.aide(), n, n))
                .toList());
    }

    private Instant at(LocalTime time, int ahead) {
        return LocalDate.now(clock).plusDays(ahead).atTime(time).atZone(clock.getZone()).toInstant();
    }

    /** Another aide of the same hamlet, with a phone of her own or this one. */
    SignedIn.Guest neighbour(Scene scene) {
        return villages.in(scene.village(), () -> signedIn.as(Role.AIDE, scene.village(),
                aide(scene.clerk(), elders.get(scene.elders().getFirst()).placeCode(), "杨素芬")));
    }
}
