package shouwang.demo.village;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shouwang.access.Account;
import shouwang.access.Accounts;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.county.County;
import shouwang.county.Scope;
import shouwang.kernel.Ids;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Phone;
import shouwang.people.intake.Rosters;
import shouwang.people.roster.Roster;
import shouwang.people.roster.RosterAsk;
import shouwang.places.Place;
import shouwang.places.Places;

/** 井田村 on an ordinary day: its roster, its aides, one login a role, then what the parts add. */
@Component
public class DemoVillage {
    public static final String JINGTIAN = "511922204206";
    private static final String PASSWORD = "shouwang-demo";
    private static final int AIDES = 34;

    private final Accounts accounts;
    private final Rosters rosters;
    private final Elders elders;
    private final Aides aides;
    private final Places places;
    private final DemoShelf shelf;
    private final List<DemoPart> parts;
    private final Clock clock;

    DemoVillage(Accounts accounts, Rosters rosters, Elders elders, Aides aides, Places places,
            DemoShelf shelf, List<DemoPart> parts, Clock clock) {
        this.accounts = accounts;
        this.rosters = rosters;
        this.elders = elders;
        this.aides = aides;
        this.places = places;
        this.shelf = shelf;
        this.parts = parts;
        this.clock = clock;
    }

    /** Makes the logins; fills the village too where {@code people} is true. */
    public void load(County county, boolean people) {
        Scope.all(county).run(() -> {
            var boss = accounts.first(county, "county", "岳明", PASSWORD);
            var admin = actor(county, boss);
            account(admin, "tuanjie", "向琼", Role.TOWNSHIP, "511922204", null);
            var clerk = actor(county, account(admin, "jingtian", "蒲秀兰", Role.CLERK, JINGTIAN,
                    null));
            var supervisor = actor(county, account(admin, "supervisor", "解元德",
                    Role.SUPERVISOR, JINGTIAN, null));
            account(admin, "doctor", "何正清", Role.DOCTOR, JINGTIAN, null);
            account(admin, "coop", "仇桂兰", Role.COOP, JINGTIAN, null);
            shelf.stock(clerk);
            account(admin, "auditor", "谭学文", Role.AUDITOR, county.code(), null);
            if (people) {
                fill(admin, clerk, supervisor);
            } else {
                var first = aides.all(JINGTIAN).getFirst();
                account(admin, "aide", first.name(), Role.AIDE, JINGTIAN, first.id());
            }
        });
    }

    static Actor actor(County county, Account account) {
        return new Actor(account.id(), county, account.name(), account.role(),
                account.placeCode(), account.personId());
    }

    private Account account(Actor admin, String login, String name, Role role, String place,
            @org.jspecify.annotations.Nullable UUID person) {
        return accounts.make(admin, new Account(Ids.fresh(), place, login, name, role, person,
                null, null), PASSWORD);
    }

    private void fill(Actor admin, Actor clerk, Actor supervisor) {
        places.stage(JINGTIAN, Place.Stage.PILOT);
        var random = new SplittableRandom(20261123);
        var result = Roster.check(roster(), "jingtian_roster.xlsx",
                RosterAsk.on(LocalDate.now(clock)));
        rosters.bring(clerk, Ids.fresh(), JINGTIAN, "jingtian_roster.xlsx", result, done -> { });
        var old = elders.all(JINGTIAN);
        var helpers = helpers(clerk, random, old);
        account(admin, "aide", helpers.getFirst().name(), Role.AIDE, JINGTIAN,
                helpers.getFirst().id());
        var scene = new DemoPart.Scene(admin, clerk, supervisor, JINGTIAN, old, helpers, random,
                (login, name, role, person) -> account(admin, login, name, role, JINGTIAN,
                        person));
        parts.forEach(part -> part.play(scene));
    }

    private static byte[] roster() {
        try (var in = Objects.requireNonNull(
                DemoVillage.class.getResourceAsStream("/demo/jingtian_roster.xlsx"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Aide> helpers(Actor clerk, SplittableRandom random, List<Elder> old) {
        var fiction = new Fiction(random);
        var hamlets = places.children(JINGTIAN).stream()
                .filter(place -> place.kind() == Place.Kind.HAMLET).toList();
        var made = new ArrayList<UUID>();
        for (var i = 0; i < AIDES; i++) {
            var female = random.nextInt(10) < 6;
            var born = fiction.born(LocalDate.now(clock), 38 + random.nextInt(28));
            made.add(aides.add(clerk, Ids.fresh(), new Aides.Form(
                    hamlets.get(i % hamlets.size()).code(), fiction.name(female),
                    female ? Elder.Sex.F : Elder.Sex.M, born,
                    List.of(new Phone(fiction.phone())), origin(i, female, born),
                    i % 3 == 0 ? Set.of("BATHING", "MEDICAL") : Set.of(),
                    i % 4 == 0 ? Aide.Vehicle.MOTORBIKE : Aide.Vehicle.FOOT, 6, 60, 127)));
        }
        return made.stream().map(aides::get).toList();
    }

    private Aide.Origin origin(int i, boolean female, LocalDate born) {
        var young = born.isAfter(LocalDate.now(clock).minusYears(60));
        var fitting = Arrays.stream(Aide.Origin.values())
                .filter(o -> o != Aide.Origin.LEFT_BEHIND_WOMAN || female)
                .filter(o -> (o != Aide.Origin.YOUNG_OLD && o != Aide.Origin.AWAY_DONOR) || !young)
                .toList();
        return fitting.get(i % fitting.size());
    }
}
