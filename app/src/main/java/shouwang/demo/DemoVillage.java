package shouwang.demo;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shouwang.access.Account;
import shouwang.access.Accounts;
import shouwang.access.Actor;
import shouwang.access.Role;
import shouwang.care.Contacts;
import shouwang.care.Need;
import shouwang.care.Needs;
import shouwang.care.Service;
import shouwang.care.Visit;
import shouwang.care.Visits;
import shouwang.county.County;
import shouwang.county.Scope;
import shouwang.family.Talks;
import shouwang.kernel.Ids;
import shouwang.kernel.Points;
import shouwang.pairing.Pair;
import shouwang.pairing.Pairs;
import shouwang.people.Aide;
import shouwang.people.Aides;
import shouwang.people.Elder;
import shouwang.people.Elders;
import shouwang.people.Phone;
import shouwang.people.Rosters;
import shouwang.people.roster.Roster;
import shouwang.people.roster.RosterAsk;
import shouwang.places.Place;
import shouwang.places.Places;
import shouwang.timebank.shop.Good;
import shouwang.timebank.shop.Shelf;

/** 井田村 on an ordinary day: its roster, its aides, what happened this month, one login a role. */
@Component
public class DemoVillage {
    static final String JINGTIAN = "511922204206";
    private static final String PASSWORD = "shouwang-demo";
    private static final int AIDES = 34;
    private static final Service[] SERVICES = {Service.MEALS, Service.CLEANING, Service.COUNSEL,
        Service.ERRANDS, Service.MEDICAL, Service.MOBILITY};
    private static final String[] TASKS = {"送午饭，要软", "扫屋、换被套", "陪着说说话", "买降压药", "量血压",
        "陪去卫生院"};

    private final Accounts accounts;
    private final Rosters rosters;
    private final Elders elders;
    private final Aides aides;
    private final Pairs pairs;
    private final Needs needs;
    private final Visits visits;
    private final Contacts contacts;
    private final Places places;
    private final DemoRounds rounds;
    private final Shelf shelf;
    private final DemoLife life;
    private final Talks talks;
    private final Clock clock;

    DemoVillage(Accounts accounts, Rosters rosters, Elders elders, Aides aides, Pairs pairs,
            Needs needs, Visits visits, Contacts contacts, Places places, DemoRounds rounds,
            Shelf shelf, DemoLife life, Talks talks, Clock clock) {
        this.accounts = accounts;
        this.rosters = rosters;
        this.elders = elders;
        this.aides = aides;
        this.pairs = pairs;
        this.needs = needs;
        this.visits = visits;
        this.contacts = contacts;
        this.places = places;
        this.rounds = rounds;
        this.shelf = shelf;
        this.life = life;
        this.talks = talks;
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
            account(admin, "supervisor", "解元德", Role.SUPERVISOR, JINGTIAN, null);
            account(admin, "doctor", "何正清", Role.DOCTOR, JINGTIAN, null);
            account(admin, "coop", "仇桂兰", Role.COOP, JINGTIAN, null);
            stock(clerk);
            account(admin, "auditor", "谭学文", Role.AUDITOR, county.code(), null);
            if (people) {
                fill(admin, clerk);
            } else {
                var first = aides.all(JINGTIAN).getFirst();
                account(admin, "aide", first.name(), Role.AIDE, JINGTIAN, first.id());
            }
        });
    }

    private static Actor actor(County county, Account account) {
        return new Actor(account.id(), county, account.name(), account.role(),
                account.placeCode(), account.personId());
    }

    private Account account(Actor admin, String login, String name, Role role, String place,
            @org.jspecify.annotations.Nullable UUID person) {
        return accounts.make(admin, new Account(Ids.fresh(), place, login, name, role, person,
                null, null), PASSWORD);
    }

    private void fill(Actor admin, Actor clerk) {
        places.stage(JINGTIAN, Place.Stage.PILOT);
        var random = new SplittableRandom(20261123);
        var result = Roster.check(roster(), "jingtian_roster.xlsx",
                RosterAsk.on(LocalDate.now(clock)));
        rosters.bring(clerk, Ids.fresh(), JINGTIAN, "jingtian_roster.xlsx", result, done -> { });
        var old = elders.all(JINGTIAN);
        var helpers = helpers(clerk, random, old);
        account(admin, "aide", helpers.getFirst().name(), Role.AIDE, JINGTIAN,
                helpers.getFirst().id());
        for (var i = 0; i < old.size() - 3; i++) {
            var elder = old.get(i);
            var found = pairs.suggest(clerk, elder.id(), 1);
            if (!found.isEmpty()) {
                pairs.pair(clerk, elder.id(), found.getFirst().aide().id(),
                        random.nextInt(3) == 0 ? Pair.Manner.ASSIGNED : Pair.Manner.VOLUNTARY,
                        null);
            }
        }
        month(clerk, old, random);
        life.rules(clerk, JINGTIAN);
        life.confirmed(clerk, old, helpers);
        today(clerk, old, helpers.getFirst());
        rounds.plan(clerk, JINGTIAN, old, helpers);
        life.table(clerk, JINGTIAN, old, helpers.get(1));
        life.courtyard(clerk, places.get(helpers.getFirst().placeCode()), old,
                helpers.getFirst());
        life.slips(clerk, helpers.getFirst());
        family(admin, clerk, old.get(62), helpers.get(2));
    }

    private void family(Actor admin, Actor clerk, Elder elder, Aide aide) {
        var kin = life.daughter(clerk, elder);
        var child = actor(admin.county(), account(admin, "daughter", kin.name(), Role.KIN, JINGTIAN,
                kin.person()));
        life.letters(clerk, JINGTIAN, elder, aide);
        talks.say(child, kin.id(), Ids.fresh(), "妈妈的膝盖好些没有？过年我带护膝回来。");
    }

    /** What stands on the co-op's shelf: one point is an hour given. */
    private void stock(Actor clerk) {
        good(clerk, 1, "大米", "5 公斤袋", 240, 20);
        good(clerk, 2, "菜油", "瓶", 180, 12);
        good(clerk, 3, "食盐", "袋", 15, 60);
        good(clerk, 4, "肥皂", "块", 20, 40);
        good(clerk, 5, "洗衣粉", "袋", 60, 25);
        good(clerk, 6, "鸡蛋", "十个", 60, 30);
        good(clerk, 7, "毛巾", "条", 45, 18);
        good(clerk, 8, "挂面", "把", 30, 1);
    }

    private void good(Actor clerk, int number, String name, String unit, int minutes, int stock) {
        var id = shelf.add(clerk, Ids.fresh(), JINGTIAN,
                new Good.Form(number, name, unit, new Points(minutes)));
        shelf.in(clerk, Ids.fresh(), id, stock, "进货");
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

    /** What happened in the last weeks: visits confirmed, calls made. */
    private void month(Actor clerk, List<Elder> old, SplittableRandom random) {
        var paired = pairs.current(old.stream().map(Elder::id).toList());
        for (var i = 0; i < old.size(); i++) {
            var pair = paired.get(old.get(i).id());
            var back = i % 41 == 7 ? 35 + i % 9 : 1 + random.nextInt(27);
            var at = clock.instant().truncatedTo(ChronoUnit.HOURS).minus(back, ChronoUnit.DAYS);
            if (pair == null) {
                contacts.log(clerk, Ids.fresh(), old.get(i).id(), Contacts.Kind.CALL, at, "问候");
                continue;
            }
            var pick = random.nextInt(SERVICES.length);
            var visit = visits.enter(clerk, new Visit.Plan(Ids.fresh(), old.get(i).id(),
                    pair.aideId(), null, SERVICES[pick], TASKS[pick], at),
                    new Visit.Finish(at.plus(20 + random.nextInt(60), ChronoUnit.MINUTES),
                            TASKS[pick], 3 + random.nextInt(3)));
            if (i % 30 != 3) {
                visits.confirm(clerk, visit.id(), new Visit.Confirm(
                        i % 2 == 0 ? Visit.Method.SIGNATURE : Visit.Method.CALL_BACK,
                        old.get(i).name(), i % 7 == 0 ? 3 : 5, null), null);
            }
        }
    }

    /** Five needs on five clocks, and a round for the aide who signs in. */
    private void today(Actor clerk, List<Elder> old, Aide aide) {
        var now = clock.instant();
        raise(clerk, old.get(20), Service.MEDICAL, "去卫生院复查", Need.RaisedAs.KIN, "儿子",
                now.minus(192, ChronoUnit.MINUTES));
        raise(clerk, old.get(41), Service.ERRANDS, "买降压药", Need.RaisedAs.SELF, old.get(41).name(),
                now.minus(455, ChronoUnit.MINUTES));
        raise(clerk, old.get(62), Service.MEALS, "送午饭，要软", Need.RaisedAs.KIN, "女儿",
                now.minus(2, ChronoUnit.HOURS));
        raise(clerk, old.get(83), Service.FARMING, "挖红苕，两个人", Need.RaisedAs.NEIGHBOUR, "隔壁",
                now.minus(20, ChronoUnit.HOURS));
        var last = raise(clerk, old.get(104), Service.COUNSEL, "陪着说说话", Need.RaisedAs.DOCTOR,
                "何大夫", now.minus(3, ChronoUnit.HOURS));
        needs.give(clerk, last.id(), aide.id(), now.plus(1, ChronoUnit.HOURS));
        var own = pairs.ofAide(aide.id());
        for (var i = 0; i < Math.min(2, own.size()); i++) {
            visits.plan(clerk, new Visit.Plan(Ids.fresh(), own.get(i).elderId(), aide.id(), null,
                    SERVICES[i], TASKS[i], morning(i)));
        }
    }

    private Instant morning(int i) {
        return LocalDate.now(clock).atTime(8 + i, 0).atZone(clock.getZone()).toInstant();
    }

    private Need raise(Actor clerk, Elder elder, Service service, String wish, Need.RaisedAs as,
            String by, Instant at) {
        return needs.raise(clerk, new Need.Raise(Ids.fresh(), elder.id(), service, wish,
                service.people(), as, by, Need.Via.PHONE, at, false));
    }
}
